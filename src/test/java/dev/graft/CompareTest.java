package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.model.FashionNet;
import dev.graft.run.RunStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Options as values, and the cells that they print. */
class CompareTest {
  private static final Compare ASKED = Compare.folder("my photos");

  @Test
  void eachOptionIsAnotherValue() {
    Compare other =
        ASKED
            .withSeeds(1, 2, 3)
            .withSize(96)
            .withMinutes(1.5)
            .withTwin()
            .withStore(RunStore.at(Path.of("r")));
    assertEquals(List.of(1L, 2L, 3L), other.seeds());
    assertEquals(Compare.Twin.INCLUDED, other.twin());
    assertEquals(
        "my photos: EfficientNet-Lite0 (ImageNet) at 96 px, against a small net from scratch and its"
            + " own twin; 3 seeds; run() computes it",
        other.toString());
    assertEquals(
        "my photos: EfficientNet-Lite0 (ImageNet) at the largest size for 5 minutes, against a small"
            + " net from scratch; 5 seeds; run() computes it",
        ASKED.toString());
    assertThrows(IllegalArgumentException.class, ASKED::withSeeds);
    assertThrows(IllegalArgumentException.class, () -> ASKED.withMinutes(0));
  }

  @Test
  void aTableIsToldItsWay() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Compare.folder("flowers.CSV"))
            .getMessage();
    assertTrue(message.startsWith("path (flowers.CSV) must be a folder of pictures"), message);
    assertTrue(message.contains("Graft.compare(\"flowers.CSV\", \"class\")"), message);
  }

  @Test
  void theCellsSayWhatWasAskedFor() {
    String plain = Cells.of(ASKED, 224, false);
    assertTrue(plain.contains("ImageFolder.of(Path.of(\"my photos\"))"), plain);
    assertTrue(plain.contains("pictures.split(0.5, 0.2, 0.3)"), plain);
    assertTrue(plain.contains("source.withoutHead().withSize(224)"), plain);
    assertFalse(plain.contains("withSeeds"), plain);
    assertFalse(plain.contains("twin"), plain);
    assertTrue(plain.endsWith("Decision.of(all, comparison)\n"), plain);
    Compare asked = ASKED.withBase(FashionNet.clothing()).withSeeds(7, 8).withTwin();
    String other = Cells.of(asked, 28, true);
    assertTrue(other.contains("pictures.split()"), other);
    assertTrue(other.contains("var source = yourBase;  // the base that was given: "), other);
    assertTrue(other.contains("Experiment.on(split).withSeeds(7, 8).withArm(\"frozen\""), other);
    assertTrue(other.contains("all.withArm(\"twin from scratch\", network.fromScratch()"), other);
    assertTrue(other.endsWith("Decision.of(twins, comparison)\n"), other);
    String windows = Cells.of(Compare.folder(Path.of("C:\\a\"b")), 224, false);
    assertTrue(windows.contains("Path.of(\"C:\\\\a\\\"b\")"), windows);
  }
}
