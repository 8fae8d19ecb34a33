package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.csv.RunsCsv;
import dev.graft.run.Direction;
import dev.graft.run.Run;
import dev.graft.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One answer over several targets. */
class OverTargetsTest {
  private static List<Run> scratch() {
    return Arm.of("scratch", .5).seeds(4);
  }

  private static Comparison target(double tuned) {
    return Comparison.of(runs(scratch(), Arm.of("fine-tuned", tuned).seeds(4))).against("scratch");
  }

  private static OverTargets over(double... tuned) {
    Comparisons all = Comparisons.of("t0", target(tuned[0]));
    for (int t = 1; t < tuned.length; t++) {
      all = all.and("t" + t, target(tuned[t]));
    }
    return all.over("fine-tuned");
  }

  /** Ten targets of results from elsewhere, on each of which the two arms end near these scores. */
  private static Comparisons over(String metric, double scratch, double tuned) {
    Comparisons all = null;
    for (int t = 0; t < 10; t++) {
      StringBuilder text = new StringBuilder("arm,seed," + metric + "\n");
      for (int seed = 1; seed <= 5; seed++) {
        double chance = .002 * seed;
        text.append("scratch,").append(seed).append(',').append(scratch + chance + .001 * t);
        text.append("\ntuned,").append(seed).append(',').append(tuned + .003 * (seed * t % 3));
        text.append('\n');
      }
      RunsCsv table = RunsCsv.ofText(text.toString());
      RunsCsv told =
          metric.equals("rmse") ? table.withMetric("rmse", Direction.LOWER_IS_BETTER) : table;
      Comparison one = Comparison.of(told.read()).against("scratch");
      all = all == null ? Comparisons.of("t0", one) : all.and("t" + t, one);
    }
    return all;
  }

  @Test
  void whatHelpsOnMostTargetsHelps() {
    OverTargets over = over(.7, .65, .8, .6, .75, .52, .72);
    assertEquals(Outcome.HELPS, over.outcome());
    assertTrue(over.chances().orElseThrow().above() >= .95);
    // scipy.stats.wilcoxon of seven positive differences: 2 / 2^7.
    assertEquals(0.015625, over.pValue(), 1e-9);
    assertTrue(over.interval().orElseThrow().low() > 0);
    assertTrue(
        over.toString().startsWith("fine-tuned helps against scratch on targets like these 7: "),
        over.toString());
    assertTrue(over.toString().contains("Wilcoxon's signed ranks p 0.016"), over.toString());
  }

  @Test
  void whatHelpsHereAndHarmsThereCannotBeTold() {
    OverTargets over = over(.7, .3, .65, .35, .6, .4);
    assertEquals(Outcome.CANNOT_TELL, over.outcome());
    assertTrue(
        over.toString().startsWith("fine-tuned against scratch over 6 targets: cannot tell: "),
        over.toString());
  }

  @Test
  void fewTargetsHaveNoWord() {
    OverTargets over = over(.8, .81, .82, .83, .84);
    assertEquals(Outcome.CANNOT_TELL, over.outcome());
    assertTrue(
        over.toString().contains("fewer than 6 targets have no word in common"), over.toString());
  }

  /** Two means leave t one degree of freedom, whose interval would go beyond all or nothing. */
  @Test
  void theIntervalIsCutToWhatADifferenceCanBe() {
    Interval interval = over(.8, .3).interval().orElseThrow();
    assertEquals(-1, interval.low());
    assertEquals(1, interval.high());
  }

  @Test
  void oneTargetIsNoMean() {
    OverTargets over = over(.8);
    assertTrue(over.interval().isEmpty() && over.chances().isEmpty());
    assertTrue(Double.isNaN(over.pValue()));
    assertFalse(over.toString().contains("NaN"), over.toString());
  }

  @Test
  void aTargetOfFailedRunsIsLeftOutByName() {
    List<Run> broken = new ArrayList<>(Arm.of("fine-tuned", .8).seeds(4));
    broken.set(0, RunFixtures.failed(broken.get(0), "loss is not a number after pass 2"));
    OverTargets over =
        Comparisons.of("good", target(.8))
            .and("better", target(.7))
            .and("broken", Comparison.of(runs(scratch(), broken)).against("scratch"))
            .over("fine-tuned");
    assertEquals(List.of("broken"), over.leftOut());
    assertTrue(over.toString().endsWith("; left out, not measured: broken."), over.toString());
  }

  @Test
  void whereNoTargetIsMeasuredNoBaselineIsNamed() {
    List<Run> broken =
        Arm.of("fine-tuned", .8).seeds(2).stream()
            .map(run -> RunFixtures.failed(run, "loss is not a number after pass 2"))
            .toList();
    OverTargets none =
        Comparisons.of("broken", Comparison.of(runs(scratch(), broken)).against("scratch"))
            .over("fine-tuned");
    assertTrue(
        none.toString().startsWith("fine-tuned over 0 targets: cannot tell: "), none.toString());
  }

