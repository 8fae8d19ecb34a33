package dev.graft.score;

import dev.graft.internal.Check;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The share of rows that a linear model on the features answers rightly when it has not learned
 * from them: what a frozen base with a linear head comes to, without a gradient step.
 *
 * <p>Ridge regression on one-hot classes with a free mean, in fixed folds: each fold is answered by
 * the model of the others. The penalty is the one of 1e-4, 1e-3, ..., 10 times the mean squared
 * length of a centred row whose leave-one-out squared error on all rows is least; one number chosen
 * on the rows that are answered makes the score a little too good, for all bases alike.
 *
 * <p>Shapes: features (n, d), labels (n).
 *
 * <p>Range and direction: [0, 1]; higher is better; guessing gives about 1 / C.
 *
 * <p>Degenerate cases: equal rows answer the most frequent class; a class with a single row is
 * never right; NaN is refused. In steps of 1 / n: with 25 rows two bases are easily level.
 *
 * <p>Source: Hoerl &amp; Kennard 1970, "Ridge regression"; Allen 1974 (leave-one-out); Alain &amp;
 * Bengio 2017, "Understanding intermediate layers using linear classifier probes".
 */
public final class LinearProbe extends FeatureScore {
  /** The customary number. */
  public static final int DEFAULT_FOLDS = 5;

  private final int folds;

  private LinearProbe(int folds) {
    this.folds = folds;
  }

  /** Five folds. */
  public static LinearProbe withDefaults() {
    return new LinearProbe(DEFAULT_FOLDS);
  }

  /** With another number of folds, at least 2. */
  public LinearProbe withFolds(int number) {
    return new LinearProbe(Check.atLeast("folds", number, 2));
  }

  @Override
  public Measure measure() {
    return Measure.LINEAR_PROBE;
  }

  @Override
  void check(Sample sample) {
    Check.that(
        folds <= sample.rows(),
        "folds (%d) must be at most the rows (%d); take more rows or fewer folds",
        folds,
        sample.rows());
  }

  @Override
  ToDoubleFunction<int[]> prepared(Sample sample) {
    Spectrum spectrum = Spectrum.of(sample.centred());
    return classes ->
        accuracy(sample, classes, Ridge.penalty(spectrum, classes, sample.classCount()));
  }

  @Override
  ToDoubleFunction<Sample> again(Sample whole) {
    double penalty = penalty(whole);
    return drawn -> accuracy(drawn, drawn.classes(), penalty);
  }

  /** The penalty that the rows choose. */
  double penalty(Sample sample) {
    return Ridge.penalty(Spectrum.of(sample.centred()), sample.classes(), sample.classCount());
  }

  /** The score with a given penalty. */
  double accuracy(Sample sample, int[] classes, double penalty) {
    Folds parts = Folds.of(classes, sample.origins(), folds);
    int right = 0;
    for (int fold = 0; fold < folds; fold++) {
      int[] asked = parts.inside(fold);
      int[] learned = parts.outside(fold);
      if (asked.length > 0 && learned.length > 0) {
        int[] answers =
            Ridge.answers(sample.centred(), classes, new Ridge.Parts(learned, asked), penalty);
        for (int i = 0; i < asked.length; i++) {
          right += answers[i] == classes[asked[i]] ? 1 : 0;
        }
      }
    }
    return (double) right / classes.length;
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
