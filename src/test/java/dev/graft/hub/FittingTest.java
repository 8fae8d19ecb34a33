package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.hub.ResNet.Block;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.Safetensors;
import dev.graft.model.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names of several libraries, and what is said of tensors that do not fit. */
class FittingTest {
  private static final ResNet TINY = new ResNet(Block.BOTTLENECK, List.of(1, 1, 1, 1), 2);
  private static final MobileNetV2 SMALL = new MobileNetV2(10);
  private static final Card CARD = new Card("mine", "nothing", "none");

  @TempDir Path folder;

  private Path file(Weights weights) throws IOException {
    return Files.write(folder.resolve("model.safetensors"), Safetensors.write(weights));
  }

  private static String refused(NamedNet net, Path file) {
    return assertThrows(IllegalArgumentException.class, () -> net.weights(file)).getMessage();
  }

  @Test
  void theNamesOfEachLibraryGiveTheSameBase() throws Exception {
    for (NamedNet net : List.of(TINY, SMALL)) {
      String expected = Formula.weights(net, 4).hash();
      for (Layout layout : net.layouts()) {
        Base base = net.weights(file(Formula.weights(net, 4, layout)));
        assertEquals(expected, base.weights().hash(), layout.toString());
        assertEquals(4, base.oldHead().orElseThrow().classes());
      }
    }
  }

  @Test
  void aFileWithoutAClassifierHasNoOldHead() throws Exception {
    Weights body = Formula.weights(TINY, 4).only(name -> !name.startsWith("fc."));
    assertEquals(Optional.empty(), TINY.weights(file(body)).oldHead());
  }

  @Test
  void classesAreImageNetsWhereThereAreAThousand() throws Exception {
    Path file = file(Formula.weights(TINY, 1000));
    Base base = TINY.weights(file);
    assertEquals("tench", base.oldHead().orElseThrow().names().get(0));
    String words =
        assertThrows(
                IllegalArgumentException.class, () -> TINY.weights(file, CARD, List.of("a", "b")))
            .getMessage();
    assertTrue(words.startsWith("old classes (2) must be as many"), words);
  }

  @Test
  void everyTensorThatDoesNotFitIsNamedWithBothShapesInTheFilesOwnWords() throws Exception {
    Weights bad =
        Formula.weights(SMALL, 4, Layout.TIMM)
            .only(name -> !name.equals("bn1.bias"))
            .with("conv_stem.weight", List.of(8, 1, 3, 3), new float[72])
            .with("extra", List.of(2), new float[2]);
    String words = refused(SMALL, file(bad));
    assertTrue(words.contains("by the names of timm, faults: 3; take"), words);
    assertTrue(words.contains("bn1.bias [8] is missing"), words);
    assertTrue(
        words.contains("conv_stem.weight is [8, 1, 3, 3] there, but [8, 3, 3, 3] in the block"),
        words);
    assertTrue(words.contains("extra [2] is not one of the block's"), words);
  }

  @Test
  void aFileOfAnotherKnownNetIsRecognised() throws Exception {
    Path file = file(Formula.weights(new MobileNetV2(50), 3));
    assertTrue(refused(TINY, file).contains("they are those of mobilenet-v2 50%"));
  }
}
