package dev.graft.recipe;

import dev.graft.run.Solver;
import java.util.List;
import java.util.Optional;

/** The recipes that come with the library. */
final class StandardRecipes {
  private static final double CAREFUL_HEAD_RATE = 3e-3;
  private static final double CAREFUL_RATE = 3e-5;
  private static final int CAREFUL_PASSES = 10;
  private static final int CAREFUL_STAGES = 2;

  private StandardRecipes() {}

  /**
   * Nothing stated: a head that can be solved is, and what makes steps has its rate searched and
   * goes on to its plateau.
   */
  static Recipe open() {
    Phase phase =
        new Phase(
                Recipe.DEFAULT_PASSES,
                Recipe.DEFAULT_RATE,
                Recipe.DEFAULT_WEIGHT_DECAY,
                Optional.empty())
            .withSolver(Solver.SOLVED);
    return new Recipe(
        List.of(phase),
        Recipe.DEFAULT_BATCH_SIZE,
        Augmentation.NONE,
        Optional.of(RateSearch.toThePlateau()),
        Optimiser.ADAM_W,
        Objective.PLAIN);
  }

  /**
   * A head for 15 passes at 3e-3, then the top two stages for 10 passes at 3e-5, under half a
   * cosine behind one pass of warm-up, with a stop-loss.
   *
   * <p>The rate is a hundredth of the head's, since a large step ruins in one pass what a base
   * learned in many, and a small one that is too short only costs a little of the gain. It is
   * careful, not greedy: where a base is far from the target and the whole of it should move,
   * {@code thenFineTune(Thawing.all())} at a higher rate gains more, and can lose more. Chosen on
   * seeds 100 to 109 of five tasks among recipes that differ in rate, passes, thawed stages,
   * schedule, anchor and stop-loss; src/bench's CarefulTuning shows it on others.
   */
  static Recipe careful() {
    return Recipe.withDefaults()
        .withRate(CAREFUL_HEAD_RATE)
        .thenFineTune(Thawing.fromTheTop(CAREFUL_STAGES), CAREFUL_PASSES, CAREFUL_RATE)
        .withSchedule(Schedule.cosine().withWarmUp(1))
        .withStopLoss();
  }
}
