package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.Predictions;
import dev.graft.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What answers reach that know nothing of a row. */
class GuessingTest {
  private static Run run(List<String> classes, Integer... actual) {
    List<Integer> labels = List.of(actual);
    List<Integer> rows = IntStream.range(0, labels.size()).boxed().toList();
    Predictions test = new Predictions(classes, rows, labels, labels);
    return RunFixtures.Arm.of("a", 0.5).seed(1).withTest(test);
  }

  @Test
  void theLargestClassAndAGuess() {
    Guessing guess =
        Guessing.of(List.of(run(List.of("cat", "dog", "emu"), 0, 1, 1, 1))).orElseThrow();
    assertEquals(new Guessing(1 / 3.0, 0.75, "dog"), guess);
    assertTrue(guess.unequal());
    assertEquals(
        "a guess among all classes reaches 0.333, always naming 'dog' 0.750", guess.toString());
  }

  /** Where all are as large, naming one is a guess. */
  @Test
  void equalClasses() {
    Guessing guess = Guessing.of(List.of(run(List.of("cat", "dog"), 0, 1, 1, 0))).orElseThrow();
    assertFalse(guess.unequal());
    assertEquals("a guess among all classes reaches 0.500", guess.toString());
  }

  @Test
  void runsOfOtherTestRowsCountTogether() {
    List<String> classes = List.of("cat", "dog");
    Guessing guess =
        Guessing.of(List.of(run(classes, 0, 0, 0, 1), run(classes, 0, 1, 1, 1))).orElseThrow();
    assertEquals(0.5, guess.majority());
  }

  @Test
  void scoresWithoutRowsAndTwoTasksHaveNone() {
    assertEquals(Optional.empty(), Guessing.of(List.of()));
    assertEquals(Optional.empty(), Guessing.of(List.of(CurveFixtures.stated("a", 1, 0.5))));
    assertEquals(
        Optional.empty(),
        Guessing.of(List.of(run(List.of("cat", "dog"), 0), run(List.of("emu", "dog"), 0))));
  }
}
