package dev.graft.score;

import dev.graft.internal.Check;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.CholeskyDecomposition_F64;

/**
 * The mutual information of features and classes, as the difference of two coding rates.
 *
 * <p>f centred; R(A) = 1/2 ln det(I + A'A / (n eps)) for A of n rows, eps = 1e-4; R(f) - mean over
 * classes of R(f_c), f_c the rows of class c.
 *
 * <p>Shapes: features (n, d), labels (n).
 *
 * <p>Range and direction: any number; higher is better. It grows with the scale of the features, so
 * it compares layers of one base better than bases.
 *
 * <p>Degenerate cases: for two balanced classes with equal covariances it is exactly 0, so fewer
 * than 3 classes are refused; equal rows give 0; NaN is refused. Where n is below d it says so.
 *
 * <p>Source: Huang 2022, "Frustratingly easy transferability estimation", ICML.
 */
public final class TransRate extends FeatureScore {
  private static final double EPSILON = 1e-4;
  private static final int FEWEST_CLASSES = 3;

  private TransRate() {}

  /** The score as published, eps = 1e-4. */
  public static TransRate withDefaults() {
    return new TransRate();
  }

  @Override
  public Measure measure() {
    return Measure.TRANS_RATE;
  }

  @Override
  void check(Sample sample) {
    Check.that(
        sample.classCount() >= FEWEST_CLASSES,
        "classes (%d) must be at least %d for TransRate, which is 0 for two balanced classes of"
            + " equal spread however far apart they are; take another score",
        sample.classCount(),
        FEWEST_CLASSES);
  }

  @Override
  ToDoubleFunction<int[]> prepared(Sample sample) {
    int[] all = IntStream.range(0, sample.rows()).toArray();
    double whole = rate(sample.centred(), all);
    return classes -> {
      double sum = 0;
      for (int c = 0; c < sample.classCount(); c++) {
        int chosen = c;
        sum +=
            rate(sample.centred(), IntStream.of(all).filter(i -> classes[i] == chosen).toArray());
      }
      return whole - sum / sample.classCount();
    };
  }

  /** ln det(I + A'A) = ln det(I + A A'), from the diagonal of its Cholesky factor. */
  private static double rate(DMatrixRMaj products, int[] rows) {
    if (rows.length == 0) {
      return 0;
    }
    DMatrixRMaj matrix = Sample.part(products, rows, rows);
    for (int i = 0; i < matrix.data.length; i++) {
      matrix.data[i] /= rows.length * EPSILON;
    }
    for (int i = 0; i < rows.length; i++) {
      matrix.add(i, i, 1);
    }
    CholeskyDecomposition_F64<DMatrixRMaj> factors =
        DecompositionFactory_DDRM.chol(rows.length, true);
    Check.that(factors.decompose(matrix), "features are too large for TransRate; scale them");
    double rate = 0;
    for (int i = 0; i < rows.length; i++) {
      rate += Math.log(factors.getT(null).get(i, i));
    }
    return rate;
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
