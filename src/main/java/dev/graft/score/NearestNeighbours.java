package dev.graft.score;

import dev.graft.internal.Check;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The share of rows that their nearest neighbours among the other rows put into the right class: a
 * yardstick without any training.
 *
 * <p>Each row in turn is left out; the k rows nearest by Euclid's distance vote, and where classes
 * have equally many votes that of the nearest row among them wins.
 *
 * <p>Shapes: features (n, d), labels (n).
 *
 * <p>Range and direction: [0, 1]; higher is better; guessing gives about 1 / C.
 *
 * <p>Degenerate cases: rows at the same distance vote in their order; equal rows leave the answer
 * to that order; a class with a single row is never right; NaN is refused.
 *
 * <p>Source: Cover &amp; Hart 1967, "Nearest neighbor pattern classification".
 */
public final class NearestNeighbours extends FeatureScore {
  /** One is noisy; more than three would outvote a class of five rows. */
  public static final int DEFAULT_NEIGHBOURS = 3;

  private final int neighbours;

  private NearestNeighbours(int neighbours) {
    this.neighbours = neighbours;
  }

  /** Three neighbours. */
  public static NearestNeighbours withDefaults() {
    return new NearestNeighbours(DEFAULT_NEIGHBOURS);
  }

  /** With another number of neighbours, at least 1. */
  public NearestNeighbours withNeighbours(int number) {
    return new NearestNeighbours(Check.atLeast("neighbours", number, 1));
  }

  @Override
  public Measure measure() {
    return Measure.NEAREST_NEIGHBOURS;
  }

  @Override
  void check(Sample sample) {
    Check.that(
        neighbours < sample.rows(),
        "neighbours (%d) must be fewer than rows (%d)",
        neighbours,
        sample.rows());
  }

  @Override
  ToDoubleFunction<int[]> prepared(Sample sample) {
    int[][] nearest =
        IntStream.range(0, sample.rows()).mapToObj(i -> nearest(sample, i)).toArray(int[][]::new);
    return classes ->
        IntStream.range(0, classes.length)
            .map(i -> vote(nearest[i], classes, sample.classCount()) == classes[i] ? 1 : 0)
            .average()
            .orElseThrow();
  }

  /** The nearest rows, nearest first; a copy of the row itself is no neighbour. */
  private int[] nearest(Sample sample, int row) {
    DMatrixRMaj products = sample.centred();
    double[] distances = new double[sample.rows()];
    for (int i = 0; i < distances.length; i++) {
      distances[i] = products.get(i, i) - 2 * products.get(i, row);
    }
    return IntStream.range(0, distances.length)
        .filter(i -> sample.origins()[i] != sample.origins()[row])
        .boxed()
        .sorted(Comparator.comparingDouble(i -> distances[i]))
        .limit(neighbours)
        .mapToInt(i -> i)
        .toArray();
  }

  private static int vote(int[] nearest, int[] classes, int count) {
    int[] votes = new int[count];
    Arrays.stream(nearest).forEach(row -> votes[classes[row]]++);
    int most = Arrays.stream(votes).max().orElseThrow();
    return Arrays.stream(nearest)
        .map(row -> classes[row])
        .filter(c -> votes[c] == most)
        .findFirst()
        .orElse(-1);
  }

  @Override
  Score.Range range(Sample sample) {
    return Score.Range.SHARE;
  }

  @Override
  List<Caution> cautions(Sample sample) {
    return RareClasses.cautions(sample, 2);
  }
}
