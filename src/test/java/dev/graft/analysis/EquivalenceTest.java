package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.answering;
import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where no difference may be said, and where few rows make it look so. */
class EquivalenceTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.45);
  private static final Arm TUNED = Arm.of("tuned", 0.8);

  /** Runs that are right on all rows but the first few, at every seed. */
  private static List<Run> wrong(Arm arm, int seeds, int rows, int wrong) {
    Integer[] answers = new Integer[rows];
    Arrays.setAll(answers, i -> i < wrong ? 1 : 0);
    return arm.seeds(seeds).stream().map(run -> answering(run, answers)).toList();
  }

  private static Verdict judge(Runs runs) {
    return Comparison.of(runs).against("scratch").verdict("tuned");
  }

  private static Verdict alike(int seeds, int rows) {
    return judge(runs(wrong(SCRATCH, seeds, rows, 0), wrong(TUNED, seeds, rows, 0)));
  }

  @Test
  void twoSeedsAndTwoRowsThatAgreeShowNothing() {
    Verdict verdict = alike(2, 2);
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    assertTrue(
        verdict
            .reason()
            .startsWith(
                "2 test rows are too few to say 'no difference' within 3.0 points, for among so few"
                    + " a rare loss may not show; 122 test rows in all could show it, if no further"
                    + " one differs; the smallest margin that could be confirmed"
                    + " is "),
        verdict.reason());
    assertTrue(verdict.advice().isEmpty(), "further seeds would show nothing");
    assertFalse(verdict.reason().contains("would settle it"), verdict.reason());
  }

  @Test
  void theFewestRowsNamedAreEnoughAndOneFewerIsNot() {
    assertEquals(Outcome.NO_DIFFERENCE, alike(5, 122).outcome());
    assertEquals(Outcome.CANNOT_TELL, alike(5, 121).outcome());
    assertTrue(
        alike(5, 121)
            .reason()
            .contains("the smallest margin that could be confirmed is just above 3.0 points"),
        alike(5, 121).reason());
    assertTrue(
        alike(5, 122).reason().startsWith("both answer every test row equally well; the smallest"),
        alike(5, 122).reason());
  }

  @Test
  void underHolmMoreRowsAreAskedFor() {
    Runs two =
        runs(
            wrong(SCRATCH, 3, 122, 0),
            wrong(TUNED, 3, 122, 0),
            wrong(Arm.of("other", 0.8), 3, 122, 0));
    Verdict verdict = judge(two);
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    assertEquals(0.975, verdict.interval().orElseThrow().confidence(), 1e-12);
    assertTrue(verdict.reason().matches(".*; 1\\d\\d test rows in all could.*"), verdict.reason());
  }

  @Test
  void aLossOnOneRowOfAHundredIsNotYetNoDifference() {
    Verdict verdict = judge(runs(wrong(SCRATCH, 5, 100, 0), wrong(TUNED, 5, 100, 1)));
    assertTrue(verdict.interval().orElseThrow().low() > -0.03);
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    Verdict more = judge(runs(wrong(SCRATCH, 5, 300, 0), wrong(TUNED, 5, 300, 1)));
    assertEquals(Outcome.NO_DIFFERENCE, more.outcome(), more.toString());
  }

  /** A row in a hundred won, another one at each seed: the interval leaves 0 out. */
  @Test
  void aSmallDifferenceThatHangsOnOneRowIsNoWord() {
    Integer[] right = new Integer[100];
    java.util.Arrays.fill(right, 0);
    List<Run> scratch = new java.util.ArrayList<>();
    for (Run run : SCRATCH.seeds(10)) {
      Integer[] answers = right.clone();
      answers[(int) (7 * run.seed() % 100)] = 1;
      scratch.add(answering(run, answers));
    }
    Verdict verdict = judge(runs(scratch, wrong(TUNED, 10, 100, 0)));
    assertFalse(verdict.interval().orElseThrow().contains(0), verdict.toString());
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    assertTrue(
        verdict
            .reason()
            .startsWith(
                "the difference is within the margin of 3.0 points and hangs on one row: with one"
                    + " more that is lost at every seed it would be open; more test rows"),
        verdict.reason());
    assertTrue(verdict.flags().stream().noneMatch(f -> f.isOf(Flag.Kind.ONE_ROW)));
    Verdict narrow =
        Comparison.of(runs(scratch, wrong(TUNED, 10, 100, 0)))
            .withMargin(0.005)
            .against("scratch")
            .verdict("tuned");
    assertEquals(Outcome.HELPS, narrow.outcome(), "beyond the margin it is told, and flagged");
    assertTrue(narrow.flags().stream().anyMatch(f -> f.isOf(Flag.Kind.ONE_ROW)));
  }

  /** What is confirmed as the smallest margin is confirmed when it is asked for. */
  @Test
  void theSmallestMarginNamedHolds() {
    Runs few = runs(wrong(SCRATCH, 3, 40, 0), wrong(TUNED, 3, 40, 0));
    // Clopper and Pearson: 1 - 0.025^(1 / 40) = 0.08809.
    assertTrue(judge(few).reason().endsWith("confirmed is 8.8 points"), judge(few).reason());
    assertEquals(
        Outcome.NO_DIFFERENCE,
        Comparison.of(few).withMargin(0.0881).against("scratch").verdict("tuned").outcome());
    assertEquals(
        Outcome.CANNOT_TELL,
        Comparison.of(few).withMargin(0.0880).against("scratch").verdict("tuned").outcome());
  }

  /** The case that the guide shows. */
  @Test
  void theGuideShowsWhatIsSaid() throws IOException {
    String sentence = judge(runs(wrong(SCRATCH, 5, 40, 2), wrong(TUNED, 5, 40, 2))).toString();
    String shown = sentence.substring(0, sentence.indexOf("; an answer"));
    String page = Files.readString(Path.of("src/guide/verdict.md"));
    String plain = page.replace("**", "").replace("frozen against", "tuned against");
    assertTrue(plain.contains("> " + shown + "."), shown);
  }

  private static List<Run> stated(Arm arm, double... scores) {
    return IntStream.range(0, scores.length)
        .mapToObj(s -> RunFixtures.withTest(arm.seed(s + 1), Predictions.stated(scores[s])))
        .toList();
  }

  @Test
  void scoresWithoutRowsNeverShowThatThereIsNone() {
    for (double other : new double[] {0.8, 0.801}) {
      Verdict verdict = judge(runs(stated(SCRATCH, 0.8, 0.7, 0.9), stated(TUNED, other, 0.7, 0.9)));
      assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
      assertEquals(
          "the interval lies within the margin of 3.0 points, yet 'no difference' needs the answers"
              + " row by row, of runs that share their seeds: scores alone do not show how many test rows there were to differ; the"
              + " doubt of the test rows is not in it, for the scores came without rows",
          verdict.reason());
      assertTrue(verdict.advice().isEmpty());
    }
  }

  @Test
  void anIntervalNeverLeavesWhatADifferenceCanBe() {
    List<Run> half = List.of(answering(SCRATCH.seed(1), 1, 1), answering(SCRATCH.seed(2), 0, 1));
    Verdict verdict = judge(runs(half, wrong(TUNED, 2, 2, 0)));
    assertEquals(-1, verdict.interval().orElseThrow().low());
    assertEquals(1, verdict.interval().orElseThrow().high());
    assertTrue(verdict.toString().contains("interval -100.0 to +100.0"), verdict.toString());
    assertTrue(verdict.reason().endsWith("confirmed is 100.0 points"), verdict.reason());
    Verdict free = judge(runs(stated(SCRATCH, 10, 30, 50), stated(TUNED, 20, 60, 70)));
    assertTrue(free.interval().orElseThrow().high() > 1, "scores of another unit are not cut");
  }

  @Test
  void redrawnRowsAreDoubtedToo() {
    for (int rows : new int[] {10, 400}) {
      List<Run> scratch = redrawn(wrong(SCRATCH, 5, rows, 0));
      Verdict verdict = judge(runs(scratch, redrawn(wrong(TUNED, 5, rows, 0))));
      assertEquals(
          rows == 10 ? Outcome.CANNOT_TELL : Outcome.NO_DIFFERENCE,
          verdict.outcome(),
          verdict.toString());
    }
  }

  private static List<Run> redrawn(List<Run> runs) {
    return runs.stream()
        .map(run -> RunFixtures.withRowsMoved(run, 1_000 * (int) run.seed()))
        .map(run -> RunFixtures.with(run, "split.mode", "ALL_REDRAWN"))
        .map(run -> RunFixtures.with(run, "rows.training", "400"))
        .toList();
  }

  @Test
  void aLossInTheSmallestClassIsNotCalledNoDifferenceByMacroF1() {
    ClassAgreement agreement =
        ClassAgreement.worseBy(0.05, Metric.MACRO_F1, ClassAgreement.Loss.SMALLEST_CLASS);
    assertEquals(-0.05, agreement.truth(), 0.002);
    ClassAgreement.Share share = agreement.share(50, 200);
    assertTrue(share.alone() > 0.15, "the interval alone says it: " + share);
    assertEquals(0, share.ruled());
  }

  /** With equal classes macro-F1 is nearly accuracy, and as few rows show nothing. */
  @Test
  void classesOfEqualSizeAreCountedAsAnswersAre() {
    ClassAgreement agreement =
        ClassAgreement.worseBy(0.03, Metric.MACRO_F1, ClassAgreement.Loss.EQUAL_CLASSES);
    ClassAgreement.Share share = agreement.share(100, 400);
    assertTrue(share.alone() > 0.05, "the interval alone says it: " + share);
    assertTrue(share.ruled() <= 0.025, share.toString());
  }
}
