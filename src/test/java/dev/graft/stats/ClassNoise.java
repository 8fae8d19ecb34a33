package dev.graft.stats;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Pairs of arms that give each of three classes (60%, 30% and 10% of the rows) a probability: the
 * softmax of signal (for the true class) + hardness of the row + taste of arm, row and class + luck
 * of arm, seed and class + noise, all normal. With equal signals the arms are exchangeable.
 */
public final class ClassNoise {
  private static final double[] SHARES = {0.6, 0.9, 1};
  private static final int CLASSES = SHARES.length;
  private static final double TASTE = 0.7;
  private static final double LUCK = 0.2;

  private final ContinuousDistribution.Sampler normal;
  private final double[] signals;

  /** With the first and the second arm's signal. */
  public ClassNoise(double first, double second, SplittableRandom random) {
    this.normal = NormalDistribution.of(0, 1).createSampler(random::nextLong);
    this.signals = new double[] {first, second};
  }

  /** By what the answers are judged. */
  public enum By {
    /** Macro-F1. */
    MACRO_F1,
    /** Area under the curve. */
    AUC
  }

  /** Pseudo-values of the second arm minus those of the first, (seeds, rows). */
  public double[][] differences(int seeds, int rows, By by) {
    int[] actual = IntStream.range(0, rows).map(i -> classOf((i + 0.5) / rows)).toArray();
    double[] hardness = IntStream.range(0, rows).mapToDouble(i -> normal.sample()).toArray();
    double[][] difference = new double[seeds][rows];
    for (int arm = 0; arm < 2; arm++) {
      double[][] taste = normals(rows, TASTE);
      for (int s = 0; s < seeds; s++) {
        double[][] logits = logits(actual, hardness, taste, signals[arm]);
        double[] values = values(actual, logits, by).ofRows();
        for (int i = 0; i < rows; i++) {
          difference[s][i] += (arm == 0 ? -1 : 1) * values[i];
        }
      }
    }
    return difference;
  }

  private static int classOf(double share) {
    return share < SHARES[0] ? 0 : share < SHARES[1] ? 1 : 2;
  }

  private double[][] normals(int rows, double deviation) {
    double[][] values = new double[rows][CLASSES];
    for (double[] row : values) {
      java.util.Arrays.setAll(row, c -> deviation * normal.sample());
    }
    return values;
  }

  private double[][] logits(int[] actual, double[] hardness, double[][] taste, double signal) {
    double[][] logits = normals(actual.length, 1);
    double[] luck = normals(1, LUCK)[0];
    for (int i = 0; i < actual.length; i++) {
      for (int c = 0; c < CLASSES; c++) {
        logits[i][c] += taste[i][c] + luck[c];
      }
      logits[i][actual[i]] += signal + hardness[i];
    }
    return logits;
  }

  private static PseudoValues values(int[] actual, double[][] logits, By by) {
    if (by == By.AUC) {
      return AreaUnderCurve.pseudoValues(
          actual,
          java.util.Arrays.stream(logits).map(ClassNoise::softmax).toArray(double[][]::new));
    }
    int[] predicted = java.util.Arrays.stream(logits).mapToInt(ClassNoise::largest).toArray();
    return MacroF1.pseudoValues(actual, predicted, CLASSES);
  }

  private static double[] softmax(double[] logits) {
    double sum = java.util.Arrays.stream(logits).map(Math::exp).sum();
    return java.util.Arrays.stream(logits).map(x -> Math.exp(x) / sum).toArray();
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int c = 1; c < values.length; c++) {
      best = values[c] > values[best] ? c : best;
    }
    return best;
  }

  /** The true difference, from many rows and seeds. */
  public static double truth(double first, double second, By by) {
    double[][] many =
        new ClassNoise(first, second, new SplittableRandom(5)).differences(400, 4_000, by);
    return CrossedInterval.withDefaults().estimate(many).mean();
  }
}
