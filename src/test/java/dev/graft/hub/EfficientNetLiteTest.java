package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.model.Base;
import dev.graft.model.Safetensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Lite1 and Lite2 against efficientnet-lite-pytorch's; src/data/hub_fixture.py wrote the answers.
 */
@Tag("engine")
class EfficientNetLiteTest {
  private static final NamedNet.Classifier HEAD = new NamedNet.Classifier("_fc.weight", "_fc.bias");

  @TempDir Path folder;

  @Test
  void itAnswersWhatItsPackageAnswers() throws Exception {
    for (int number = 1; number <= 2; number++) {
      EfficientNetLite net = new EfficientNetLite(number);
      Expected.of("lite" + number).check(net, HEAD, List.of());
      assertEquals(Optional.of(net), EfficientNetLite.named(net.name()));
    }
  }

  @Test
  void weightsThatAreNotBuiltAreToldHow() {
    String words =
        assertThrows(IllegalArgumentException.class, () -> new EfficientNetLite(1).base(folder))
            .getMessage();
    assertTrue(words.startsWith("the weights of EfficientNetLite.imageNet(1)"), words);
    assertTrue(words.contains("run `python3 src/data/lite.py`"), words);
    assertThrows(IllegalArgumentException.class, () -> EfficientNetLite.imageNet(3));
  }

  @Test
  void builtWeightsAreABase() throws Exception {
    EfficientNetLite net = new EfficientNetLite(1);
    byte[] file = Safetensors.write(Formula.weights(net, HEAD, 1000));
    Files.write(folder.resolve("efficientnet-lite1-imagenet.safetensors"), file);
    Base base = net.base(folder);
    assertEquals("EfficientNet-Lite1 (ImageNet)", base.card().name());
    assertEquals(240, base.withExpectedPreprocessing().preprocessing().size());
    assertEquals("tench", base.oldHead().orElseThrow().names().get(0));
    assertEquals(9, base.cuts().size());
  }
}
