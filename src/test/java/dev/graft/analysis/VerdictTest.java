package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.answering;
import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.internal.Text;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.stats.Interval;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.45);
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);

  private static Verdict judge(List<Run> tuned, List<Run> scratch) {
    return Comparison.of(runs(scratch, tuned)).against("scratch").verdict("fine-tuned");
  }

  @Test
  void saysWhatANotebookShows() {
    Verdict.Evidence evidence = new Verdict.Evidence(0.561, 0.438, 3, 400);
    Interval interval = new Interval(0.123, 0.081, 0.165, 12, 0.975, 0.4);
    Verdict helps =
        new Verdict(
            "fine-tuned",
            "scratch",
            Outcome.HELPS,
            StandingFixtures.TRAINED_OUT,
            Optional.of(interval),
            evidence,
            new Verdict.Rule(Metric.ACCURACY, 0.001, 2, Correction.HOLM, 0.03, 7, ""),
            "an answer for training sets of this size",
            "",
            Optional.empty(),
            List.of(new Flag(Flag.Kind.FEW_SEEDS, "", 3, "few seeds")));
    assertEquals(
        "fine-tuned helps against scratch: +12.3 points of test accuracy (0.561 against 0.438),"
            + " 97.5% interval +8.1 to +16.5 (Holm over 2 arms, 7 ever judged on these test rows),"
            + " 3 seeds x 400 test rows; an answer for training sets of this size; beside it: few"
            + " seeds (3).",
        helps.toString());
    String html = (String) helps.bundle().get("text/html");
    assertTrue(html.endsWith("<b>helps</b></span> " + helps + "</p>"), html);
    assertEquals(helps.toString(), helps.bundle().get("text/plain"));
  }

  @Test
  void findsNoDifferenceBetweenEqualArms() {
    List<Run> tuned = SCRATCH.seeds(3).stream().map(run -> run.withArm("fine-tuned")).toList();
    Verdict verdict = judge(tuned, SCRATCH.seeds(3));
    assertEquals(Outcome.NO_DIFFERENCE, verdict.outcome());
    assertEquals(1, verdict.rule().pValue());
    assertEquals(
        "fine-tuned against scratch: no difference: 0.0 points of test accuracy (0.485 against"
            + " 0.485), 95% interval 0.0 to 0.0, 3 seeds x 200 test rows; both answer every test row"
            + " equally well; the smallest margin that could be confirmed is 1.8 points; an answer for"
            + " training sets of this size; beside it: few seeds (3).",
        verdict.toString());
  }

  @Test
  void cannotTellFromOneSeed() {
    Verdict verdict = judge(TUNED.seeds(1), SCRATCH.seeds(1));
    assertTrue(verdict.interval().isPresent(), "of these two networks");
    assertTrue(
        verdict
            .toString()
            .endsWith(
                "1 seed x 200 test rows; one run of each: the interval says how far these two"
                    + " networks differ on rows like these, and nothing of how much the seed"
                    + " matters; add seeds with withSeeds(1, 2, 3); an answer for training sets of"
                    + " this size."),
        verdict.toString());
  }

  @Test
  void cannotTellFromOneRow() {
    Verdict verdict = judge(TUNED.withRows(1).seeds(2), SCRATCH.withRows(1).seeds(2));
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    assertEquals(
        "test rows (1) must be at least 2; give the test a larger part of the split",
        verdict.reason());
  }

  @Test
  void namesEveryFailedRun() {
    List<Run> tuned =
        List.of(TUNED.seed(1), RunFixtures.failed(TUNED.seed(2), "the loss is not a number"));
    List<Run> scratch =
        List.of(RunFixtures.failed(SCRATCH.seed(1), "it diverged"), SCRATCH.seed(2));
    Verdict verdict = judge(tuned, scratch);
    assertEquals(Outcome.FAILED_RUN, verdict.outcome());
    assertEquals(
        "fine-tuned against scratch: failed run: scratch with seed 1: it diverged; fine-tuned with"
            + " seed 2: the loss is not a number.",
        verdict.toString());
    assertEquals(TUNED.seed(1).test().accuracy(), verdict.evidence().armScore(), 1e-12);
  }

  @Test
  void aMarginThatIsWideEnoughGivesNoDifference() {
    Runs all = runs(SCRATCH.seeds(5), Arm.of("fine-tuned", 0.46).seeds(5));
    Verdict open = Comparison.of(all).against("scratch").verdicts().get(0);
    Interval interval = open.interval().orElseThrow();
    double smallest = Math.max(-interval.low(), interval.high());
    Verdict none =
        Comparison.of(all).withMargin(smallest + 1e-9).against("scratch").verdicts().get(0);
    assertEquals(Outcome.CANNOT_TELL, open.outcome());
    assertEquals(Outcome.NO_DIFFERENCE, none.outcome());
    String words = Words.amount(smallest);
    assertEquals(
        Text.format(
            "within the margin of %s; the smallest margin that could be confirmed is %s",
            words, words),
        none.reason());
  }

  @Test
  void aSmallClearDifferenceIsCalledClearAndSmall() {
    Integer[] right = new Integer[400];
    java.util.Arrays.setAll(right, i -> 0);
    Integer[] lessRight = right.clone();
    java.util.Arrays.fill(lessRight, 0, 8, 1);
    Verdict verdict =
        judge(
            TUNED.seeds(3).stream().map(run -> answering(run, right)).toList(),
            SCRATCH.seeds(3).stream().map(run -> answering(run, lessRight)).toList());
    assertEquals(Outcome.HELPS, verdict.outcome());
    // 8 of 400 rows: 2 points, interval +- 1.96 sqrt(0.02 * 0.98 / 399) = 1.4 points: beyond 3.
    assertEquals("", verdict.reason());
    List<Run> tuned = TUNED.seeds(3).stream().map(run -> answering(run, right)).toList();
    List<Run> scratch = SCRATCH.seeds(3).stream().map(run -> answering(run, lessRight)).toList();
    assertEquals(
        "clear, yet within the margin of 5.0 points",
        Comparison.of(runs(scratch, tuned))
            .withMargin(0.05)
            .against("scratch")
            .verdict("fine-tuned")
            .reason());
  }
}