  @Test
  void aTargetWithoutTheArmIsLeftOutByName() {
    Comparison other =
        Comparison.of(runs(scratch(), Arm.of("frozen", .7).seeds(4))).against("scratch");
    OverTargets over = Comparisons.of("good", target(.8)).and("other", other).over("fine-tuned");
    assertEquals(List.of("other"), over.leftOut());
    assertTrue(over.toString().endsWith("; left out, not measured: other."), over.toString());
  }

  @Test
  void targetsThatWereNotTrainedOutAreNamed() {
    List<Run> rising = StandingFixtures.curves(Arm.of("scratch", .5), StandingFixtures.RISING);
    List<Run> flat = StandingFixtures.curves(Arm.of("fine-tuned", .8), StandingFixtures.FLAT);
    OverTargets over =
        Comparisons.of("cut short", Comparison.of(runs(rising, flat)).against("scratch"))
            .and("whole", target(.75))
            .over("fine-tuned");
    assertEquals(List.of("cut short"), over.notTrainedOut());
    assertTrue(over.toString().contains("; not trained out on cut short"), over.toString());
  }

  @Test
  void aWordOverTargetsIsBoundByWhoLosesItWhateverIsToldOnEach() {
    Comparisons all = null;
    for (int t = 0; t < 8; t++) {
      List<Run> tuned =
          StandingFixtures.curves(Arm.of("fine-tuned", .46 + .002 * t), StandingFixtures.RISING);
      List<Run> flat = StandingFixtures.curves(Arm.of("scratch", .5), StandingFixtures.FLAT);
      Comparison one = Comparison.of(runs(flat, tuned)).withMargin(0.001).against("scratch");
      all = all == null ? Comparisons.of("t0", one) : all.and("t" + t, one);
    }
    OverTargets over = all.over("fine-tuned");
    assertEquals(Outcome.HARMS, over.outcome());
    assertEquals("not trained out everywhere: harms", over.word());
    assertEquals(8, over.notTrainedOut().size());
    assertTrue(
        over.verdicts().values().stream().anyMatch(v -> !v.standing().binds()), over.toString());
  }

  @Test
  void aWinnerThatWasCutShortOnOneTargetBindsNothing() {
    List<Run> cut = StandingFixtures.curves(Arm.of("fine-tuned", .3), StandingFixtures.RISING);
    List<Run> flat = StandingFixtures.curves(Arm.of("scratch", .5), StandingFixtures.FLAT);
    Comparisons all = Comparisons.of("cut", Comparison.of(runs(flat, cut)).against("scratch"));
    for (double score : new double[] {.7, .75, .8, .72, .78, .74, .77, .79, .73, .76, .71, .82}) {
      all = all.and("t" + score, target(score));
    }
    OverTargets over = all.over("fine-tuned");
    assertEquals("not trained out: harms", over.verdicts().get("cut").word());
    assertEquals("helps", over.word());
  }

  @Test
  void whatHarmsOnMostTargetsHarmsAndWhatDoesNothingMakesNoDifference() {
    OverTargets worse = over(.3, .35, .2, .4, .25, .48, .28);
    assertEquals(Outcome.HARMS, worse.outcome());
    assertTrue(worse.toString().startsWith("fine-tuned harms against scratch"), worse.toString());
    OverTargets none = over("accuracy", 0.8, 0.8).over("tuned");
    assertEquals(Outcome.NO_DIFFERENCE, none.outcome());
    assertEquals("no difference", none.word());
  }

  @Test
  void aWordThatSomeTargetsBindSaysSoFirst() {
    List<Run> rising = StandingFixtures.curves(Arm.of("scratch", .5), StandingFixtures.RISING);
    List<Run> flat = StandingFixtures.curves(Arm.of("fine-tuned", .8), StandingFixtures.FLAT);
    Comparisons all =
        Comparisons.of("cut short", Comparison.of(runs(rising, flat)).against("scratch"));
    for (int t = 0; t < 7; t++) {
      all = all.and("t" + t, target(.7 + .01 * t));
    }
    assertEquals("not trained out everywhere: helps", all.over("fine-tuned").word());
  }

  /** Of an error less is better, on a target whose unit is no share. */
  @Test
  void whereLessIsBetterAWordIsTurnedRound() {
    OverTargets over = over("rmse", 4, 3).over("tuned");
    assertEquals(Outcome.HELPS, over.outcome(), over.toString());
    assertTrue(over.interval().orElseThrow().high() < 0, over.toString());
    assertTrue(over.toString().contains(" of rmse (lower is better) on average"), over.toString());
  }
}
