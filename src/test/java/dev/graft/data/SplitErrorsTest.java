package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SplitErrorsTest {
  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  @Test
  void checksFractions() {
    ImageSet set = Samples.set(20, 20);
    assertSays(
        "training + validation + test (1.25) must be at most 1; make one of them smaller",
        () -> set.split(0.5, 0.25, 0.5));
    assertSays(
        "training (-0.5) must be above 0 and at most 1: a network is trained on them",
        () -> set.split(-0.5, 0.5, 0.5));
    assertSays(
        "validation (0.0) must be above 0 and at most 1: every choice, such as the rate, is made on"
            + " them",
        () -> set.split(0.5, 0, 0.5));
  }

  @Test
  void namesTheClassThatIsLeftWithoutRows() {
    assertSays(
        "class 'b' (2 rows) must keep rows in every part: 0 training, 1 validation, 1 test; change"
            + " the fractions, or leave the class out with only(...)",
        () -> Samples.set(20, 2).split(0.25, 0.25, 0.5));
    assertSays(
        "class 'a' (1 training row) must have 2, one of them for validation; add pictures, or leave"
            + " the class out with only(...)",
        () -> Samples.parted(1, 0, 3).split());
    assertSays(
        "class 'a' (0 training, 0 test rows) must have rows in the set's own training and test"
            + " parts; make the parts with split(0.25, 0.25, 0.5) or perClass(20, 20)",
        () -> Samples.set(9, 9).split());
  }

  @Test
  void namesTheClassThatIsTooSmall() {
    assertSays(
        "training + validation (8 + 8 per class) must be at most 11: class 'b' has 12 rows, and one"
            + " must be left for the test; ask for fewer, or leave the class out with only(...)",
        () -> Samples.set(20, 12).perClass(8, 8));
    assertSays(
        "training + validation (8 + 8 per class) must be at most 12: class 'a' has 12 rows outside"
            + " the test part; ask for fewer, or leave the class out with only(...)",
        () -> Samples.parted(10, 2, 30).perClass(8, 8));
    assertSays("training (0) must be at least 1", () -> Samples.set(9, 9).perClass(0, 2));
    assertSays("validation (-1) must be at least 1", () -> Samples.set(9, 9).perClass(2, -1));
  }

  @Test
  void takesTheLastRowThatThereIs() {
    // By hand: 20 - 16 and 17 - 16.
    assertEquals(5, Samples.set(20, 17).perClass(8, 8).rows(1).test().size());
  }

  @Test
  void refusesToMixATestPartIntoFractions() {
    assertSays(
        "fractions (0.25, 0.25, 0.5) must not mix a set's own test part with its other rows; use"
            + " split() or perClass(...), or give the parts up with withoutParts()",
        () -> Samples.parted(10, 5, 5).split(0.25, 0.25, 0.5));
  }

  @Test
  void checksTheNumberOfTestRows() {
    Split split = Samples.set(20, 20).split(0.25, 0.25, 0.5);
    assertSays(
        "testRows (21) must be at most 20, the test rows there are; ask for fewer",
        () -> split.withTestRows(21));
    assertSays(
        "testRows (1) must be at least 2, one for each class; ask for more",
        () -> split.withTestRows(1));
  }

  @Test
  void checksRows() {
    assertSays(
        "row (3) must stand in one part only, once; remove the repetition",
        () -> new Rows(List.of(1, 3), List.of(2), List.of(3)));
  }
}
