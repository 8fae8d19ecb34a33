package dev.graft.data;

import static dev.graft.data.SplitFixtures.all;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.SplitMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitTest {
  private static int count(ImageSet set, List<Integer> rows, int label) {
    return (int) rows.stream().filter(row -> set.label(row) == label).count();
  }

  @Test
  void keepsEveryClassesShare() {
    ImageSet set = Samples.set(40, 8, 20);
    Rows rows = set.split(0.25, 0.25, 0.5).rows(1);
    int[] quarters = {10, 2, 5};
    for (int label = 0; label < 3; label++) {
      assertEquals(quarters[label], count(set, rows.training(), label));
      assertEquals(quarters[label], count(set, rows.validation(), label));
      assertEquals(2 * quarters[label], count(set, rows.test(), label));
    }
    assertEquals(68, all(rows).size());
  }

  @Test
  void losesNoRowToRounding() {
    for (int size = 5; size < 60; size++) {
      Rows rows = Samples.set(size, size).split(0.7, 0.2, 0.1).rows(3);
      assertEquals(2 * size, all(rows).size());
    }
  }

  @Test
  void drawsTheSameRowsAgain() {
    Split split = Samples.set(40, 30).split(0.25, 0.25, 0.5).withSeed(7);
    assertEquals(split.rows(3), split.rows(3));
    assertEquals(split.rows(3), Samples.set(40, 30).split(0.25, 0.25, 0.5).withSeed(7).rows(3));
    assertNotEquals(split.rows(3).test(), split.withSeed(8).rows(3).test());
  }

  @Test
  void redrawsTrainingRowsOnFixedTestRows() {
    Split split = Samples.set(40, 30).perClass(5, 5);
    assertEquals(SplitMode.TRAINING_REDRAWN, split.mode());
    assertEquals(split.rows(1).test(), split.rows(2).test());
    assertNotEquals(split.rows(1).training(), split.rows(2).training());
    assertNotEquals(split.rows(1).validation(), split.rows(2).validation());
  }

  @Test
  void drawsFromTheWholePoolAndNeverFromTheTest() {
    Split split = Samples.set(40, 40).perClass(2, 2);
    Set<Integer> drawn = new HashSet<>();
    for (int seed = 0; seed < 200; seed++) {
      drawn.addAll(split.rows(seed).training());
    }
    // Half of each class is set apart for the test. A row of the other half is missed by all 200
    // draws with probability 0.9^200 = 7e-10.
    assertEquals(40, drawn.size());
    assertTrue(split.rows(1).test().stream().noneMatch(drawn::contains));
  }

  @Test
  void fixesAndRedrawsAsTheModeSays() {
    Split split = Samples.set(40, 30).perClass(5, 5);
    Split fixed = split.withMode(SplitMode.FIXED);
    assertEquals(fixed.rows(1), fixed.rows(2));
    assertEquals(split.rows(1).test(), fixed.rows(1).test());
    Split redrawn = split.withMode(SplitMode.ALL_REDRAWN);
    assertNotEquals(redrawn.rows(1).test(), redrawn.rows(2).test());
    assertNotEquals(redrawn.rows(1).training(), redrawn.rows(2).training());
    assertEquals(redrawn.rows(1), redrawn.rows(1));
  }

  @Test
  void nestsSmallerTrainingSetsInLargerOnes() {
    ImageSet set = Samples.set(60, 50, 90);
    for (SplitMode mode : SplitMode.values()) {
      for (long seed = 1; seed < 6; seed++) {
        Rows few = set.perClass(5, 4).withMode(mode).rows(seed);
        Rows many = set.perClass(20, 4).withMode(mode).rows(seed);
        assertEquals(few.training(), many.training().subList(0, 15));
        assertEquals(few.validation(), many.validation());
        assertEquals(few.test(), many.test());
      }
    }
  }

  @Test
  void nestsAlsoWhereTrainingNeedsRowsSetApartForTheTest() {
    // 20 rows each: 10 are set apart; 12 + 4 need 6 of them, and 4 are left to test.
    ImageSet set = Samples.set(20, 20);
    for (long seed = 1; seed < 20; seed++) {
      Rows few = set.perClass(5, 4).rows(seed);
      Rows many = set.perClass(12, 4).rows(seed);
      assertEquals(few.training(), many.training().subList(0, 10));
      assertEquals(20, few.test().size());
      assertEquals(8, many.test().size());
      assertTrue(few.test().containsAll(many.test()));
    }
  }

  @Test
  void takesATestPartAsItIs() {
    ImageSet set = Samples.parted(10, 5, 6);
    Rows rows = set.perClass(3, 4).rows(1);
    assertEquals(12, rows.test().size());
    rows.test().forEach(row -> assertEquals(Part.TEST, set.part(row)));
    assertEquals(rows.test(), set.perClass(9, 2).withSeed(5).rows(4).test());
    Set<Part> others = new HashSet<>();
    IntStream.range(0, 50)
        .forEach(s -> set.perClass(3, 4).rows(s).training().forEach(r -> others.add(set.part(r))));
    assertEquals(Set.of(Part.TRAINING, Part.VALIDATION), others);
    Split redrawn = set.perClass(3, 4).withMode(SplitMode.ALL_REDRAWN);
    assertEquals(12, redrawn.rows(1).test().size());
    assertFalse(redrawn.rows(1).test().stream().allMatch(r -> set.part(r) == Part.TEST));
  }

  @Test
  void followsTheMakersParts() {
    ImageSet set = Samples.parted(10, 5, 6);
    Split split = set.split();
    assertEquals(SplitMode.FIXED, split.mode());
    Rows rows = split.rows(1);
    assertEquals(rows, split.rows(2));
    rows.training().forEach(row -> assertEquals(Part.TRAINING, set.part(row)));
    rows.validation().forEach(row -> assertEquals(Part.VALIDATION, set.part(row)));
    rows.test().forEach(row -> assertEquals(Part.TEST, set.part(row)));
    assertEquals(42, all(rows).size());
    Rows redrawn = split.withMode(SplitMode.TRAINING_REDRAWN).rows(1);
    assertEquals(20, redrawn.training().size());
    assertEquals(rows.test(), redrawn.test());
    assertNotEquals(Set.copyOf(rows.training()), Set.copyOf(redrawn.training()));
  }

  @Test
  void setsAFifthOfTheTrainingPartApartForValidation() {
    ImageSet set = Samples.parted(10, 0, 6);
    Rows rows = set.split().rows(1);
    for (int label = 0; label < 2; label++) {
      assertEquals(2, count(set, rows.validation(), label));
      assertEquals(8, count(set, rows.training(), label));
    }
    rows.validation().forEach(row -> assertEquals(Part.TRAINING, set.part(row)));
  }

  @Test
  void samplesTestRowsByClass() {
    ImageSet set = Samples.set(80, 40, 40);
    Split split = set.split(0.25, 0.25, 0.5);
    Rows rows = split.withTestRows(20).rows(1);
    assertEquals(10, count(set, rows.test(), 0));
    assertEquals(5, count(set, rows.test(), 1));
    assertEquals(5, count(set, rows.test(), 2));
    assertTrue(split.rows(1).test().containsAll(rows.test()));
    assertEquals(split.rows(1).training(), rows.training());
    assertEquals(4, Samples.parted(9, 3, 9).split().withTestRows(4).rows(1).test().size());
  }

  @Test
  void drawsTheSameRowsInTwoDomains() {
    Split one = Samples.set(30, 30).perClass(4, 4);
    ImageSet other = Samples.set(30, 30).withName("other style");
    assertEquals(one.rows(9), other.perClass(4, 4).rows(9));
  }

  @Test
  void namesEverySettingInItsKey() {
    Split split = Samples.set(30, 30).perClass(4, 4);
    List<String> keys = new ArrayList<>();
    keys.add(split.canonical());
    keys.add(split.withSeed(2).canonical());
    keys.add(split.withMode(SplitMode.FIXED).canonical());
    keys.add(split.withTestRows(10).canonical());
    keys.add(Samples.set(30, 30).perClass(4, 5).canonical());
    keys.add(Samples.set(30, 30).split(0.25, 0.25, 0.5).canonical());
    keys.add(Samples.set(30, 31).perClass(4, 4).canonical());
    assertEquals(keys.size(), Set.copyOf(keys).size());
    assertEquals(keys.get(0), Samples.set(30, 30).perClass(4, 4).canonical());
    assertTrue(keys.get(0).contains("data=\"" + split.data().hash() + "\""));
  }
}
