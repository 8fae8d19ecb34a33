package dev.graft.score;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The logarithm of maximum evidence: how probable the labels are under the best Bayesian linear
 * regression on the features, per row.
 *
 * <p>Per class with one-hot target t, then the mean over classes: f'f = V diag(s) V' (f not
 * centred), alpha = beta = 1; repeat at most 11 times: lambda = alpha / beta, gamma = sum s / (s +
 * lambda), m = V [beta V'f't / (alpha + beta s)], alpha = gamma / |m|^2, beta = (n - gamma) / |t -
 * f m|^2, until lambda changes by less than 1%. Evidence = [k/2 ln alpha + n/2 ln beta - 1/2 sum
 * over k of ln(alpha + beta s) - beta/2 |t - f m|^2 - alpha/2 |m|^2 - n/2 ln 2 pi] / n, k the
 * number of s above 0. The authors' code has d in place of the first k, which is wrong where the
 * rank of f is below d; a direction with s = 0 adds nothing.
 *
 * <p>Shapes: features (n, d), labels (n).
 *
 * <p>Range and direction: any number; higher is better. Bases are compared on the same rows only.
 *
 * <p>Degenerate cases: where the features fit a class exactly the evidence has no bound, and the
 * loop is what ends it; features that are all the same have the evidence of the class frequencies,
 * which is not the least: features that hardly tell anything can have less; NaN is refused. Where n
 * is below d the score says so.
 *
 * <p>Source: You 2021, "LogME: practical assessment of pre-trained models for transfer learning",
 * ICML.
 */
public final class LogMe extends FeatureScore {
  private static final int MOST_STEPS = 11;
  private static final double SETTLED = 0.01;

  /** Below this share of |t|^2 a residual is rounding. */
  private static final double EXACT = 1e-12;

  private LogMe() {}

  /** The score as published, with k in place of d. */
  public static LogMe withDefaults() {
    return new LogMe();
  }

  @Override
  public Measure measure() {
    return Measure.LOG_ME;
  }

  @Override
  ToDoubleFunction<int[]> prepared(Sample sample) {
    Spectrum spectrum = Spectrum.of(sample.plain());
    return classes -> {
      double sum = 0;
      for (int c = 0; c < sample.classCount(); c++) {
        sum += evidence(spectrum, classes, c);
      }
      return sum / sample.classCount();
    };
  }

  /** What of the target lies in each direction, squared; the last entry is what lies in none. */
  private static double[] parts(Spectrum spectrum, int[] classes, int c) {
    double[] squares = new double[spectrum.rank() + 1];
    double rest = java.util.Arrays.stream(classes).filter(other -> other == c).count();
    for (int j = 0; j < spectrum.rank(); j++) {
      double product = 0;
      for (int i = 0; i < classes.length; i++) {
        product += classes[i] == c ? spectrum.directions()[j][i] : 0;
      }
      squares[j] = product * product;
      rest -= squares[j];
    }
    squares[spectrum.rank()] = Math.max(0, rest);
    return squares;
  }

  /** The loop: |m|^2 and the residual as they were when alpha and beta were last set from them. */
  private static double evidence(Spectrum spectrum, int[] classes, int c) {
    double[] s = spectrum.strengths();
    double[] squares = parts(spectrum, classes, c);
    double n = classes.length;
    double target = java.util.Arrays.stream(squares).sum();
    double alpha = 1;
    double beta = 1;
    double length = 0;
    double residual = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double lambda = alpha / beta;
      double gamma = 0;
      length = 0;
      residual = squares[s.length];
      for (int j = 0; j < s.length; j++) {
        gamma += s[j] / (s[j] + lambda);
        length += s[j] * squares[j] / Math.pow(s[j] + lambda, 2);
        residual += squares[j] * Math.pow(lambda / (s[j] + lambda), 2);
      }
      residual = Math.max(residual, EXACT * target);
      // Features that are all 0 leave alpha without a meaning, and with no effect.
      alpha = length > 0 ? gamma / length : alpha;
      beta = (n - gamma) / residual;
      if (Math.abs(alpha / beta - lambda) / lambda < SETTLED) {
        break;
      }
    }
    return perRow(s, n, new double[] {alpha, beta, length, residual});
  }

  private static double perRow(double[] s, double n, double[] found) {
    double alpha = found[0];
    double beta = found[1];
    double sum = s.length / 2.0 * Math.log(alpha) + n / 2 * Math.log(beta);
    for (double strength : s) {
      sum -= Math.log(alpha + beta * strength) / 2;
    }
    sum -= beta / 2 * found[3] + alpha / 2 * found[2] + n / 2 * Math.log(2 * Math.PI);
    return sum / n;
  }

  @Override
  Score.Range range(Sample sample) {
    return new Score.Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  @Override
  List<Caution> cautions(Sample sample) {
    return FewRows.cautions(sample);
  }
}
