package dev.graft;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Digits;
import dev.graft.data.ImageSet;
import dev.graft.data.Part;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the cells say; that they compute what ran is held by {@link GraftTest}. */
class CellsTest {
  private static final Compare ASKED = Compare.folder("my photos");
  private static final Split DRAWN = OwnPictures.parted(Digits.all());

  private static Split parted() {
    ImageSet digits = Digits.all();
    List<Part> parts =
        IntStream.range(0, digits.size())
            .mapToObj(
                row -> row % 3 == 0 ? Part.TEST : row % 3 == 1 ? Part.VALIDATION : Part.TRAINING)
            .toList();
    return OwnPictures.parted(digits.withParts(parts));
  }

  @Test
  void theyNameTheFolderAndHowItIsSplit() {
    String plain = Cells.of(ASKED, 224, DRAWN);
    assertTrue(plain.contains("ImageFolder.of(Path.of(\"my photos\"))"), plain);
    assertTrue(plain.contains("pictures.split(0.5, 0.2, 0.3)"), plain);
    assertTrue(plain.contains("source.withoutHead().withSize(224)"), plain);
    assertFalse(plain.contains("withSeeds"), plain);
    assertFalse(plain.contains("twin"), plain);
    assertTrue(plain.endsWith("Decision.of(all, comparison)\n"), plain);
    String windows = Cells.of(Compare.folder(Path.of("C:\\a\"b")), 224, DRAWN);
    assertTrue(windows.contains("Path.of(\"C:\\\\a\\\"b\")"), windows);
  }

  @Test
  void theyHoldTheOptions() {
    Compare asked = ASKED.withBase(FashionNet.clothing()).withSeeds(7, 8).withTwin();
    String other = Cells.of(asked, 28, parted());
    assertTrue(other.contains("pictures.split()"), other);
    assertTrue(other.contains("var source = yourBase;  // the base that was given: "), other);
    assertTrue(other.contains("Experiment.on(split).withSeeds(7, 8).withArm(\"frozen\""), other);
    assertTrue(other.contains("all.withArm(\"twin from scratch\", network.fromScratch()"), other);
    assertTrue(other.endsWith("Decision.of(twins, comparison)\n"), other);
  }

  @Test
  void aSplitThatWasGivenIsNamed() {
    String cells = Cells.of(Compare.pictures(DRAWN), 224, DRAWN);
    String given =
        "var split = yourSplit;  // the one that was given: Digits, split into 0.5 training, 0.2"
            + " validation and 0.3 test rows of each class, seed 1.\nvar pictures = split.data();\n";
    assertTrue(cells.contains(given), cells);
    assertFalse(cells.contains("ImageFolder"), cells);
  }
}
