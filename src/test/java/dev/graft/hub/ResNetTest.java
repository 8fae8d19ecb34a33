package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.hub.ResNet.Block;
import dev.graft.model.Base;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Stage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** ResNet against torchvision's and timm's; src/data/hub_fixture.py wrote what they answer. */
@Tag("engine")
class ResNetTest {
  private static final List<String> STAGES =
      List.of("maxpool", "layer1", "layer2", "layer3", "layer4");

  private static long learned(int layers) {
    return ResNet.of(layers).stages().stream().mapToLong(Stage::parameters).sum();
  }

  /** torchvision's pages say 11,689,512, 21,797,672 and 25,557,032 with 1,000 classes. */
  @Test
  void itHasAsManyParametersAsTorchvisions() {
    assertEquals(11_689_512 - 513_000, learned(18));
    assertEquals(21_797_672 - 513_000, learned(34));
    assertEquals(25_557_032 - 2_049_000, learned(50));
    assertEquals(512, ResNet.of(34).features());
    assertEquals(2048, ResNet.of(50).features());
    assertEquals(
        List.of("stem", "layer1", "layer2", "layer3", "layer4"), ResNet.of(18).untrained().cuts());
  }

  @Test
  void resNet18AnswersWhatTorchvisionAnswersAtEveryStage() throws Exception {
    Expected.of("resnet18").check(ResNet.of(18), STAGES);
  }

  @Tag("slow")
  @Test
  void resNet50AnswersWhatTorchvisionAnswersAtEveryStage() throws Exception {
    Expected.of("resnet50").check(ResNet.of(50), STAGES);
  }

  @Test
  @Tag("slow")
  void resNet34AnswersWhatTorchvisionAnswersAtEveryStage() throws Exception {
    Expected.of("resnet34").check(ResNet.of(34), STAGES);
  }

  @Test
  void itIsFrozenByStageAndHasATwin() {
    Base base = new ResNet(Block.BOTTLENECK, List.of(1, 2, 1, 1), 4).untrained().withSize(32);
    Network network = base.frozenUpTo("layer2").withHead(Head.linear(List.of("a", "b")));
    assertEquals(3, network.base().frozenStages());
    assertTrue(network.summary().toString().contains("layer2.0.downsample.0"), network.toString());
    assertEquals(0, network.fromScratch().base().frozenStages());
    assertEquals(List.of("stem", "layer1"), base.keptUpTo("layer1").cuts());
  }

  @Test
  void namesSayTheSizes() {
    ResNet odd = new ResNet(Block.BASIC, List.of(1, 2, 3, 4), 16);
    assertEquals("resnet basic 1-2-3-4 16", odd.name());
    assertEquals(Optional.of(odd), ResNet.named(odd.name()));
    assertEquals(Optional.of(ResNet.of(50)), ResNet.named("resnet50"));
    assertEquals(Optional.empty(), ResNet.named("resnet basic 2-2-2-2 64"), "it is resnet18");
    assertEquals(Optional.empty(), ResNet.named("resnet basic 1-2-3-4 16 and its old head"));
    String words = assertThrows(IllegalArgumentException.class, () -> ResNet.of(20)).getMessage();
    assertTrue(words.startsWith("layers (20) must be one of [18, 34, 50, 101, 152]"), words);
    assertThrows(
        IllegalArgumentException.class, () -> new ResNet(Block.BASIC, List.of(1, 1, 1), 8));
  }
}
