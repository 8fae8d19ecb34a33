package dev.graft.run;

/**
 * A point of a learning curve. Of a run from elsewhere that does not say it, updates are -1, and
 * seconds, losses and accuracy NaN.
 *
 * @param passes passes over the training rows so far, at least 0
 * @param updates gradient steps so far, at least 0
 * @param seconds wall-clock training time so far, without validation
 * @param trainingLoss mean cross-entropy over the last pass, in nats; NaN before the first
 * @param validationLoss mean cross-entropy on the validation rows, in nats; NaN where a point has
 *     none (the class means at pass 0)
 * @param validationAccuracy share of validation rows answered rightly, in [0, 1]
 */
public record Point(
    double passes,
    long updates,
    double seconds,
    double trainingLoss,
    double validationLoss,
    double validationAccuracy) {
  /** The same without what a clock measured. */
  public Point untimed() {
    return new Point(passes, updates, 0, trainingLoss, validationLoss, validationAccuracy);
  }
}
