package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.show.Shown;
import dev.graft.stats.Interval;
import java.util.Optional;

/**
 * One metric of transfer of an arm against its baseline, from their learning curves; it describes,
 * and stands outside the correction for several arms.
 *
 * @param kind which
 * @param arm the arm
 * @param baseline what it is compared with
 * @param ofArm mean over the pairs, in the kind's unit; NaN where it has none
 * @param ofBaseline likewise
 * @param change arm less baseline, or arm over baseline for a ratio, with its 95% interval over
 *     paired seeds; empty where there is none
 * @param pairs how many pairs of runs it comes from
 * @param remark how the interval was made, or why there is none
 */
public record CurveMetric(
    Kind kind,
    String arm,
    String baseline,
    double ofArm,
    double ofBaseline,
    Optional<Interval> change,
    int pairs,
    String remark)
    implements Shown {
  /** The metrics. */
  public enum Kind {
    /**
     * Validation accuracy before any gradient step, by the nearest class mean on the untrained
     * network's features. In [0, 1]; higher is better. Taylor &amp; Stone 2009, "Transfer learning
     * for reinforcement learning domains: a survey", JMLR 10.
     */
    JUMPSTART("jumpstart", "validation accuracy"),
    /**
     * How fast validation accuracy rises at first: the least-squares slope over the trained points
     * in the first quarter of the updates that both runs made, but at least three points, per 100
     * updates. An arm that starts high has little left to rise: read it beside the jumpstart.
     * Torrey &amp; Shavlik 2010, "Transfer learning", Handbook of Research on Machine Learning
     * Applications.
     */
    SLOPE("slope", "validation accuracy per 100 updates"),
    /**
     * The same slope per epoch, over the first quarter of the epochs that both runs made: for
     * curves that do not count updates. Epochs of training sets of differing size differ in length.
     */
    SLOPE_BY_EPOCH("slope", "validation accuracy per epoch"),
    /**
     * What validation accuracy settles on within the passes that were made: the mean of the last
     * quarter of the trained points. In [0, 1]; higher is better. Taylor &amp; Stone 2009.
     */
    ASYMPTOTE("asymptote", "validation accuracy"),
    /**
     * The area under the arm's curve over that under the baseline's, over the updates that both
     * runs made, or the epochs where updates are not counted; the mean over seeds is geometric, so
     * that swapping the two gives the inverse. Above 0; above 1 the arm is ahead on average. NaN
     * where an area is 0. The transfer ratio of Taylor &amp; Stone 2009.
     */
    AREA_RATIO("area ratio", "ratio"),
    /**
     * Test error of the arm less test error of the baseline. In [-1, 1]; above 0 is negative
     * transfer, provided that the baseline is the same network without the source. Wang, Dai,
     * Poczos &amp; Carbonell 2019, "Characterizing and avoiding negative transfer", CVPR.
     */
    NEGATIVE_TRANSFER_GAP("negative-transfer gap", "test error");

    private final String words;
    private final String unit;

    Kind(String words, String unit) {
      this.words = words;
      this.unit = unit;
    }

    boolean slopes() {
      return this == SLOPE || this == SLOPE_BY_EPOCH;
    }

    /** Whether both sides are shares of rows. */
    boolean ofShares() {
      return this == JUMPSTART || this == ASYMPTOTE || this == NEGATIVE_TRANSFER_GAP;
    }

    /** What the two sides are measured in. */
    public String unit() {
      return unit;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** A side's value in its unit; "-" where it has none. */
  String value(double side) {
    String format = kind.slopes() ? "%+.3f" : "%.3f";
    return Double.isNaN(side) ? "-" : Text.format(format, side);
  }

  /** The change with its interval; "-" where it has none. */
  String changeWords() {
    double mean = change.map(Interval::mean).orElse(pointChange());
    if (Double.isNaN(mean)) {
      return "-";
    }
    return change
            .map(i -> Text.format("%s (%s to %s)", size(mean), size(i.low()), size(i.high())))
            .orElse(size(mean))
        + (kind == Kind.AREA_RATIO || kind.slopes() ? "" : " points");
  }

  private double pointChange() {
    return kind == Kind.AREA_RATIO ? ofArm / ofBaseline : ofArm - ofBaseline;
  }

  private String size(double value) {
    return switch (kind) {
      case AREA_RATIO -> Text.format("x %.3f", value);
      case SLOPE, SLOPE_BY_EPOCH -> Text.format("%+.3f", value);
      default -> Words.points(value);
    };
  }

  @Override
  public String toString() {
    return Text.format(
        "%s of %s: %s against %s of %s, %s; %s",
        kind, arm, value(ofArm), value(ofBaseline), baseline, changeWords(), remark);
  }
}
