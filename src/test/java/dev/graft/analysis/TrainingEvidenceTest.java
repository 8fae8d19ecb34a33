package dev.graft.analysis;

import static dev.graft.analysis.StandingFixtures.FLAT;
import static dev.graft.analysis.StandingFixtures.RISING;
import static dev.graft.analysis.StandingFixtures.curves;
import static dev.graft.analysis.StandingFixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.analysis.TrainedOut.State;
import dev.graft.method.AdaptedStatistics;
import dev.graft.run.Curve;
import dev.graft.run.Point;
import dev.graft.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingEvidenceTest {
  private static final Arm ARM = Arm.of("frozen", 0.6);

  private static TrainedOut of(List<Run> runs) {
    return TrainingEvidence.of(runs);
  }

  /** The same runs with this validation accuracy before any step, a seed's own. */
  private static List<Run> from(List<Run> runs, double... firsts) {
    return IntStream.range(0, firsts.length)
        .mapToObj(
            i -> {
              Run run = runs.get(i);
              List<Point> points = new ArrayList<>(run.curve().points());
              points.set(0, new Point(0, 0, 0, Double.NaN, Double.NaN, firsts[i]));
              return RunFixtures.withPoints(run, points);
            })
        .toList();
  }

  @Test
  void aPlateauIsTrainedOut() {
    TrainedOut training = of(from(curves(ARM, FLAT), .2, .2, .2, .2, .2));
    assertEquals(State.YES, training.state());
    assertEquals("frozen: trained out", training.toString());
  }

  @Test
  void twoSeedsCannotTellARiseFromLuck() {
    List<Run> flat = curves(ARM, FLAT);
    assertEquals(State.UNKNOWN, of(flat.subList(0, 2)).state());
    assertEquals(State.YES, of(flat.subList(0, 3)).state());
    // What needs no comparison of seeds is seen with two.
    List<Run> few = curves(ARM, new double[] {.6, .6, .6, .6}).subList(0, 2);
    assertEquals(State.NO, of(few).state());
    assertEquals(State.YES, of(solved("1.0E-10", "inside the grid").subList(0, 2)).state());
  }

  @Test
  void rowsOfTheSourceDoNotShowWhatAnAdaptationGains() {
    List<Run> source =
        with(curves(ARM, FLAT), "bestPass.chosenOn", "validation rows of the source");
    assertEquals(State.YES, of(with(source, "method", "source only")).state());
    String statistics = new AdaptedStatistics().name() + " 1";
    assertEquals(State.YES, of(with(source, "method", statistics)).state());
    assertEquals(State.UNKNOWN, of(with(source, "method", "DAN")).state());
    List<Run> target = with(curves(ARM, FLAT), "bestPass.chosenOn", "rows of the target");
    assertEquals(State.YES, of(with(target, "method", "DAN")).state());
  }

  @Test
  void aScoreThatNeverMovesWhileTheLossFallsIsNoPlateau() {
    double[] named = new double[12];
    java.util.Arrays.fill(named, .88);
    List<Run> ill = curves(ARM, StandingFixtures.falling(12, .5, .02), named);
    List<Run> uneven = with(ill, "rows.training.evenness", "0.3");
    assertEquals(State.NO, of(from(uneven, .2, .2, .2, .2, .2)).state());
    assertTrue(of(uneven).denied(TrainedOut.Reason.LOSS_STILL_FALLING), of(uneven).toString());
    List<Run> still = curves(ARM, StandingFixtures.flatLosses(12), named);
    assertEquals(State.YES, of(from(still, .2, .2, .2, .2, .2)).state());
  }

  @Test
  void oneSteepGradientOfFiveDoesNotBindAll() {
    List<Run> flat = new ArrayList<>(solved("1.0E-10", "inside the grid"));
    flat.set(0, solved("1.2E-5", "inside the grid").get(0));
    assertEquals(State.YES, of(flat).state());
  }

  private static List<Run> solved(String gradient, String place) {
    List<Run> runs = ARM.withPasses(0).seeds(5);
    for (String[] fact :
        new String[][] {
          {"solver", "solved"},
          {"rates", "none"},
          {"solver.gradient", gradient},
          {"solver.strength.place", place}
        }) {
      runs = with(runs, fact[0], fact[1]);
    }
    return runs;
  }

  @Test
  void aSolvedHeadIsTrainedOutAtItsOptimumWithinTheGrid() {
    assertEquals(State.YES, of(solved("1.0E-10", "inside the grid")).state());
    assertEquals(
        State.YES,
        of(solved("1.0E-10", "the strongest of the grid")).state(),
        "features that say nothing");
    assertEquals(
        "frozen: not trained out: it took the weakest penalty of those tried (5 of 5 runs)",
        of(solved("1.0E-10", "the weakest of the grid")).toString());
    assertEquals(
        "frozen: not trained out: it took the strongest penalty of those stated (5 of 5 runs)",
        of(solved("1.0E-10", "the strongest of the stated ones")).toString());
    assertEquals(
        "frozen: not trained out: it has a solved head whose gradient is not flat (0.010)",
        of(solved("0.01", "inside the grid")).toString());
    assertEquals(
        State.NONE, of(with(ARM.withPasses(0).seeds(5), "rates", "none")).state(), "class means");
  }

  private static List<Run> moved(String rates, String began, String share) {
    List<Run> runs = with(from(curves(ARM, FLAT), .2, .2, .2, .2, .2), "rates", rates);
    return with(with(runs, "phase.start.loss", began), "phase.body.moved", share);
  }

  @Test
  void aFineTuningWhoseBaseStoodStillIsNot() {
    assertEquals(
        "frozen: not trained out: it moved its base by 5e-08 of its length, at a rate that was"
            + " stated",
        of(moved("fixed", "0.3", "5.0E-8")).toString());
    assertEquals(State.YES, of(moved("fixed", "0.3", "3.0E-4")).state());
    assertEquals(State.YES, of(moved("searched", "0.3", "5.0E-8")).state(), "nothing is better");
    assertEquals(State.YES, of(moved("fixed", "0.001", "5.0E-8")).state(), "nothing to learn");
    List<Run> back =
        with(
            moved("fixed", "0.3", "0.0"),
            "stopLoss",
            "fell back to what the run had before: no later pass was better on validation");
    assertEquals(State.YES, of(back).state());
    assertEquals(
        State.YES, of(with(moved("fixed", "0.3", "0.0"), "phase.body.moved", null)).state());
  }

  @Test
  void whoEndsBelowItsOwnClassMeanIsNot() {
    // 0.6 is kept. Of 100 rows per seed: (0.69 0.31 + 0.6 0.4) / 100 / 5 seeds has the root 0.0301;
    // t(0.95; 4) = 2.132 of it is 0.0641, less than the 0.09 lacking.
    List<Run> runs = with(from(curves(ARM, FLAT), .7, .68, .69, .7, .68), "rows.validation", "100");
    TrainedOut training = of(runs);
    assertEquals(State.NO, training.state());
    assertEquals(
        "frozen: not trained out: it ends 9.0 points below its own nearest class mean (5 seeds)",
        training.toString());
    assertEquals(0.09, training.evidence().get(0).number(), 1e-12);
    // Of 20 rows the root is 0.0672, and 0.143 would have to be lacking.
    assertEquals(State.YES, of(with(runs, "rows.validation", "20")).state());
    // In a fixed split all seeds have the same rows, which five runs doubt no less than one.
    assertEquals(State.YES, of(with(runs, "split.mode", "FIXED")).state());
  }

  @Test
  void oneRowOfTwentyInThreeSeedsIsNoEvidence() {
    List<Run> three = from(curves(ARM, FLAT), .65, .65, .65);
    assertEquals(State.YES, of(with(three, "rows.validation", "20")).state());
    double[] last = FLAT.clone();
    last[11] = .65;
    assertEquals(
        State.YES,
        of(with(
                from(curves(ARM, StandingFixtures.flatLosses(12), last), .2, .2, .2),
                "rows.validation",
                "20"))
            .state());
  }

  @Test
  void aRiseInTheLastHalfIsEvidence() {
    List<Run> runs = with(curves(ARM, RISING), "rows.validation", "400");
    TrainedOut.Evidence rising = of(runs).evidence().get(0);
    assertEquals(TrainedOut.Reason.STILL_RISING, rising.reason());
    // Twelve passes: the last half is six of them, each of 2 points.
    assertEquals(0.12, rising.number(), 1e-9);
    assertEquals(
        "still gained 12.0 points of validation accuracy in the last half of its passes",
        rising.words());
    // 0.12 0.88 / 10 / 5 has the root 0.046: t(0.95; 4) = 2.132 of it is 0.098. Of 5 rows 0.139.
    assertTrue(of(with(runs, "rows.validation", "10")).denied(TrainedOut.Reason.STILL_RISING));
    assertEquals(
        List.of(TrainedOut.Reason.LOSS_STILL_FALLING),
        of(with(runs, "rows.validation", "5")).evidence().stream()
            .map(TrainedOut.Evidence::reason)
            .toList());
  }

  @Test
  void aTrainingLossThatFallsIsEvidenceOnlyWhereTheBestPassIsLate() {
    double[] late = FLAT.clone();
    late[10] = .61;
    List<Run> runs = curves(ARM, StandingFixtures.falling(12, 1, 0.03), late);
    runs = with(runs, "rows.validation", "100");
    TrainedOut training = of(runs);
    assertEquals(
        "frozen: not trained out: it was best at one of its last passes while its training loss"
            + " still fell, by 0.180 in the last half",
        training.toString());
    double[] early = FLAT.clone();
    early[2] = .61;
    assertEquals(State.YES, of(curves(ARM, StandingFixtures.falling(12, 1, 0.03), early)).state());
    assertEquals(State.YES, of(curves(ARM, StandingFixtures.flatLosses(12), late)).state());
    // In six passes 0.102 nats, and 0.096.
    assertEquals(State.NO, of(curves(ARM, StandingFixtures.falling(12, 1, 0.017), late)).state());
    assertEquals(State.YES, of(curves(ARM, StandingFixtures.falling(12, 1, 0.016), late)).state());
  }

  @Test
  void whoHasLearnedItsTrainingRowsIsTrainedOut() {
    // The last loss is the first less eleven times 0.02: 0.39 and 0.41 nats.
    assertEquals(
        State.YES, of(curves(ARM, StandingFixtures.falling(12, .61, .02), RISING)).state());
    assertEquals(State.NO, of(curves(ARM, StandingFixtures.falling(12, .63, .02), RISING)).state());
  }

  @Test
  void patienceThatEndsARunTooEarlyIsNoExcuse() {
    double[] risen = {.3, .34, .38, .42, .46, .5, .54, .58, .6, .6, .6, .6};
    String ended = "ended 3 passes early: 3 passes brought nothing better";
    List<Run> runs = with(curves(ARM, risen), "patience", ended);
    assertTrue(of(runs).denied(TrainedOut.Reason.STILL_RISING));
    assertEquals(State.YES, of(with(curves(ARM, FLAT), "patience", ended)).state());
  }

  @Test
  void aRateAtTheEdgeIsEvidence() {
    List<Run> runs =
        with(curves(ARM, FLAT), "rates.edge", "rate at the edge of the grid: 1, the highest of 1");
    assertEquals(
        "frozen: not trained out: it took a rate at the edge of those tried (5 of 5 runs)",
        of(runs).toString());
  }

  @Test
  void fewUpdatesAreEvidence() {
    TrainedOut training = of(curves(ARM, new double[] {.6, .6, .6, .6}));
    assertEquals("frozen: not trained out: it made 4 updates in all", training.toString());
  }

  @Test
  void aFineTuningIsJudgedByItsOwnPasses() {
    double[] both = {.3, .34, .38, .42, .46, .5, .54, .58, .6, .6, .6, .6, .6, .6, .6, .6, .6, .6};
    assertEquals(State.YES, of(with(curves(ARM, both), "phases.passes", "6, 12")).state());
    double[] turned = {.6, .6, .6, .6, .6, .6, .3, .32, .34, .36, .38, .4};
    TrainedOut tuned = of(with(curves(ARM, turned), "phases.passes", "6, 6"));
    assertTrue(tuned.denied(TrainedOut.Reason.STILL_RISING), tuned.toString());
    // Twelve updates in all, of which six are its own.
    assertFalse(tuned.denied(TrainedOut.Reason.FEW_UPDATES), tuned.toString());
  }

  @Test
  void whoSaysNothingOfItsTrainingIsUnknown() {
    List<Run> runs = curves(ARM, RISING);
    assertEquals(State.UNKNOWN, of(with(runs, "rates", null)).state());
    assertEquals(State.UNKNOWN, of(runs.subList(0, 1)).state());
    double[] none = new double[12];
    java.util.Arrays.fill(none, Double.NaN);
    assertEquals(State.UNKNOWN, of(curves(ARM, none)).state());
    double nan = Double.NaN;
    assertEquals(State.YES, of(from(curves(ARM, FLAT), nan, nan, nan)).state());
    List<Run> onePoint = runs.stream().map(TrainingEvidenceTest::untrained).toList();
    assertEquals(State.UNKNOWN, of(onePoint).state());
    List<Run> failed = runs.stream().map(run -> RunFixtures.failed(run, "it diverged")).toList();
    assertEquals(State.UNKNOWN, of(failed).state());
  }

  private static Run untrained(Run run) {
    return new Run(
        run.key(),
        run.arm(),
        run.seed(),
        "",
        new Curve(run.curve().points().subList(0, 1), 0),
        run.test(),
        run.budget(),
        run.provenance());
  }

  @Test
  void whereNothingIsTrainedNothingIsMissing() {
    List<Run> runs = curves(ARM, RISING);
    assertEquals(State.NONE, of(with(runs, "rates", "none")).state());
    assertEquals(State.NONE, of(with(runs, "control", "majority class")).state());
    assertEquals(State.NO, of(with(runs, "control", "random base")).state());
  }
}
