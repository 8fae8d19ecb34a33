package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.linear.LogisticRegression;
import dev.graft.model.Control;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Augmentation;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Curve;
import dev.graft.run.Fact;
import dev.graft.run.Rates;
import dev.graft.run.Run;
import dev.graft.run.Solver;
import dev.graft.run.SplitMode;
import dev.graft.run.StrengthPlace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A solved head on real pictures, on either engine. */
@Tag("engine")
class SolvedHeadTest {
  private static final ImageSet CLOTHES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
  private static final Split SPLIT = CLOTHES.perClass(20, 10).withTestRows(300);
  private static final Head HEAD = Head.linear(CLOTHES.classes());
  private static final Network FROZEN = FashionNet.digits().withoutHead().frozen().withHead(HEAD);
  private static final Recipe SOLVED = Recipe.withDefaults();
  private static final Recipe STEPS = SOLVED.withSolver(Solver.GRADIENT);

  private static Plan plan(Network network, Recipe recipe, long seed) {
    return new Plan(SPLIT, network, recipe, seed);
  }

  private static Trained run(Plan plan) {
    Optional<Trained> before = plan.continued().map(SolvedHeadTest::run);
    return Training.run(plan, before, RunListener.NONE);
  }

  @Test
  void theHeadIsAnOptimumAndTheRunSaysSo() {
    Run run = run(plan(FROZEN, SOLVED, 1)).run();
    assertEquals(Optional.of(Solver.SOLVED), run.fact(Fact.SOLVER));
    assertTrue(run.fact(Fact.SOLVER_GRADIENT).orElseThrow() <= LogisticRegression.TOLERANCE);
    assertEquals(Optional.of(Rates.NONE), run.fact(Fact.RATES));
    assertEquals(Optional.of(List.of(0)), run.fact(Fact.PHASES_PASSES));
    assertTrue(run.fact(Fact.SOLVER_CONSTANT_FEATURES).orElseThrow() > 0, "units that never fire");
    Curve curve = run.curve();
    assertEquals(2, curve.points().size(), "the jumpstart and the optimum");
    assertEquals(1, curve.chosen());
    assertEquals(0, run.budget().updates());
    assertEquals(0, run.budget().passes());
    assertEquals(5 * 64 + 5, run.budget().trainedParameters());
  }

  /** The rate of each seed is the one whose best pass is best on validation. */
  @Test
  @Tag("slow")
  void itAnswersNoWorseThanTheBestOfThreeRatesInManyPasses() {
    double solved = 0;
    double descended = 0;
    for (long seed = 1; seed <= 3; seed++) {
      solved += run(plan(FROZEN, SOLVED, seed)).run().test().accuracy() / 3;
      Run best = descended(1e-3, seed);
      for (double rate : new double[] {3e-3, 1e-2}) {
        Run other = descended(rate, seed);
        boolean better =
            other.curve().best().validationAccuracy() > best.curve().best().validationAccuracy();
        best = better ? other : best;
      }
      descended += best.test().accuracy() / 3;
    }
    assertTrue(solved > descended - 0.02, solved + " against " + descended);
  }

  private static Run descended(double rate, long seed) {
    return run(plan(FROZEN, Recipe.withDefaults().withPasses(200).withRate(rate), seed)).run();
  }

  @Test
  void inAFixedSplitTheSeedPlaysNoPart() {
    Split fixed = SPLIT.withMode(SplitMode.FIXED);
    Trained one = run(new Plan(fixed, FROZEN, SOLVED, 1));
    Trained other = run(new Plan(fixed, FROZEN, SOLVED, 2));
    assertArrayEquals(one.tensors().values("head.weight"), other.tensors().values("head.weight"));
    assertEquals(one.run().test().predicted(), other.run().test().predicted());
  }

  @Test
  void aNetworkThatIsNotFrozenDescendsAsIfNobodyHadAsked() {
    Plan scratch = plan(FROZEN.fromScratch(), SOLVED, 1);
    assertEquals(plan(FROZEN.fromScratch(), STEPS, 1).key(), scratch.key());
    assertEquals(Solver.GRADIENT, scratch.recipe().solver());
    Network hidden = FashionNet.digits().withoutHead().frozen().withHead(HEAD.withHidden(8));
    assertEquals(Solver.GRADIENT, plan(hidden, SOLVED, 1).recipe().solver());
    assertNotEquals(plan(FROZEN, STEPS, 1).key(), plan(FROZEN, SOLVED, 1).key());
  }

  @Test
  void pixelsAsTheyAreHaveNothingToLearnBelowTheHead() {
    Plan pixels = plan(Control.LINEAR_ON_PIXELS.of(FROZEN), SOLVED, 1);
    assertTrue(pixels.solves());
    assertTrue(run(pixels).run().curve().best().validationAccuracy() > 0.5);
  }

  @Test
  void whatSpeaksOfGradientStepsAsksForThem() {
    List<Recipe> stepped =
        List.of(
            SOLVED.withRate(1e-2),
            SOLVED.withPasses(3),
            SOLVED.withRateSearch(),
            SOLVED.withMixup(0.2),
            SOLVED.withPatience(3));
    for (Recipe recipe : stepped) {
      assertEquals(Solver.GRADIENT, plan(FROZEN, recipe, 1).recipe().solver(), recipe.toString());
    }
    assertTrue(plan(FROZEN, SOLVED.withLabelSmoothing(0.1), 1).solves());
  }

