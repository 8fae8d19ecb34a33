package dev.graft.score;

import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.List;

/**
 * What the features are worth that a cut base gives of the target's training rows.
 *
 * @param cut the stage that it is kept up to, or how many of the first stages are gone
 * @param parameters of what is left, all values that a gradient could move
 * @param probe accuracy of a {@link LinearProbe} on them, in [0, 1]
 * @param error the probe's standard error, sqrt(p (1 - p) / n), for rows that are drawn
 * @param random the probe on the same layers with random weights, the mean of several draws, in [0,
 *     1]; NaN where it was not asked for
 * @param similarity debiased {@link LinearCka} to a net that was trained on the target, in [-1, 1];
 *     NaN where none was given
 */
public record StageScore(
    String cut, long parameters, double probe, double error, double random, double similarity)
    implements Shown {
  static final List<String> HEADERS =
      List.of("cut", "parameters left", "linear probe", "random weights", "similarity (CKA)");

  /** What stands for a number that there is not. */
  static final String UNKNOWN = "-";

  /** The score of features, (n, d), with labels, (n). */
  public static StageScore of(Cut cut, double[][] features, int[] labels, double random) {
    double probe = LinearProbe.withDefaults().score(features, labels).value();
    double error = Math.sqrt(probe * (1 - probe) / labels.length);
    return new StageScore(cut.name(), cut.parameters(), probe, error, random, Double.NaN);
  }

  /**
   * What is left of a base.
   *
   * @param name where it was cut
   * @param parameters of what is left
   */
  public record Cut(String name, long parameters) {}

  /** The same with its similarity to a net that was trained on the target. */
  public StageScore withSimilarity(double cka) {
    return new StageScore(cut, parameters, probe, error, random, cka);
  }

  List<String> cells() {
    return List.of(
        cut,
        Text.format("%,d", parameters),
        Text.format("%.3f (error %.3f)", probe, error),
        number(random),
        number(similarity));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? UNKNOWN : Text.format("%.3f", value);
  }

  @Override
  public String toString() {
    return Text.format("%s: probe %.3f", cut, probe);
  }
}
