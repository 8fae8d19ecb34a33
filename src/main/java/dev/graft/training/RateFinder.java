package dev.graft.training;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.EngineTasks;
import dev.graft.run.RateCurve;
import dev.graft.show.Shown;

/**
 * A trial that lets the learning rate rise from step to step and watches the loss (Smith 2017). It
 * trains a network of its own, made anew from the plan, so that no weight and no state of an
 * optimiser of any run changes. The loss is smoothed: s = 0.9 s + 0.1 loss, divided by 1 - 0.9^t;
 * the trial ends when it is above four times its lowest value.
 *
 * @param lowest rate of the first step, above 0
 * @param highest rate of the last step, above the lowest
 * @param steps at least {@value #FEWEST_STEPS}; batches come round again when all rows are through
 */
public record RateFinder(double lowest, double highest, int steps) implements Shown {
  /** From a rate that moves nothing to one that is too high for any network. */
  public static final double DEFAULT_LOWEST = 1e-6;

  /** Too high for any network with AdamW. */
  public static final double DEFAULT_HIGHEST = 1;

  /** About ten for each power of ten. */
  public static final int DEFAULT_STEPS = 60;

  private static final int FEWEST_STEPS = 20;
  static final double SMOOTHING = 0.9;
  static final double FAR_ABOVE = 4;

  /** Checks the ranges. */
  public RateFinder {
    Check.positive("lowest", lowest);
    Check.that(
        highest > lowest && Double.isFinite(highest),
        "highest (%s) must be a number above the lowest rate, %s",
        highest,
        lowest);
    Check.atLeast("steps", steps, FEWEST_STEPS);
  }

  /**
   * From {@value #DEFAULT_LOWEST} to {@value #DEFAULT_HIGHEST} in {@value #DEFAULT_STEPS} steps.
   */
  public static RateFinder withDefaults() {
    return new RateFinder(DEFAULT_LOWEST, DEFAULT_HIGHEST, DEFAULT_STEPS);
  }

  /** Between other rates. */
  public RateFinder between(double from, double to) {
    return new RateFinder(from, to, steps);
  }

  /** In another number of steps. */
  public RateFinder withSteps(int number) {
    return new RateFinder(lowest, highest, number);
  }

  /**
   * The curve of a plan's last phase, behind the phases before it, which are trained first. Rates
   * of stages keep their relation to the head's.
   *
   * @throws IllegalArgumentException if the head is none that is trained, or if the loss diverges
   *     within the first steps
   */
  public RateCurve find(Plan plan, RunSetting setting) {
    return EngineTasks.call(() -> RateTrial.of(this, plan, setting));
  }

  /** The rate of a step, counted from 0. */
  double rate(int step) {
    return lowest * Math.pow(highest / lowest, step / (steps - 1.0));
  }

  @Override
  public String toString() {
    return Text.format("rate finder from %s to %s in %d steps", lowest, highest, steps);
  }
}
