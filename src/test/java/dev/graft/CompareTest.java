package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Digits;
import dev.graft.data.Penguins;
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
  void picturesThatHaveBeenOpenedAreTakenAndRowsAreNot() {
    assertTrue(Compare.pictures(Digits.all()).toString().startsWith("Digits: Effi"));
    var split = Penguins.bySex().split(0.5, 0.2, 0.3);
    String message =
        assertThrows(IllegalArgumentException.class, () -> Compare.pictures(split)).getMessage();
    assertTrue(
        message.contains("must be one of pictures; of a table it is Compare.table"), message);
  }
}
