package dev.graft.score;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A score of features against labels. */
public abstract sealed class FeatureScore
    permits HScore, ShrunkHScore, LogMe, TransRate, LabelAlignment, NearestNeighbours, LinearProbe {
  FeatureScore() {}

  /** What it measures. */
  public abstract Measure measure();

  /**
   * The score.
   *
   * @param features (n, d); finite
   * @param labels (n), from 0 on; classes without a row do not count
   * @throws IllegalArgumentException if a feature is not a number, if there are fewer than 2
   *     classes or fewer rows than classes, or if the score is not defined for so few classes
   */
  public final Score score(double[][] features, int[] labels) {
    return score(Sample.of(features, labels));
  }

  final Score score(Sample sample) {
    check(sample);
    List<Caution> cautions = new ArrayList<>(sample.cautions());
    cautions.addAll(cautions(sample));
    double value = prepared(sample).applyAsDouble(sample.classes());
    return new Score(measure(), value, range(sample), sample.size(), cautions);
  }

  /** Throws where the score is not defined. */
  void check(Sample sample) {}

  /** The score as a function of the classes, with all work done that does not depend on them. */
  abstract ToDoubleFunction<int[]> prepared(Sample sample);

  /** The score as a function of rows drawn anew; what was chosen on the whole sample stays. */
  ToDoubleFunction<Sample> again(Sample whole) {
    return drawn -> prepared(drawn).applyAsDouble(drawn.classes());
  }

  abstract Score.Range range(Sample sample);

  List<Caution> cautions(Sample sample) {
    return List.of();
  }
}
