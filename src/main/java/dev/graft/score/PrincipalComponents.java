package dev.graft.score;

import dev.graft.internal.Check;
import org.ejml.data.DMatrixRMaj;

/**
 * The directions in which some rows of features differ most, learned on these rows and used on
 * others: dimensionality reduction that can be transferred.
 *
 * <p>f centred by its mean m, f'f = V diag(s) V' with s falling; V_k the first k columns. A row x
 * becomes (x - m) V_k, whitened (x - m) V_k diag(sqrt((n - 1) / s)). The variance that these
 * directions explain of other rows g, centred by their own mean, is |g V_k|^2 / |g|^2 (Frobenius).
 *
 * <p>Shapes: fitted on (n, d), applied to (m, d), result (m, k).
 *
 * <p>Range: explained variance in [0, 1]; higher keeps more.
 *
 * <p>Degenerate cases: more directions than rows differ in are refused; rows that are all the same
 * have no variance to explain, NaN; NaN in features is refused. The sign of a direction is free.
 *
 * <p>Source: Pearson 1901, "On lines and planes of closest fit to systems of points in space".
 */
public final class PrincipalComponents {
  private final double[] mean;
  private final double[][] directions;
  private final double[] deviations;
  private final Scale scale;

  private PrincipalComponents(
      double[] mean, double[][] directions, double[] deviations, Scale scale) {
    this.mean = mean;
    this.directions = directions;
    this.deviations = deviations;
    this.scale = scale;
  }

  private enum Scale {
    AS_THEY_ARE,
    WHITENED
  }

  /**
   * The first directions of some rows.
   *
   * @param features (n, d), n at least 2
   * @param number k, at most the directions in which the rows differ
   */
  public static PrincipalComponents of(double[][] features, int number) {
    Check.atLeast("components", number, 1);
    DMatrixRMaj rows = Sample.matrix(features);
    double[] mean = mean(rows);
    Sample.centreColumns(rows);
    Spectrum spectrum = Spectrum.of(Sample.products(rows));
    Check.that(
        number <= spectrum.strengths().length,
        "components (%d) must be at most %d, the directions in which the %d rows of %d features"
            + " differ; ask for fewer, or learn them on more rows",
        number,
        spectrum.strengths().length,
        rows.numRows,
        rows.numCols);
    double[][] directions = new double[number][];
    double[] deviations = new double[number];
    for (int k = 0; k < number; k++) {
      double length = Math.sqrt(spectrum.strengths()[k]);
      directions[k] = direction(rows, spectrum.directions()[k], length);
      deviations[k] = length / Math.sqrt(rows.numRows - 1);
    }
    return new PrincipalComponents(mean, directions, deviations, Scale.AS_THEY_ARE);
  }

  /** f'u / sqrt(s), (d). */
  private static double[] direction(DMatrixRMaj rows, double[] weights, double length) {
    double[] direction = new double[rows.numCols];
    for (int row = 0; row < rows.numRows; row++) {
      for (int column = 0; column < rows.numCols; column++) {
        direction[column] += weights[row] * rows.get(row, column) / length;
      }
    }
    return direction;
  }

  private static double[] mean(DMatrixRMaj rows) {
    double[] mean = new double[rows.numCols];
    for (int row = 0; row < rows.numRows; row++) {
      for (int column = 0; column < rows.numCols; column++) {
        mean[column] += rows.get(row, column) / rows.numRows;
      }
    }
    return mean;
  }

  /** The same with each direction scaled to the deviation 1 that it has on the fitted rows. */
  public PrincipalComponents whitened() {
    return new PrincipalComponents(mean, directions, deviations, Scale.WHITENED);
  }

  /** Other rows in these directions, (m, d) to (m, k). */
  public double[][] transform(double[][] features) {
    check(features);
    double[][] transformed = new double[features.length][directions.length];
    for (int row = 0; row < features.length; row++) {
      for (int k = 0; k < directions.length; k++) {
        double sum = 0;
        for (int column = 0; column < mean.length; column++) {
          sum += (features[row][column] - mean[column]) * directions[k][column];
        }
        transformed[row][k] = scale == Scale.WHITENED ? sum / deviations[k] : sum;
      }
    }
    return transformed;
  }

  /** The share of other rows' variance that these directions keep, in [0, 1]. */
  public double explainedVariance(double[][] features) {
    check(features);
    DMatrixRMaj rows = Sample.matrix(features);
    Sample.centreColumns(rows);
    double kept = 0;
    for (int row = 0; row < rows.numRows; row++) {
      for (double[] direction : directions) {
        double sum = 0;
        for (int column = 0; column < rows.numCols; column++) {
          sum += rows.get(row, column) * direction[column];
        }
        kept += sum * sum;
      }
    }
    double all = Sample.dot(rows, rows);
    return all == 0 ? Double.NaN : kept / all;
  }

  private void check(double[][] features) {
    int length = Sample.matrix(features).numCols;
    Check.that(
        length == mean.length,
        "features (%d) must be as many as those that the components were learned on, %d; give both"
            + " sets the same base and preprocessing",
        length,
        mean.length);
  }
}
