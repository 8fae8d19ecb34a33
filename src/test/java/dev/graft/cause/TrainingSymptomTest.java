package dev.graft.cause;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Made;
import dev.graft.run.Suggestion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingSymptomTest {
  private static final Made EDGE =
      CauseFixtures.FINE.with(
          "rates", "searched",
          "rates.chosen", "0.01",
          "rates.edge", "rate at the edge of the grid: 0.01, the highest of 0.001, 0.01");

  /** Ends at a training loss above 0.4: it has rows left to learn. */
  private static final Made SLOW =
      new Made(
          new double[] {1.2, 0.9, 0.7, 0.6, 0.5},
          EDGE.validationLoss(),
          EDGE.accuracy(),
          EDGE.facts());

  @Test
  void anArmThatIsNotTrainedOutIsNamedFirstAndItsRateGoesBeforeMorePasses() {
    Causes causes = CauseFixtures.causes(SLOW);
    Cause first = causes.found().get(0);
    assertEquals(Cause.Kind.NOT_TRAINED_OUT, first.kind());
    assertEquals(
        "not trained out: it still gained 10.0 points of validation accuracy in the last half of"
            + " its passes, was best at one of its last passes while its training loss still fell,"
            + " by 0.200 in the last half, took a rate at the edge of those tried (2 of 2 runs), made 5 updates in"
            + " all",
        first.toString());
    assertEquals(new Suggestion.RateTimes(10), first.suggestion().orElseThrow().change());
    assertEquals(Cause.Kind.RATE_AT_EDGE, causes.found().get(1).kind());
    assertEquals(new Suggestion.PassesTimes(3), way(without(SLOW, "rates.edge")));
  }

  private static Made without(Made made, String fact) {
    Map<String, String> facts = new HashMap<>(made.facts());
    facts.remove(fact);
    return new Made(made.training(), made.validationLoss(), made.accuracy(), facts);
  }

  /** The first thing that is suggested for an arm that is not trained out. */
  private static Suggestion.Change way(Made made) {
    Cause first = CauseFixtures.causes(made).found().get(0);
    assertEquals(Cause.Kind.NOT_TRAINED_OUT, first.kind());
    return first.suggestion().orElseThrow().change();
  }

  @Test
  void whereItsPatienceEndedAnArmMorePatienceIsSuggested() {
    Made ended = without(SLOW, "rates.edge").with("patience", "ended 9 passes early: any words");
    assertEquals(new Suggestion.PatienceTimes(3), way(ended));
    assertEquals(new Suggestion.PassesTimes(3), way(ended.with("patience", "not used up")));
  }

  @Test
  void whereTheLossHardlyMovedAtAStatedRateAHigherOneIsSuggested() {
    double[] still = {1.2, 1.19, 1.18, 1.17, 1.16};
    Made slow = new Made(still, still, SLOW.accuracy(), SLOW.facts());
    assertEquals(
        new Suggestion.RateTimes(10), way(without(slow, "rates.edge").with("rates", "fixed")));
    assertEquals(new Suggestion.PassesTimes(3), way(without(slow, "rates.edge")));
  }

  @Test
  void ofASolvedHeadFurtherPenaltiesAreSuggested() {
    Made edge = solved(0.5).with("phases.passes", "0");
    assertEquals(
        new Suggestion.FurtherStrengths(true),
        way(noPasses(edge.with("solver.strength.place", "the weakest of the grid"))));
    assertEquals(
        new Suggestion.FurtherStrengths(false),
        way(noPasses(edge.with("solver.strength.place", "the strongest of the stated ones"))));
  }

  private static Made noPasses(Made made) {
    double[] none = {};
    return new Made(none, none, new double[] {0.5, 0.6}, made.facts());
  }

  @Test
  void aRateThatIsTooHighIsSoForTheStandingToo() {
    Made jagged =
        new Made(
            new double[] {100, 70, 40, 60, 45, 70, 50, 80},
            new double[] {1, 1, 1, 1, 1, 1, 1, 1},
            new double[] {.4, .5, .5, .5, .5, .5, .5, .5, .5},
            Map.of("rates", "fixed", "phases.passes", "8"));
    Causes causes = CauseFixtures.causes(jagged);
    assertEquals(
        List.of(Cause.Kind.NOT_TRAINED_OUT, Cause.Kind.RATE_TOO_HIGH),
        causes.found().stream().limit(2).map(Cause::kind).toList(),
        causes.toString());
    assertEquals(new Suggestion.RateTimes(0.3), way(jagged));
    double[] sure = {.3, .004, .002, .004, .002, .004, .002, .004, .002, .004, .002, .003};
    double[] flat = {.4, .5, .5, .5, .5, .5, .5, .5, .5, .5, .5, .5, .5};
    Made learned = new Made(sure, sure, flat, Map.of("rates", "fixed", "phases.passes", "12"));
    assertTrue(
        CauseFixtures.causes(learned).found().stream()
            .noneMatch(cause -> cause.kind() == Cause.Kind.RATE_TOO_HIGH));
  }

  @Test
  void aRateAtTheEdgeAloneAsksForOtherRatesOnce() {
    double[] losses = new double[12];
    double[] accuracies = new double[13];
    for (int i = 0; i < 13; i++) {
      accuracies[i] = i == 0 ? 0.8 : 0.9;
      losses[Math.min(i, 11)] = 0.1 - 1e-3 * Math.min(i, 11);
    }
    Made flat = new Made(losses, losses, accuracies, EDGE.facts()).with("phases.passes", "12");
    Causes causes = CauseFixtures.causes(flat);
    Cause first = causes.found().get(0);
    assertEquals(
        "not trained out: it took a rate at the edge of those tried (2 of 2 runs)",
        first.toString());
    assertEquals(new Suggestion.RateTimes(10), first.suggestion().orElseThrow().change());
    assertEquals(Cause.Kind.RATE_AT_EDGE, causes.found().get(1).kind());
    assertEquals(java.util.Optional.empty(), causes.found().get(1).suggestion());
  }

  private static Made solved(double nearestMean) {
    return new Made(
        new double[] {0.1},
        new double[] {0.4},
        new double[] {nearestMean, 0.85},
        java.util.Map.of("solver", "solved", "rates", "none", "weights.hash", "w"));
  }

  @Test
  void aSolvedHeadBelowTheNearestMeanIsHinted() {
    assertEquals(
        "the nearest mean is better here: on validation rows the nearest class mean of the same"
            + " features is 0.070 above the solved head; an arm with Head.nearestMean(classes)"
            + " shows whether it stays so",
        CauseFixtures.only(CauseFixtures.causes(solved(0.92))).toString());
    assertEquals(0, CauseFixtures.causes(solved(0.88)).found().size());
  }
}
