package dev.graft.score;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Rows of features with their classes, as the inner products of the rows: all that a score needs
 * which no rotation of the features changes, and n x n however long a feature vector is.
 */
final class Sample {
  private final DMatrixRMaj plain;
  private final DMatrixRMaj centred;
  private final Labels labels;
  private final int features;
  private final int constant;
  private final int[] origins;

  private Sample(DMatrixRMaj plain, DMatrixRMaj centred, Labels labels, Traits traits) {
    this.plain = plain;
    this.centred = centred;
    this.labels = labels;
    this.features = traits.features();
    this.constant = traits.constant();
    this.origins = traits.origins();
  }

  private record Traits(int features, int constant, int[] origins) {}

  static Sample of(double[][] features, int[] labels) {
    Labels classes = Labels.of(labels, features.length);
    DMatrixRMaj rows = matrix(features);
    DMatrixRMaj middle = new DMatrixRMaj(rows);
    int constant = centreColumns(middle);
    int[] origins = IntStream.range(0, features.length).toArray();
    return new Sample(
        products(rows), products(middle), classes, new Traits(rows.numCols, constant, origins));
  }

  /** The features, (n, d), checked. */
  static DMatrixRMaj matrix(double[][] features) {
    Check.that(features.length >= 2, "rows (%d) must be at least 2", features.length);
    int length = features[0].length;
    Check.that(length > 0, "features (0) must be at least 1 per row");
    for (int row = 0; row < features.length; row++) {
      Check.that(
          features[row].length == length,
          "features of row %d (%d) must be as many as those of row 0 (%d)",
          row,
          features[row].length,
          length);
      for (int column = 0; column < length; column++) {
        Check.that(
            Double.isFinite(features[row][column]),
            "feature %d of row %d (%s) must be a number; see what the base was fed, or leave the"
                + " row out",
            column,
            row,
            features[row][column]);
      }
    }
    return new DMatrixRMaj(features);
  }

  /** Takes each column's mean away and returns how many columns are the same in all rows. */
  static int centreColumns(DMatrixRMaj rows) {
    int constant = 0;
    for (int column = 0; column < rows.numCols; column++) {
      double first = rows.get(0, column);
      double sum = 0;
      boolean same = true;
      for (int row = 0; row < rows.numRows; row++) {
        sum += rows.get(row, column);
        same &= rows.get(row, column) == first;
      }
      double mean = same ? first : sum / rows.numRows;
      for (int row = 0; row < rows.numRows; row++) {
        rows.set(row, column, rows.get(row, column) - mean);
      }
      constant += same ? 1 : 0;
    }
    return constant;
  }

  /** The inner products of rows. */
  static DMatrixRMaj products(DMatrixRMaj rows) {
    DMatrixRMaj products = new DMatrixRMaj(rows.numRows, rows.numRows);
    CommonOps_DDRM.multTransB(rows, rows, products);
    return products;
  }

  /** Some of the rows, in any order; a row may be drawn several times and knows it. */
  Sample drawn(int[] rows) {
    DMatrixRMaj part = part(centred, rows, rows);
    centre(part);
    int[] classes = Arrays.stream(rows).map(row -> labels.classes()[row]).toArray();
    int[] from = Arrays.stream(rows).map(row -> origins[row]).toArray();
    return new Sample(
        part(plain, rows, rows),
        part,
        new Labels(classes, labels.count(), labels.stated()),
        new Traits(features, constant, from));
  }

  static DMatrixRMaj part(DMatrixRMaj products, int[] rows, int[] columns) {
    DMatrixRMaj part = new DMatrixRMaj(rows.length, columns.length);
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        part.data[i * columns.length + j] = products.data[rows[i] * products.numCols + columns[j]];
      }
    }
    return part;
  }

  /** The sum of the products of entries at the same place. */
  static double dot(DMatrixRMaj a, DMatrixRMaj b) {
    double sum = 0;
    for (int i = 0; i < a.data.length; i++) {
      sum += a.data[i] * b.data[i];
    }
    return sum;
  }

  /** Makes products those of rows whose mean has been taken away; returns the rows' old means. */
  static double[] centre(DMatrixRMaj products) {
    int n = products.numRows;
    double[] means = new double[n];
    double all = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        means[i] += products.data[i * n + j] / n;
      }
      all += means[i] / n;
    }
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        products.data[i * n + j] += all - means[i] - means[j];
      }
    }
    return means;
  }

  /** The rows' inner products as they are, (n, n). */
  DMatrixRMaj plain() {
    return plain;
  }

  /** The inner products after the mean row has been taken away, (n, n). */
  DMatrixRMaj centred() {
    return centred;
  }

  int[] classes() {
    return labels.classes();
  }

  int classCount() {
    return labels.count();
  }

  int rows() {
    return plain.numRows;
  }

  int features() {
    return features;
  }

  /** Which row of the whole sample each row is; the same number twice where it was drawn twice. */
  int[] origins() {
    return origins;
  }

  /** Whether all rows are the same, so that nothing can be told apart. */
  boolean constant() {
    return constant == features;
  }

  Score.Size size() {
    return new Score.Size(rows(), features, labels.count());
  }

  List<Caution> cautions() {
    List<Caution> cautions = new ArrayList<>(labels.cautions());
    if (constant > 0) {
      cautions.add(
          new Caution(
              Caution.Kind.CONSTANT_FEATURES,
              constant()
                  ? Text.format(
                      "all %d features are the same in all rows, so no class can be told from another",
                      features)
                  : Text.format(
                      "%d of %d features are the same in all rows and carry nothing",
                      constant, features)));
    }
    return cautions;
  }
}
