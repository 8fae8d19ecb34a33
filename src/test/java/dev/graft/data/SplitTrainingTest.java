package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.SplitMode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fewer training rows of a split, for a curve over data budgets. */
class SplitTrainingTest {
  private static final ImageSet SET = Samples.set(40, 32);

  @Test
  void fewerRowsArePartOfMoreAndTheOthersStay() {
    Split whole = SET.split(0.5, 0.25, 0.25);
    for (SplitMode mode : SplitMode.values()) {
      for (long seed = 1; seed < 6; seed++) {
        Rows all = whole.withMode(mode).rows(seed);
        Rows eight = whole.withMode(mode).withTrainingPerClass(8).rows(seed);
        Rows three = whole.withTrainingPerClass(3).withMode(mode).rows(seed);
        assertEquals(16, eight.training().size());
        assertEquals(eight.training(), all.training().subList(0, 16));
        assertEquals(three.training(), all.training().subList(0, 6));
        assertEquals(all.validation(), three.validation());
        assertEquals(all.test(), three.test());
      }
    }
  }

  @Test
  void takesAsManyRowsOfEachClass() {
    Rows rows = SET.split(0.5, 0.25, 0.25).withTrainingPerClass(5).rows(2);
    assertEquals(5, rows.training().stream().filter(row -> SET.label(row) == 0).count());
    assertEquals(5, rows.training().stream().filter(row -> SET.label(row) == 1).count());
  }

  @Test
  void drawsFromPartsThatTheMakersMade() {
    Split makers = Samples.parted(40, 5, 6).split();
    List<Integer> all = makers.rows(1).training();
    List<Integer> ten = makers.withTrainingPerClass(10).rows(1).training();
    assertEquals(ten, makers.withTrainingPerClass(10).rows(2).training(), "the same for all seeds");
    assertEquals(ten.subList(0, 8), makers.withTrainingPerClass(4).rows(1).training());
    assertTrue(all.containsAll(ten));
    // The first ten of forty in the makers' order come out of a draw once in 847 million.
    assertNotEquals(all.subList(0, 20), ten);
    assertNotEquals(ten, makers.withSeed(2).withTrainingPerClass(10).rows(1).training());
  }

  @Test
  void entersTheKeyOnlyWhereItLeavesRowsOut() {
    Split split = SET.perClass(8, 4);
    assertEquals(split.canonical(), split.withTrainingPerClass(8).canonical());
    assertEquals(split.rows(3), split.withTrainingPerClass(8).rows(3));
    assertTrue(
        split.withTrainingPerClass(7).canonical().endsWith(", trainingPerClass=7}"),
        split.withTrainingPerClass(7).canonical());
    assertEquals(
        split.withTrainingPerClass(7).canonical(),
        split.withTrainingPerClass(3).withTrainingPerClass(7).canonical());
  }

  @Test
  void saysSo() {
    assertTrue(
        SET.perClass(8, 4)
            .withTrainingPerClass(3)
            .toString()
            .startsWith(
                "sample, split into 8 training and 4 validation rows of each class, of the training"
                    + " rows the first 3 of each class, seed 1.\nEach run seed draws its 14"),
        SET.perClass(8, 4).withTrainingPerClass(3).toString());
  }

  @Test
  void namesTheClassThatHasTooFew() {
    Split split = SET.split(0.5, 0.25, 0.25);
    assertWords(
        "trainingPerClass (17) must be at most 16, the training rows of class 'b'; ask for fewer,"
            + " give the training a larger part of the split, or leave the class out with only(...)",
        () -> split.withTrainingPerClass(17));
    assertWords("trainingPerClass (0) must be at least 1", () -> split.withTrainingPerClass(0));
  }

  @Test
  void showsARowWithItsClass() {
    Split split = SET.perClass(8, 4);
    int row = split.rows(1).test().get(0);
    assertEquals(row, split.thumbnail(row).row());
    assertEquals(SET.classes().get(SET.label(row)), split.thumbnail(row).label());
    assertTrue(split.thumbnail(row).html().startsWith("<img "));
  }

  private static void assertWords(String words, org.junit.jupiter.api.function.Executable act) {
    assertEquals(words, assertThrows(IllegalArgumentException.class, act).getMessage());
  }
}
