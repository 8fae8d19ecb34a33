package dev.graft.score;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.ejml.data.DMatrixRMaj;

/**
 * How alike the features are to the labels themselves: the debiased {@link LinearCka} of the
 * features with one-hot labels.
 *
 * <p>Formula: L_ij is 1 where rows i and j have the same class, centred; see {@link LinearCka}.
 *
 * <p>Shapes: features (n, d), labels (n).
 *
 * <p>Range and direction: [-1, 1], about 0 for labels that have nothing to do with the features;
 * higher is better.
 *
 * <p>Degenerate cases: equal rows give 0; fewer than 4 rows and NaN are refused.
 *
 * <p>Source: Cristianini 2001, "On kernel-target alignment", NIPS; Kornblith 2019.
 */
public final class LabelAlignment extends FeatureScore {
  private LabelAlignment() {}

  /** Debiased. */
  public static LabelAlignment withDefaults() {
    return new LabelAlignment();
  }

  @Override
  public Measure measure() {
    return Measure.CKA;
  }

  @Override
  ToDoubleFunction<int[]> prepared(Sample sample) {
    return classes -> LinearCka.value(sample.centred(), same(classes), true);
  }

  private static DMatrixRMaj same(int[] classes) {
    DMatrixRMaj same = new DMatrixRMaj(classes.length, classes.length);
    for (int i = 0; i < classes.length; i++) {
      for (int j = 0; j < classes.length; j++) {
        same.set(i, j, classes[i] == classes[j] ? 1 : 0);
      }
    }
    Sample.centre(same);
    return same;
  }

  @Override
  Score.Range range(Sample sample) {
    return new Score.Range(-1, 1);
  }

  @Override
  List<Caution> cautions(Sample sample) {
    return List.of();
  }
}
