package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.model.Base;
import dev.graft.model.Stage;
import dev.graft.model.TensorSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What all nets have in common whose tensors several libraries name. */
class NamedNetTest {
  private static List<List<Integer>> shapes(NamedNet net, Layout layout) {
    return net.stages(layout).stream()
        .map(Stage::tensors)
        .flatMap(List::stream)
        .map(TensorSpec::shape)
        .toList();
  }

  @Test
  void tensorsStandInOneOrderWhoeverNamesThem() {
    for (NamedNet net : HubNets.usual()) {
      for (Layout layout : net.layouts()) {
        assertEquals(shapes(net, Layout.TORCHVISION), shapes(net, layout), net.name());
      }
      assertEquals(net, new HubNets().named(net.name()).orElseThrow());
    }
  }

  @Test
  void itIsShownAsASentence() {
    String words = ResNet.of(18).toString();
    assertTrue(
        words.startsWith("resnet18: colour pictures in, 512 features out, 11,176,512"), words);
    assertTrue(words.contains("cut behind stem, layer1, layer2, layer3, layer4; say where"), words);
    assertTrue(ResNet.of(18).bundle().get("text/html").toString().contains("resnet18"), words);
  }

  @Test
  void untrainedItIsFedAsImageNetsNetsAre() {
    Base base = MobileNetV2.usual().untrained();
    assertEquals(224, base.preprocessing().size());
    assertEquals(123.675, base.preprocessing().mean().get(0), 1e-9);
    assertEquals("nothing yet", base.card().trainedOn());
  }
}
