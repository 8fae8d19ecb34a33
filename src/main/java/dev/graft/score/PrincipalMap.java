package dev.graft.score;

import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rows of features on the plane in which they differ most.
 *
 * <p>f centred, f f' = U diag(s) U' with s falling: the coordinates are u_1 sqrt(s_1) and u_2
 * sqrt(s_2), and the shares s_1 / sum s and s_2 / sum s. A direction points to where its largest
 * coordinate in size is positive, so that the same features give the same map.
 *
 * <p>Shapes: features (n, d), n coordinates on each axis.
 *
 * <p>Range: shares in [0, 1]; a map with small shares hides most of what there is.
 *
 * <p>Degenerate cases: where rows differ in fewer than two directions the rest is 0; NaN is
 * refused.
 *
 * <p>Source: Pearson 1901, "On lines and planes of closest fit to systems of points in space".
 *
 * @param x the first coordinate of each row
 * @param y the second
 * @param shareOfX the share of the variance along x, in [0, 1]
 * @param shareOfY that along y
 */
public record PrincipalMap(List<Double> x, List<Double> y, double shareOfX, double shareOfY) {
  /** Copies the lists. */
  public PrincipalMap {
    x = List.copyOf(x);
    y = List.copyOf(y);
  }

  /** The map of features, (n, d), n at least 2. */
  public static PrincipalMap of(double[][] features) {
    org.ejml.data.DMatrixRMaj rows = Sample.matrix(features);
    Sample.centreColumns(rows);
    Spectrum spectrum = Spectrum.of(Sample.products(rows));
    return new PrincipalMap(
        axis(spectrum, 0, features.length),
        axis(spectrum, 1, features.length),
        share(spectrum, 0),
        share(spectrum, 1));
  }

  private static List<Double> axis(Spectrum spectrum, int direction, int rows) {
    if (direction >= spectrum.rank()) {
      return Collections.nCopies(rows, 0.0);
    }
    double[] values = spectrum.directions()[direction];
    double largest = 0;
    for (double value : values) {
      largest = Math.abs(value) > Math.abs(largest) ? value : largest;
    }
    double scale = Math.signum(largest) * Math.sqrt(spectrum.strengths()[direction]);
    List<Double> axis = new ArrayList<>();
    for (double value : values) {
      axis.add(value * scale);
    }
    return axis;
  }

  private static double share(Spectrum spectrum, int direction) {
    double all = java.util.Arrays.stream(spectrum.strengths()).sum();
    return direction < spectrum.rank() ? spectrum.strengths()[direction] / all : 0;
  }

  @Override
  public String toString() {
    return Text.format(
        "map of %,d rows: %.0f%% and %.0f%% of the variance",
        x.size(), 100 * shareOfX, 100 * shareOfY);
  }
}
