package dev.graft.score;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The H-score with a covariance that is shrunk, so that it means something with few rows.
 *
 * <p>f centred, S = f'f / n, mu = tr S / d; alpha = min(beta2, delta2) / delta2 with delta2 = ||S -
 * mu I||^2 and beta2 = n^-2 sum_i ||x_i x_i' - S||^2 (Frobenius); score = tr(pinv((1 - alpha) S +
 * alpha mu I) (1 - alpha) cov g), cov g with 1 / (n - 1), g_i the mean of f over class y_i.
 *
 * <p>Shapes: features (n, d), labels (n).
 *
 * <p>Range and direction: from 0 to (C - 1) n / (n - 1); higher is better.
 *
 * <p>Degenerate cases: equal rows give 0; where S is mu I already, nothing is shrunk; NaN is
 * refused. With n below d it rests on the shrinkage, which the score says.
 *
 * <p>Source: Ibrahim 2022, "Newer is not always better: rethinking transferability metrics", ECML;
 * Ledoit &amp; Wolf 2004, "A well-conditioned estimator for large-dimensional covariance matrices".
 */
public final class ShrunkHScore extends FeatureScore {
  private ShrunkHScore() {}

  /** The score as published. */
  public static ShrunkHScore withDefaults() {
    return new ShrunkHScore();
  }

  @Override
  public Measure measure() {
    return Measure.SHRUNK_H_SCORE;
  }

  /** Ledoit and Wolf's alpha, in [0, 1]. */
  static double shrinkage(Sample sample, Spectrum spectrum) {
    double n = sample.rows();
    double trace = 0;
    double squares = 0;
    for (double strength : spectrum.strengths()) {
      trace += strength / n;
      squares += strength / n * strength / n;
    }
    double fourth = 0;
    for (int i = 0; i < n; i++) {
      fourth += Math.pow(sample.centred().get(i, i), 2);
    }
    double delta = squares - trace * trace / sample.features();
    double beta = (fourth - n * squares) / (n * n);
    return delta <= 1e-15 * squares ? 0 : Math.max(0, Math.min(beta, delta)) / delta;
  }

  @Override
  ToDoubleFunction<int[]> prepared(Sample sample) {
    Spectrum spectrum = Spectrum.of(sample.centred());
    double n = sample.rows();
    double alpha = shrinkage(sample, spectrum);
    double mu = java.util.Arrays.stream(spectrum.strengths()).sum() / n / sample.features();
    return classes -> {
      double[] between = spectrum.between(classes, sample.classCount());
      double score = 0;
      for (int j = 0; j < between.length; j++) {
        double strength = spectrum.strengths()[j];
        double shrunk = (1 - alpha) * strength / n + alpha * mu;
        score += (1 - alpha) * strength / (n - 1) * between[j] / shrunk;
      }
      return score;
    };
  }

  @Override
  Score.Range range(Sample sample) {
    double most = Math.min(sample.classCount() - 1, sample.features());
    return new Score.Range(0, most * sample.rows() / (sample.rows() - 1));
  }

  @Override
  List<Caution> cautions(Sample sample) {
    return FewRows.cautions(sample);
  }
}
