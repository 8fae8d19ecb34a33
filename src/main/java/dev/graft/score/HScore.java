package dev.graft.score;

import dev.graft.internal.Text;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How much of the features' variance lies between the classes.
 *
 * <p>H = tr(pinv(cov f) cov g), g_i the mean of f over the rows of class y_i, both covariances with
 * 1 / (n - 1). With f centred and f f' = U diag(s) U' this is the sum of u_j' P u_j over s_j &gt;
 * 0, P the projection on the classes.
 *
 * <p>Shapes: features (n, d), labels (n).
 *
 * <p>Range and direction: [0, min(C - 1, rank f)]; higher is better.
 *
 * <p>Degenerate cases: at n &lt;= d, or wherever the rank of f is n - 1, it is at its maximum for
 * any labels, which the score says; equal rows give 0; NaN is refused.
 *
 * <p>Source: Bao 2019, "An information-theoretic approach to transferability in task transfer
 * learning", ICIP.
 */
public final class HScore extends FeatureScore {
  private HScore() {}

  /** The score as published. */
  public static HScore withDefaults() {
    return new HScore();
  }

  @Override
  public Measure measure() {
    return Measure.H_SCORE;
  }

  @Override
  ToDoubleFunction<int[]> prepared(Sample sample) {
    Spectrum spectrum = Spectrum.of(sample.centred());
    return classes -> Arrays.stream(spectrum.between(classes, sample.classCount())).sum();
  }

  @Override
  Score.Range range(Sample sample) {
    return new Score.Range(0, Math.min(sample.classCount() - 1, sample.features()));
  }

  @Override
  List<Caution> cautions(Sample sample) {
    if (sample.rows() > sample.features() && sample.rows() - 1 > rank(sample)) {
      return List.of();
    }
    return List.of(
        new Caution(
            Caution.Kind.SAYS_NOTHING,
            Text.format(
                "with %d rows of %d features it is at its maximum for any labels: do not rank by it",
                sample.rows(), sample.features())));
  }

  private static int rank(Sample sample) {
    return sample.features() < sample.rows() - 1
        ? sample.features()
        : Spectrum.of(sample.centred()).rank();
  }
}
