package dev.graft.score;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Whether neighbours after a reduction were neighbours before: trustworthiness.
 *
 * <p>T(k) = 1 - 2 / (n k (2 n - 3 k - 1)) sum_i sum_{j in U_i} (r(i, j) - k), where U_i are the
 * rows among the k nearest of i after, but not before, and r(i, j) the rank of j by distance to i
 * before, nearest 1 (Euclidean; of equal distances the lower row number first).
 *
 * <p>Shapes: before (n, d), after (n, e), k below n / 2.
 *
 * <p>Range and direction: [0, 1]; higher is better; about 0.5 for a reduction that knows nothing.
 *
 * <p>Degenerate cases: equal rows on one side leave the order of row numbers; NaN is refused.
 *
 * <p>Source: Venna &amp; Kaski 2001, "Neighborhood preservation in nonlinear projection methods: an
 * experimental study".
 */
public final class NeighbourPreservation {
  /** Customary, and few enough to be about neighbours. */
  public static final int DEFAULT_NEIGHBOURS = 10;

  private final int neighbours;

  private NeighbourPreservation(int neighbours) {
    this.neighbours = neighbours;
  }

  /** Ten neighbours. */
  public static NeighbourPreservation withDefaults() {
    return new NeighbourPreservation(DEFAULT_NEIGHBOURS);
  }

  /** Another number of neighbours, at least 1. */
  public NeighbourPreservation withNeighbours(int number) {
    return new NeighbourPreservation(Check.atLeast("neighbours", number, 1));
  }

  /** The trustworthiness of a reduction. */
  public double of(double[][] before, double[][] after) {
    int n = before.length;
    Check.that(n == after.length, "rows (%d and %d) must be the same", n, after.length);
    Check.that(
        2 * neighbours < n,
        "neighbours (%d) must be fewer than half of the rows (%d); take more rows",
        neighbours,
        n);
    DMatrixRMaj distancesBefore = distances(before);
    DMatrixRMaj distancesAfter = distances(after);
    long lost = 0;
    for (int row = 0; row < n; row++) {
      int[] order = order(distancesBefore, row);
      int[] rank = new int[n];
      for (int place = 0; place < order.length; place++) {
        rank[order[place]] = place + 1;
      }
      int[] near = order(distancesAfter, row);
      for (int place = 0; place < neighbours; place++) {
        lost += Math.max(0, rank[near[place]] - neighbours);
      }
    }
    return 1 - 2.0 * lost / ((double) n * neighbours * (2.0 * n - 3.0 * neighbours - 1));
  }

  /** All other rows, nearest first. */
  private static int[] order(DMatrixRMaj distances, int row) {
    return IntStream.range(0, distances.numRows)
        .filter(other -> other != row)
        .boxed()
        .sorted(Comparator.comparingDouble(other -> distances.get(row, other)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** Squared distances. */
  private static DMatrixRMaj distances(double[][] features) {
    Sample.matrix(features);
    DMatrixRMaj distances = new DMatrixRMaj(features.length, features.length);
    for (int i = 0; i < features.length; i++) {
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int k = 0; k < features[i].length; k++) {
          sum += (features[i][k] - features[j][k]) * (features[i][k] - features[j][k]);
        }
        distances.set(i, j, sum);
        distances.set(j, i, sum);
      }
    }
    return distances;
  }

  @Override
  public String toString() {
    return Text.format("trustworthiness with %d neighbours", neighbours);
  }
}
