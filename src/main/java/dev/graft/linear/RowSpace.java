package dev.graft.linear;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/**
 * The span of rows that are fewer than features: at the optimum no weight stands outside of it. The
 * weights are X' A with A (n, classes), whose image X X' A is the rows' scores; conjugate gradients
 * go as in the whole space, at a product with X X', (n, n), in place of two with X, (n, d).
 */
final class RowSpace implements FeatureSpace {
  private final float[][] rows;
  private final Scaling scaling;
  private final double[][] inner;

  RowSpace(float[][] rows, Scaling scaling) {
    this.rows = rows;
    this.scaling = scaling;
    inner = new double[rows.length][];
    Arrays.setAll(inner, i -> new double[i + 1]);
    for (int first = 0; first < scaling.features(); first += Dense.TILE) {
      double[][] tile = scaling.tile(rows, first);
      Dense.add(tile, Dense.transposed(tile), inner);
    }
    for (int i = 0; i < inner.length; i++) {
      inner[i] = Arrays.copyOf(inner[i], inner.length);
      for (int j = 0; j < i; j++) {
        inner[j][i] = inner[i][j];
      }
    }
  }

  @Override
  public int dimensions() {
    return rows.length;
  }

  @Override
  public Point point(DMatrixRMaj coordinates) {
    int classes = coordinates.numCols;
    double[][] images = new double[classes][rows.length]; // (classes, n)
    Dense.add(Dense.transposed(coordinates.data, rows.length, classes), inner, images);
    DMatrixRMaj image = coordinates.copy();
    Dense.transposeInto(images, image.data);
    return new Point(coordinates, image);
  }

  @Override
  public DMatrixRMaj gathered(Point weights, Products.Shares shares) {
    int classes = weights.image().numCols;
    int last = rows.length * classes;
    double[] scores = Arrays.copyOf(weights.image().data, last);
    for (int k = 0; k < last; k++) {
      scores[k] += weights.image().data[last + k % classes];
    }
    shares.replace(0, scores);
    DMatrixRMaj gathered = new DMatrixRMaj(rows.length + 1, classes);
    System.arraycopy(scores, 0, gathered.data, 0, last);
    for (int k = 0; k < last; k++) {
      gathered.data[last + k % classes] += scores[k];
    }
    return gathered;
  }

  /** Its length, which no component exceeds; they are not known one by one. */
  @Override
  public double size(Point gradient) {
    return Math.sqrt(Math.max(0, gradient.dot(gradient.coordinates())));
  }

  @Override
  public DMatrixRMaj weights(Point point) {
    int classes = point.coordinates().numCols;
    double[][] shares = Dense.transposed(point.coordinates().data, rows.length, classes);
    DMatrixRMaj weights = new DMatrixRMaj(scaling.features() + 1, classes);
    for (int first = 0; first < scaling.features(); first += Dense.TILE) {
      double[][] tile = scaling.tile(rows, first);
      double[][] slopes = new double[classes][tile[0].length]; // (classes, of the tile)
      Dense.add(shares, tile, slopes);
      for (int j = 0; j < tile[0].length; j++) {
        for (int c = 0; c < classes; c++) {
          weights.set(first + j, c, slopes[c][j]);
        }
      }
    }
    for (int c = 0; c < classes; c++) {
      weights.set(scaling.features(), c, point.coordinates().get(rows.length, c));
    }
    return weights;
  }
}
