package dev.graft.score;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * How alike two representations of the same rows are, whatever their rotation and scale.
 *
 * <p>f and g centred, K = f f', L = g g': CKA = &lt;K, L&gt; / (|K| |L|) (Frobenius). Debiased: the
 * same with HSIC(K, L) = [tr(K~ L~) + 1'K~1 1'L~1 / ((n - 1)(n - 2)) - 2 / (n - 2) 1'K~ L~1] / (n
 * (n - 3)) in place of &lt;K, L&gt;, K~ and L~ with zeros on the diagonal.
 *
 * <p>Shapes: two (n, d) with equal n.
 *
 * <p>Range and direction: [0, 1], 1 is alike; debiased [-1, 1], 0 is as unlike as chance. With n
 * below d the plain one is high for anything, which the score says.
 *
 * <p>Degenerate cases: equal rows on one side give 0; the debiased one needs 4 rows, and is 0 where
 * an HSIC of one side with itself is not above 0; NaN is refused.
 *
 * <p>Source: Kornblith 2019, "Similarity of neural network representations revisited", ICML; Song
 * 2012, "Feature selection via dependence maximization", JMLR 13; Nguyen 2021, "Do wide and deep
 * networks learn the same things?", ICLR.
 */
public final class LinearCka {
  private static final int FEWEST_ROWS = 4;

  private final boolean debiased;

  private LinearCka(boolean debiased) {
    this.debiased = debiased;
  }

  /** The plain one. */
  public static LinearCka withDefaults() {
    return new LinearCka(false);
  }

  /** The debiased one, for fewer rows than features. */
  public LinearCka debiased() {
    return new LinearCka(true);
  }

  /** The score of two representations of the same rows. */
  public Score score(double[][] f, double[][] g) {
    Check.that(
        f.length == g.length,
        "rows (%d and %d) must be the same on both sides",
        f.length,
        g.length);
    DMatrixRMaj k = Sample.matrix(f);
    DMatrixRMaj l = Sample.matrix(g);
    List<Caution> cautions = new ArrayList<>();
    int features = Math.max(k.numCols, l.numCols);
    if (!debiased && f.length <= features) {
      cautions.add(
          new Caution(
              Caution.Kind.FEWER_ROWS_THAN_FEATURES,
              Text.format(
                  "with %d rows of %d features it is high for anything: take debiased()",
                  f.length, features)));
    }
    return new Score(
        Measure.CKA,
        value(products(k), products(l), debiased),
        new Score.Range(debiased ? -1 : 0, 1),
        new Score.Size(f.length, features, 0),
        cautions);
  }

  private static DMatrixRMaj products(DMatrixRMaj rows) {
    Sample.centreColumns(rows);
    return Sample.products(rows);
  }

  /** The CKA of centred products. */
  static double value(DMatrixRMaj k, DMatrixRMaj l, boolean debiased) {
    double own = independence(k, k, debiased) * independence(l, l, debiased);
    // An unbiased estimate may fall below 0 where there is nothing to find.
    boolean nothing = !(own > 0) || debiased && independence(k, k, true) <= 0;
    double value = nothing ? 0 : independence(k, l, debiased) / Math.sqrt(own);
    return Math.max(-1, Math.min(1, value));
  }

  private static double independence(DMatrixRMaj k, DMatrixRMaj l, boolean debiased) {
    return debiased ? unbiased(k, l) : Sample.dot(k, l);
  }

  private static double unbiased(DMatrixRMaj k, DMatrixRMaj l) {
    int n = k.numRows;
    Check.that(
        n >= FEWEST_ROWS, "rows (%d) must be at least %d for a debiased CKA", n, FEWEST_ROWS);
    double product = 0;
    double cross = 0;
    double ofK = 0;
    double ofL = 0;
    for (int i = 0; i < n; i++) {
      double rowOfK = 0;
      double rowOfL = 0;
      for (int j = 0; j < n; j++) {
        if (i != j) {
          product += k.get(i, j) * l.get(i, j);
          rowOfK += k.get(i, j);
          rowOfL += l.get(i, j);
        }
      }
      cross += rowOfK * rowOfL;
      ofK += rowOfK;
      ofL += rowOfL;
    }
    double sum = product + ofK * ofL / ((n - 1.0) * (n - 2.0)) - 2 * cross / (n - 2.0);
    return sum / (n * (n - 3.0));
  }
}