  @Test
  void dropoutIsRefusedWithTheWayOut() {
    Network dropped = FashionNet.digits().withoutHead().frozen().withHead(HEAD.withDropout(0.2));
    String message =
        assertThrows(IllegalArgumentException.class, () -> plan(dropped, SOLVED, 1)).getMessage();
    assertTrue(message.contains("dropout (0.2)") && message.contains("withSolver"), message);
  }

  @Test
  void fineTuningGoesOnFromIt() {
    Recipe tuned = SOLVED.thenFineTune(Thawing.fromTheTop(1), 3);
    Plan plan = plan(FROZEN, tuned, 1);
    assertEquals(3, plan.passes());
    Run run = run(plan).run();
    assertEquals(5, run.curve().points().size());
    assertEquals(Optional.of(List.of(0, 3)), run.fact(Fact.PHASES_PASSES));
    assertEquals(Optional.of(Solver.SOLVED), run.fact(Fact.SOLVER));
    assertTrue(run.fact(Fact.SOLVER_STRENGTH).isPresent(), "of the head that it began with");
    assertFinite(run.curve());
    double began = run.fact(Fact.PHASE_START_LOSS).orElseThrow();
    assertEquals(run.curve().points().get(1).trainingLoss(), began, 1e-3, "where the head ended");
    assertTrue(run.fact(Fact.PHASE_BODY_MOVED).orElseThrow() > 0);
    assertFalse(run(plan.continued().orElseThrow()).run().states(Fact.PHASE_START_LOSS));
  }

  @Test
  void aBodyThatAlmostStandsStillHasMovedAlmostNothing() {
    Recipe slow = SOLVED.thenFineTune(Thawing.fromTheTop(1), 1, 1e-9);
    Recipe fast = SOLVED.thenFineTune(Thawing.fromTheTop(1), 1, 1e-3);
    assertTrue(moved(slow) < 1e-5, "moved " + moved(slow));
    assertTrue(moved(fast) > 100 * moved(slow), "moved " + moved(fast));
  }

  private static double moved(Recipe recipe) {
    return run(plan(FROZEN, recipe, 1)).run().fact(Fact.PHASE_BODY_MOVED).orElseThrow();
  }

  @Test
  void strengthsAreChosenAmongThoseThatAreStated() {
    Plan plan = plan(FROZEN, SOLVED.withStrengths(1e-3, 1e-2), 1);
    assertTrue(plan.recipe().toString().contains("strength chosen among 0.01 / 0.001, to its"));
    assertNotEquals(plan(FROZEN, SOLVED, 1).key(), plan.key());
    Run run = run(plan).run();
    assertTrue(List.of(1e-2, 1e-3).contains(run.fact(Fact.SOLVER_STRENGTH).orElseThrow()));
    boolean strong = run.fact(Fact.SOLVER_STRENGTH).orElseThrow() == 1e-2;
    assertEquals(
        strong ? StrengthPlace.STRONGEST_STATED : StrengthPlace.WEAKEST,
        run.fact(Fact.SOLVER_STRENGTH_PLACE).orElseThrow(),
        "an edge of a stated grid says nothing of the features");
    assertEquals(
        plan(FROZEN.fromScratch(), SOLVED, 1).key(),
        plan(FROZEN.fromScratch(), SOLVED.withStrengths(1e-3, 1e-2), 1).key(),
        "what makes steps has none");
    Exception e = assertThrows(IllegalArgumentException.class, () -> SOLVED.withStrengths(0.1));
    assertTrue(e.getMessage().startsWith("strengths [0.1] must be at least 2"), e.getMessage());
  }

  @Test
  void foldsKeepTheGroupsOfTheSplitWhole() {
    Split grouped =
        CLOTHES
            .withoutParts()
            .split(0.02, 0.005, 0.1)
            .byGroup(name -> "day " + Integer.parseInt(name.replaceAll("\\D", "")) % 500)
            .withTestRows(50);
    assertTrue(grouped.validationRows() < 50, "few enough for folds");
    Run run = run(new Plan(grouped, FROZEN, SOLVED, 1)).run();
    assertEquals(
        "training rows in at most 5 folds of whole groups",
        run.text(Fact.SOLVER_STRENGTH_CHOSEN_ON));
  }

  private static void assertFinite(Curve curve) {
    curve.points().stream()
        .skip(1)
        .forEach(point -> assertTrue(Double.isFinite(point.trainingLoss()), point.toString()));
  }

  @Test
  void copiesSmoothingAndClassWeightsEnterTheProblem() {
    Recipe copied = SOLVED.withAugmentation(Augmentation.shift(3));
    double plain = run(plan(FROZEN, SOLVED, 1)).run().curve().best().trainingLoss();
    double more = run(plan(FROZEN, copied, 1)).run().curve().best().trainingLoss();
    double smooth =
        run(plan(FROZEN, SOLVED.withLabelSmoothing(0.2), 1)).run().curve().best().trainingLoss();
    assertNotEquals(plain, more);
    assertTrue(smooth > plain, smooth + " against " + plain);
  }
}
