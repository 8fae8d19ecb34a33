package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Metrics that are no mean over rows, and scores without rows. */
class ScoresTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.5);
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);

  private static Run probable(Run run) {
    Predictions test = run.test();
    Random random = new Random(run.seed() + run.arm().hashCode());
    List<List<Double>> probabilities = new ArrayList<>();
    for (int answer : test.predicted()) {
      double most = 0.4 + 0.5 * random.nextDouble();
      List<Double> row = new ArrayList<>();
      for (int c = 0; c < 3; c++) {
        row.add(c == answer ? most : (1 - most) / 2);
      }
      probabilities.add(row);
    }
    return RunFixtures.withTest(
        run,
        new Predictions(
            test.classes(),
            test.rows(),
            test.actual(),
            test.predicted(),
            probabilities,
            Double.NaN));
  }

  private static Runs all(Arm scratch, Arm tuned, int seeds) {
    return runs(
        scratch.seeds(seeds).stream().map(ScoresTest::probable).toList(),
        tuned.seeds(seeds).stream().map(ScoresTest::probable).toList());
  }

  @Test
  void judgesByMacroF1AndByTheAreaUnderTheCurve() {
    for (Metric metric : List.of(Metric.MACRO_F1, Metric.AUC)) {
      Runs runs = all(SCRATCH, TUNED, 5);
      Verdict verdict =
          Comparison.of(runs).withMetric(metric).against("scratch").verdict("fine-tuned");
      double mean = 0;
      for (Run run : runs.arm("fine-tuned")) {
        mean += Scores.of(run, metric) / 5;
      }
      assertEquals(mean, verdict.evidence().armScore(), 1e-12);
      assertEquals(
          mean - verdict.evidence().baselineScore(),
          verdict.interval().orElseThrow().mean(),
          1e-12);
      assertEquals(Outcome.HELPS, verdict.outcome());
      assertTrue(verdict.toString().contains(" points of " + metric), verdict.toString());
    }
  }

  @Test
  void redrawnRowsTakeTheMetricPerSeed() {
    List<Run> one = new ArrayList<>();
    List<Run> two = new ArrayList<>();
    for (int s = 1; s <= 4; s++) {
      for (List<Run> arm : List.of(one, two)) {
        Run run = (arm == one ? SCRATCH : TUNED).seed(s);
        Run moved = RunFixtures.withRowsMoved(run, 3 * s);
        arm.add(RunFixtures.with(moved, "split.mode", "ALL_REDRAWN"));
      }
    }
    Verdict verdict =
        Comparison.of(runs(one, two))
            .withMetric(Metric.MACRO_F1)
            .against("scratch")
            .verdicts()
            .get(0);
    assertEquals(3, verdict.interval().orElseThrow().degreesOfFreedom());
  }

  @Test
  void isQuickOnTenSeedsAndTwoThousandFiveHundredRows() {
    Runs runs = all(SCRATCH.withRows(2_500), TUNED.withRows(2_500), 10);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    String said = Comparison.of(runs).withMetric(Metric.AUC).against("scratch").toString();
    double seconds = 1e-9 * (threads.getCurrentThreadCpuTime() - start);
    assertTrue(seconds < 5, seconds + " s of processor time for " + said);
  }

  @Test
  void saysWhatAMetricLacks() {
    assertEquals(
        "metric (test AUC) needs the probability of each class, and the runs of arm 'fine-tuned'"
            + " have none; run it again, or use Metric.MACRO_F1",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Comparison.of(runs(SCRATCH.seeds(2), TUNED.seeds(2)))
                        .withMetric(Metric.AUC)
                        .against("scratch"))
            .getMessage());
    assertEquals(
        "metric (test macro-F1) needs the answers on each test row, and arm 'fine-tuned' has a"
            + " stated score alone; compare it by Metric.ACCURACY, which takes the score as stated",
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    Comparison.of(stated(new double[] {1, 2}, new double[] {2, 3}))
                        .withMetric(Metric.MACRO_F1)
                        .against("scratch"))
            .getMessage());
  }

  private static Runs stated(double[] scratch, double[] tuned) {
    return runs(stated(SCRATCH, scratch), stated(TUNED, tuned));
  }

  private static List<Run> stated(Arm arm, double[] scores) {
    List<Run> runs = new ArrayList<>();
    for (int s = 0; s < scores.length; s++) {
      runs.add(RunFixtures.withTest(arm.seed(s + 1), Predictions.stated(scores[s])));
    }
    return runs;
  }

  /** By hand: differences 0.10, 0.12, 0.14: mean 0.12, s = 0.02; t(0.975; 2) = 4.302652730. */
  @Test
  void scoresWithoutRowsGiveATOverSeedsThatSaysSo() {
    Verdict verdict =
        Comparison.of(stated(new double[] {0.5, 0.5, 0.5}, new double[] {0.6, 0.62, 0.64}))
            .against("scratch")
            .verdicts()
            .get(0);
    assertEquals(Outcome.HELPS, verdict.outcome());
    assertEquals(
        0.12 - 4.302652730 * 0.02 / Math.sqrt(3), verdict.interval().orElseThrow().low(), 1e-9);
    assertEquals(
        "fine-tuned helps against scratch on these test rows: +12.0 points of the stated test score (0.620 against"
            + " 0.500), 95% interval +7.0 to +17.0, 3 seeds; the doubt of the test rows is not in"
            + " it, for the scores came without rows; an answer for training sets of this size;"
            + " beside it: few seeds (3).",
        verdict.toString());
  }

  @Test
  void scoresInAnotherUnitAreNotCalledPoints() {
    Verdict verdict =
        Comparison.of(stated(new double[] {50, 51, 53}, new double[] {61, 60, 66}))
            .against("scratch")
            .verdicts()
            .get(0);
    assertTrue(
        verdict.toString().contains(": +11.0 of the stated test score (62.3 against 51.3), 95%"),
        verdict.toString());
  }

  @Test
  void cannotTellFromScoresThatAllDifferByTheSame() {
    Verdict verdict =
        Comparison.of(stated(new double[] {0.5, 0.5}, new double[] {0.75, 0.75}))
            .against("scratch")
            .verdicts()
            .get(0);
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    assertTrue(
        verdict.reason().startsWith("all seeds state the same difference"), verdict.reason());
  }

  @Test
  void aScoreThatIsNotANumberIsAFailedRun() {
    Verdict verdict =
        Comparison.of(stated(new double[] {0.5, 0.6}, new double[] {0.7, Double.NaN}))
            .against("scratch")
            .verdicts()
            .get(0);
    assertEquals(Outcome.FAILED_RUN, verdict.outcome());
    assertEquals("fine-tuned with seed 2: its test score is not a number", verdict.reason());
  }
}
