package dev.graft.recipe;

/**
 * The recipe of {@link Recipe#careful()}: a head for 15 passes at 3e-3, then the top two stages for
 * 10 passes at 3e-5, under half a cosine behind one pass of warm-up, with a stop-loss.
 *
 * <p>The rate is a hundredth of the head's, since a large step ruins in one pass what a base
 * learned in many, and a small one that is too short only costs a little of the gain. It is
 * careful, not greedy: where a base is far from the target and the whole of it should move, {@code
 * thenFineTune(Thawing.all())} at a higher rate gains more, and can lose more. Chosen on seeds 100
 * to 109 of five tasks among recipes that differ in rate, passes, thawed stages, schedule, anchor
 * and stop-loss; src/bench's CarefulTuning shows it on others.
 */
final class CarefulRecipe {
  private static final double HEAD_RATE = 3e-3;
  private static final double RATE = 3e-5;
  private static final int PASSES = 10;
  private static final int STAGES = 2;

  private CarefulRecipe() {}

  static Recipe recipe() {
    return Recipe.withDefaults()
        .withRate(HEAD_RATE)
        .thenFineTune(Thawing.fromTheTop(STAGES), PASSES, RATE)
        .withSchedule(Schedule.cosine().withWarmUp(1))
        .withStopLoss();
  }
}
