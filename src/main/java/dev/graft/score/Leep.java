package dev.graft.score;

import java.util.function.ToDoubleFunction;

/**
 * The log expected empirical prediction: how well the target's labels can be told from what the
 * source's own classifier answers.
 *
 * <p>J[y,z] = (1/n) sum over i with y_i = y of theta_iz; P(y|z) = J[y,z] / sum_y J[y,z]; LEEP =
 * mean over i of ln sum_z P(y_i|z) theta_iz. A source class that is given to no row is skipped.
 *
 * <p>Shapes: theta (n, S), rows sum to 1; labels (n).
 *
 * <p>Range and direction: NCE + mean ln max theta &lt;= LEEP &lt;= 0; higher is better. One-hot
 * theta gives NCE exactly, constant theta -H(Y).
 *
 * <p>Degenerate cases: classes without a row do not count; NaN is refused. Where n is below S it
 * says so: a source class of a single row tells that row's label.
 *
 * <p>Source: Nguyen 2020, "LEEP: a new measure to evaluate transferability of learned
 * representations", ICML.
 */
public final class Leep {
  private Leep() {}

  /** The score as published. */
  public static Leep withDefaults() {
    return new Leep();
  }

  /**
   * The score.
   *
   * @param predictions (n, S), the source classifier's probabilities; rows sum to 1
   * @param labels (n), from 0 on
   */
  public Score score(double[][] predictions, int[] labels) {
    SourceAnswers answers = SourceAnswers.of(predictions, labels);
    double[] mass = mass(answers);
    int used = (int) java.util.Arrays.stream(mass).filter(m -> m > 0).count();
    return new Score(
        Measure.LEEP,
        prepared(answers).applyAsDouble(answers.labels().classes()),
        new Score.Range(Double.NEGATIVE_INFINITY, 0),
        answers.size(),
        answers.cautions(used));
  }

  private static double[] mass(SourceAnswers answers) {
    double[] mass = new double[answers.sources()];
    for (double[] row : answers.probabilities()) {
      for (int z = 0; z < mass.length; z++) {
        mass[z] += row[z];
      }
    }
    return mass;
  }

  static ToDoubleFunction<int[]> prepared(SourceAnswers answers) {
    double[] mass = mass(answers);
    return classes -> value(answers.probabilities(), classes, mass);
  }

  private static double value(double[][] theta, int[] classes, double[] mass) {
    double[][] joint =
        new double[1 + java.util.Arrays.stream(classes).max().orElse(0)][mass.length];
    for (int i = 0; i < theta.length; i++) {
      for (int z = 0; z < mass.length; z++) {
        joint[classes[i]][z] += theta[i][z];
      }
    }
    double sum = 0;
    for (int i = 0; i < theta.length; i++) {
      double expected = 0;
      for (int z = 0; z < mass.length; z++) {
        expected += mass[z] > 0 ? joint[classes[i]][z] / mass[z] * theta[i][z] : 0;
      }
      sum += Math.log(expected);
    }
    return Math.min(0, sum / theta.length);
  }
}
