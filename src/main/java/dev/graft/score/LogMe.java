package dev.graft.score;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * The logarithm of maximum evidence: how probable the labels are under the best Bayesian linear
 * regression on the features, per row.
 *
 * <p>Per class with one-hot target t, then the mean over classes. With f'f = V diag(s) V' (f not
 * centred), u_j the directions of f with s_j above 0, k of them, alpha and beta the precisions of
 * weights and noise and lambda = alpha / beta, the evidence is highest at beta = n / R, R = |t|^2
 * less the sum of (u_j't)^2 s_j / (s_j + lambda), and is then a function of lambda alone: [-n/2 ln
 * (2 pi R / n) - n/2 + k/2 ln lambda - 1/2 sum over k of ln(lambda + s_j)] / n. Its maximum is
 * looked for over 26 powers of ten of lambda around the largest s, and then to nine digits by
 * Brent's method (1973). The authors' loop stops after 11 steps from alpha = beta = 1, so that its
 * value depends on the scale of the features where n is below d; their code has d in place of the
 * first k, which is wrong where the rank of f is below d: a direction with s = 0 adds nothing.
 *
 * <p>Shapes: features (n, d), labels (n).
 *
 * <p>Range and direction: any number; higher is better. Features times a number have the same
 * score. Bases are compared on the same rows only.
 *
 * <p>Degenerate cases: where fewer than n directions fit a class exactly the evidence has no bound,
 * and R is taken as no less than 1e-12 |t|^2; features that are all the same have the evidence of
 * the class frequencies, which is not the least: features that hardly tell anything can have less;
 * NaN is refused. Where n is below d the score says so.
 *
 * <p>Source: You 2021, "LogME: practical assessment of pre-trained models for transfer learning",
 * ICML.
 */
public final class LogMe extends FeatureScore {
  /** Of ln lambda around that of the largest strength. */
  private static final double WIDTH = 30;

  private static final double STEP = 0.5;
  private static final double DIGITS = 1e-9;
  private static final int MOST_STEPS = 200;

  /** Below this share of |t|^2 a residual is rounding. */
  private static final double EXACT = 1e-12;

  private LogMe() {}

  /** The score at its maximum, with k in place of d. */
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
        sum += Evidence.of(spectrum, classes, c).highest();
      }
      return sum / sample.classCount();
    };
  }

  /**
   * The evidence of one class as a function of lambda.
   *
   * @param strengths s, strongest first
   * @param squares what of the target lies in each direction, squared
   * @param rest what of it lies in none
   * @param rows n
   */
  private record Evidence(double[] strengths, double[] squares, double rest, double rows) {
    static Evidence of(Spectrum spectrum, int[] classes, int c) {
      double[] squares = new double[spectrum.rank()];
      double rest = java.util.Arrays.stream(classes).filter(other -> other == c).count();
      for (int j = 0; j < squares.length; j++) {
        double product = 0;
        for (int i = 0; i < classes.length; i++) {
          product += classes[i] == c ? spectrum.directions()[j][i] : 0;
        }
        squares[j] = product * product;
        rest -= squares[j];
      }
      return new Evidence(spectrum.strengths(), squares, Math.max(0, rest), classes.length);
    }

    /** The highest of a grid, then the highest between its neighbours. */
    double highest() {
      double middle = strengths.length == 0 ? 0 : Math.log(strengths[0]);
      double best = middle - WIDTH;
      for (double at = best; at <= middle + WIDTH; at += STEP) {
        best = at(at) > at(best) ? at : best;
      }
      return new BrentOptimizer(DIGITS, DIGITS)
          .optimize(
              new MaxEval(MOST_STEPS),
              GoalType.MAXIMIZE,
              new UnivariateObjectiveFunction(this::at),
              new SearchInterval(best - STEP, best + STEP, best))
          .getValue();
    }

    private double at(double logLambda) {
      double lambda = Math.exp(logLambda);
      double residual = rest;
      double target = rest;
      double sum = strengths.length / 2.0 * logLambda;
      for (int j = 0; j < strengths.length; j++) {
        residual += squares[j] * lambda / (strengths[j] + lambda);
        target += squares[j];
        sum -= Math.log(lambda + strengths[j]) / 2;
      }
      double noise = Math.max(residual, EXACT * target) / rows;
      return (sum - rows / 2 * Math.log(2 * Math.PI * noise) - rows / 2) / rows;
    }
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
