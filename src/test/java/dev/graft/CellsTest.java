package dev.graft;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Digits;
import dev.graft.data.ImageSet;
import dev.graft.data.Part;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.recipe.RateSearch;
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

  private static final RateSearch QUICK = RateSearch.quick();

  private static PictureSize size(int pixels, RateSearch search) {
    return new PictureSize(pixels, "as asked for", 1, 2, search);
  }

  @Test
  void theySearchAsTheRunsDid() {
    String quick = ".thenFineTune(Thawing.fromTheTop(2))";
    assertTrue(
        Cells.of(ASKED, size(224, QUICK), DRAWN)
            .contains("recipe.withRateSearch(RateSearch.quick())" + quick));
    assertTrue(
        Cells.of(ASKED, size(224, RateSearch.toThePlateau()), DRAWN).contains("recipe" + quick));
  }

  @Test
  void theyNameTheFolderAndHowItIsSplit() {
    String plain = Cells.of(ASKED, size(224, QUICK), DRAWN);
    assertTrue(plain.contains("ImageFolder.of(Path.of(\"my photos\"))"), plain);
    assertTrue(plain.contains("pictures.split(0.5, 0.2, 0.3)"), plain);
    assertTrue(plain.contains("source.withoutHead().withSize(224)"), plain);
    assertFalse(plain.contains("withSeeds"), plain);
    assertFalse(plain.contains("twin"), plain);
    assertTrue(plain.endsWith("Decision.of(all, comparison)\n"), plain);
    String windows = Cells.of(Compare.folder(Path.of("C:\\a\"b")), size(224, QUICK), DRAWN);
    assertTrue(windows.contains("Path.of(\"C:\\\\a\\\"b\")"), windows);
  }

  @Test
  void theyHoldTheOptions() {
    Compare asked = ASKED.withBase(FashionNet.clothing()).withSeeds(7, 8).withTwin();
    String other = Cells.of(asked, size(28, RateSearch.toThePlateau()), parted());
    assertTrue(other.contains("pictures.split()"), other);
    assertTrue(other.contains("var source = yourBase;  // the base that was given: "), other);
    assertTrue(other.contains("Experiment.on(split).withSeeds(7, 8).withArm(\"frozen\""), other);
    assertTrue(other.contains("all.withArm(\"twin from scratch\", network.fromScratch()"), other);
    assertTrue(other.endsWith("Decision.of(twins, comparison)\n"), other);
  }

  @Test
  void aSplitThatWasGivenIsNamed() {
    String cells = Cells.of(Compare.pictures(DRAWN), size(224, QUICK), DRAWN);
    String given =
        "var split = yourSplit;  // the one that was given: Digits, split into 0.5 training, 0.2"
            + " validation and 0.3 test rows of each class, seed 1.\nvar pictures = split.data();\n";
    assertTrue(cells.contains(given), cells);
    assertFalse(cells.contains("ImageFolder"), cells);
  }
}
