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
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.45);
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);

  private static Verdict judge(List<Run> tuned, List<Run> scratch) {
    return Comparison.of(runs(scratch, tuned)).against("scratch").verdict("fine-tuned");
  }

  private static List<Run> with(Arm arm, String fact, String value) {
    return IntStream.rangeClosed(1, 4)
        .mapToObj(s -> RunFixtures.withRowsMoved(arm.seed(s), 7 * s))
        .map(run -> RunFixtures.with(run, fact, value))
        .toList();
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
            Optional.of(interval),
            evidence,
            new Verdict.Rule(Metric.ACCURACY, 0.001, 2, 0.03, 7, ""),
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
  void neverRoundsAClearEndToZero() {
    assertEquals("+0.012", Words.points(0.00012));
    assertEquals("-0.040", Words.points(-0.0004));
    assertEquals("0.0", Words.points(-0.0));
    assertEquals("-8.1", Words.points(-0.081));
  }

  @Test
  void saysWhatWouldSettleIt() {
    Verdict verdict = judge(Arm.of("fine-tuned", 0.46).seeds(3), SCRATCH.seeds(3));
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    Advice advice = verdict.advice().orElseThrow();
    int seeds = advice.seeds().orElseThrow();
    assertEquals(0.03, advice.goal().difference());
    assertTrue(
        verdict
            .reason()
            .startsWith(Text.format("about %d more seeds (%d in all)", seeds - 3, seeds)),
        verdict.reason());
    assertTrue(
        verdict
            .reason()
            .contains("would settle it (it finds a difference of 3.0 points in 9 of 10 cases)"),
        verdict.reason());
    Interval interval = verdict.interval().orElseThrow();
    String smallest = Words.amount(Math.max(-interval.low(), interval.high()));
    assertTrue(
        verdict.reason().endsWith("the smallest margin that could be confirmed is " + smallest),
        verdict.reason());
    assertTrue(
        verdict.toString().startsWith("fine-tuned against scratch: cannot tell: "),
        verdict.toString());
  }

  @Test
  void saysWhereNoNumberOfSeedsSettlesIt() {
    // All seeds of an arm agree, so that other seeds bring nothing: 5 rows won, 4 lost of 40.
    Integer[] won = new Integer[40];
    Integer[] lost = new Integer[40];
    java.util.Arrays.setAll(won, i -> i < 30 || i >= 34 && i < 39 ? 0 : 1);
    java.util.Arrays.setAll(lost, i -> i < 34 ? 0 : 1);
    Verdict verdict =
        judge(
            TUNED.seeds(4).stream().map(run -> answering(run, won)).toList(),
            SCRATCH.seeds(4).stream().map(run -> answering(run, lost)).toList());
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    assertTrue(verdict.advice().orElseThrow().rowsCannotSettle());
    assertTrue(
        verdict
            .reason()
            .startsWith(
                "it cannot be settled with these 40 test rows, however many seeds (at best"),
        verdict.reason());
    assertTrue(
        verdict.reason().matches(".*; about 5 seeds x [0-9,]+ test rows would settle it.*"),
        verdict.reason());
  }

  @Test
  void pairsBySeedAndRow() {
    // By hand: the arm is right on rows 0, 1 and 0, 1, 2; the baseline on none and on row 3.
    List<Run> tuned =
        List.of(answering(TUNED.seed(1), 0, 0, 1, 1), answering(TUNED.seed(2), 0, 0, 0, 1));
    List<Run> scratch =
        List.of(answering(SCRATCH.seed(2), 2, 2, 1, 0), answering(SCRATCH.seed(1), 1, 1, 1, 1));
    Verdict verdict = judge(tuned, scratch);
    // Differences: seed 1: 1 1 0 0; seed 2: 1 1 1 -1. Mean 4 / 8.
    assertEquals(0.5, verdict.interval().orElseThrow().mean(), 1e-12);
    assertEquals(0.625, verdict.evidence().armScore(), 1e-12);
    assertEquals(0.125, verdict.evidence().baselineScore(), 1e-12);
    assertEquals(2, verdict.evidence().seeds());
    assertEquals(4, verdict.evidence().rows());
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
            + " equally well; an answer for training sets of this size; beside it: few seeds (3).",
        verdict.toString());
  }

  @Test
  void cannotTellFromOneSeed() {
    Verdict verdict = judge(TUNED.seeds(1), SCRATCH.seeds(1));
    assertEquals(Optional.empty(), verdict.interval());
    assertEquals(
        "fine-tuned against scratch: cannot tell: one seed cannot show how much the seed matters;"
            + " add seeds with withSeeds(1, 2, 3); an answer for training sets of this size.",
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
  void usesTheResampledIntervalWhereAllRowsAreRedrawn() {
    List<Run> tuned = with(TUNED, "split.mode", "ALL_REDRAWN");
    List<Run> scratch = with(SCRATCH, "split.mode", "ALL_REDRAWN");
    Interval interval = judge(tuned, scratch).interval().orElseThrow();
    double[] d = new double[4];
    double mean = 0;
    for (int s = 0; s < 4; s++) {
      d[s] = tuned.get(s).test().accuracy() - scratch.get(s).test().accuracy();
      mean += d[s] / 4;
    }
    double squares = 0;
    for (double x : d) {
      squares += (x - mean) * (x - mean);
    }
    // 200 test and 100 training rows.
    double margin =
        TDistribution.of(3).inverseCumulativeProbability(0.975)
            * Math.sqrt((1.0 / 4 + 2) * squares / 3);
    assertEquals(mean, interval.mean(), 1e-12);
    assertEquals(mean - margin, interval.low(), 1e-9);
    String floor = "all rows were redrawn: the interval has a floor that no number of seeds goes";
    List<String> notes = Comparison.of(runs(scratch, tuned)).against("scratch").notes();
    assertTrue(
        notes.containsAll(
            List.of("few seeds (4): a first look; 5 make the interval narrower", floor + " below")),
        notes.toString());
  }

  @Test
  void saysWhereRedrawnRowsLeaveItOpenForEver() {
    List<Run> tuned = with(Arm.of("fine-tuned", 0.46), "split.mode", "ALL_REDRAWN");
    Verdict verdict = judge(tuned, with(SCRATCH, "split.mode", "ALL_REDRAWN"));
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    assertTrue(
        verdict
            .reason()
            .startsWith("no number of seeds can settle it, because redrawn rows overlap; keep the"),
        verdict.reason());
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

  @Test
  void cannotTellWhatTheRunsDoNotSay() {
    List<Run> tuned = with(TUNED, "split.mode", null);
    List<Run> scratch = with(SCRATCH, "split.mode", null);
    assertEquals(
        "the test rows change from seed to seed, and the runs do not say how (provenance"
            + " 'split.mode')",
        judge(tuned, scratch).reason());
    List<Run> redrawn =
        with(TUNED, "split.mode", "ALL_REDRAWN").stream()
            .map(run -> RunFixtures.with(run, "rows.training", null))
            .toList();
    List<Run> base =
        with(SCRATCH, "split.mode", "ALL_REDRAWN").stream()
            .map(run -> RunFixtures.with(run, "rows.training", null))
            .toList();
    Verdict verdict = judge(redrawn, base);
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    assertEquals(
        "the interval for redrawn rows needs the number of training rows, and the runs do not say it"
            + " (provenance 'rows.training')",
        verdict.reason());
  }
}
