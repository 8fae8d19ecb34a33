package dev.graft.score;

import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Seeds;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * How far two sets of rows lie apart, with a test of whether they differ at all.
 *
 * <p>MMD^2 = mean over i != j of k(x_i, x_j) + mean over i != j of k(y_i, y_j) - 2 mean of k(x_i,
 * y_j), k(a, b) = exp(-|a - b|^2 / m), m the median of the squared distances between different
 * rows; p = (1 + number of permutations with at least this MMD^2) / (1 + permutations).
 *
 * <p>Shapes: source (m, d), target (n, d); each at least 2 rows.
 *
 * <p>Range and direction: about [-1, 2], and may fall below 0, since the estimate is unbiased; 0 is
 * no difference, lower is nearer.
 *
 * <p>Degenerate cases: where all rows are the same it is 0 and p is 1; NaN is refused.
 *
 * <p>Source: Gretton 2012, "A kernel two-sample test", JMLR 13.
 */
public final class MaximumMeanDiscrepancy {
  /** Enough for a p-value of 0.005. */
  public static final int DEFAULT_PERMUTATIONS = 200;

  private final int permutations;
  private final long seed;

  private MaximumMeanDiscrepancy(int permutations, long seed) {
    this.permutations = permutations;
    this.seed = seed;
  }

  /** With 200 permutations, seed 1. */
  public static MaximumMeanDiscrepancy withDefaults() {
    return new MaximumMeanDiscrepancy(DEFAULT_PERMUTATIONS, 1);
  }

  /** With another number of permutations, at least 19: below it p cannot reach 0.05. */
  public MaximumMeanDiscrepancy withPermutations(int number) {
    return new MaximumMeanDiscrepancy(Check.atLeast("permutations", number, 19), seed);
  }

  /** With other permutations. */
  public MaximumMeanDiscrepancy withSeed(long other) {
    return new MaximumMeanDiscrepancy(permutations, other);
  }

  /**
   * A discrepancy with its test.
   *
   * @param score the squared MMD
   * @param pValue of no difference, in [1 / (1 + permutations), 1]
   * @param permutations how many
   */
  public record Tested(Score score, double pValue, int permutations) implements Shown {
    @Override
    public Map<String, Object> bundle() {
      return Shown.html(Html.paragraph(toString()), this);
    }

    @Override
    public String toString() {
      return score
          + Text.format(" p = %.3g of no difference (%d permutations).", pValue, permutations);
    }
  }

  /** The discrepancy of two sets of rows in the features of one base. */
  public Tested score(double[][] source, double[][] target) {
    Domains domains = Domains.of(source, target);
    DMatrixRMaj kernel = kernel(domains);
    double value = value(kernel, domains.sides());
    List<Integer> order = IntStream.range(0, domains.rows()).boxed().toList();
    int reached = 0;
    for (int i = 0; i < permutations; i++) {
      List<Integer> dealt = Seeds.shuffled(order, seed, "mmd " + i);
      int[] sides = dealt.stream().mapToInt(row -> row < domains.source() ? 0 : 1).toArray();
      reached += value(kernel, sides) >= value - 1e-12 ? 1 : 0;
    }
    Score score = new Score(Measure.MMD, value, new Score.Range(-1, 2), domains.size(), List.of());
    return new Tested(score, (1.0 + reached) / (1 + permutations), permutations);
  }

  private static DMatrixRMaj kernel(Domains domains) {
    int n = domains.rows();
    double[] distances = new double[n * (n - 1) / 2];
    int next = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        distances[next++] = domains.squaredDistance(i, j);
      }
    }
    Arrays.sort(distances);
    int half = distances.length / 2;
    double median =
        distances.length % 2 == 1 ? distances[half] : (distances[half - 1] + distances[half]) / 2;
    // Where more than half of the pairs are the same row, the largest distance is a scale yet.
    double scale = median > 0 ? median : distances[distances.length - 1];
    DMatrixRMaj kernel = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        kernel.set(i, j, scale > 0 ? Math.exp(-domains.squaredDistance(i, j) / scale) : 1);
      }
    }
    return kernel;
  }

  private static double value(DMatrixRMaj kernel, int[] sides) {
    double[] within = new double[2];
    double across = 0;
    int[] rows = Labels.counts(sides, 2);
    for (int i = 0; i < sides.length; i++) {
      for (int j = 0; j < i; j++) {
        if (sides[i] == sides[j]) {
          within[sides[i]] += 2 * kernel.get(i, j);
        } else {
          across += kernel.get(i, j);
        }
      }
    }
    return within[0] / (rows[0] * (rows[0] - 1.0))
        + within[1] / (rows[1] * (rows[1] - 1.0))
        - 2 * across / ((double) rows[0] * rows[1]);
  }
}
