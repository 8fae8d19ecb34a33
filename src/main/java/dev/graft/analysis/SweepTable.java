package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.run.Runs;
import dev.graft.run.Sweep;
import dev.graft.show.Shown;
import dev.graft.stats.Interval;
import dev.graft.stats.SeedInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the arms of a sweep did, place by place: accuracy, slope, number of parameters and the gap
 * between training and validation. Intervals describe each arm for itself; the words are those of
 * the comparison, corrected for all of its arms. The best of many places is a little better by
 * chance than it will be again: choose by validation, and confirm with other seeds.
 *
 * @param turned what was turned
 * @param baseline the arm that the words are against
 * @param score what the arms are measured by
 * @param points in the order of the places
 * @param guessing what answers without looking reach; empty where the score is no accuracy
 */
public record SweepTable(
    String turned,
    String baseline,
    Yardstick score,
    List<SweepPoint> points,
    Optional<Guessing> guessing)
    implements Shown {
  /** Copies the list. */
  public SweepTable {
    points = List.copyOf(points);
  }

  /**
   * The table of a sweep whose arms all are in a comparison.
   *
   * @throws IllegalArgumentException if an arm is missing
   */
  public static SweepTable of(Comparison comparison, Sweep sweep) {
    Runs runs = comparison.runs();
    sweep.arms().forEach(arm -> Check.oneOf("arm", arm, runs.arms()));
    Metric metric = comparison.terms().metric();
    Yardstick score = Yardstick.of(runs.all(), metric);
    Map<String, Double> gaps = new LinkedHashMap<>();
    for (GapCurve curve : Overfitting.of(runs).arms()) {
      gaps.put(curve.arm(), curve.gap().get(curve.gap().size() - 1));
    }
    List<SweepPoint> points = new ArrayList<>();
    for (Sweep.Place place : sweep.places()) {
      String arm = place.arm();
      boolean baseline = arm.equals(comparison.baseline());
      double[] scores =
          runs.arm(arm).stream()
              .filter(run -> !run.failed())
              .mapToDouble(run -> Scores.of(run, metric))
              .toArray();
      points.add(
          new SweepPoint(
              place,
              interval(scores, score.share()),
              scores.length,
              slope(comparison, arm),
              gaps.getOrDefault(arm, Double.NaN),
              baseline ? "baseline" : comparison.verdict(arm).word()));
    }
    Optional<Guessing> guessing = Guessing.of(score, runs.all().stream());
    return new SweepTable(sweep.turned(), comparison.baseline(), score, points, guessing);
  }

  /** Of scores that all lie in [0, 1] it is cut to that. */
  private static Interval interval(double[] values, boolean share) {
    if (values.length > 1) {
      Interval interval = SeedInterval.withDefaults().of(values);
      boolean cut = share && Arrays.stream(values).allMatch(value -> value >= 0 && value <= 1);
      return cut ? interval.within(0, 1) : interval;
    }
    double only = values.length == 0 ? Double.NaN : values[0];
    return new Interval(only, only, only, Double.NaN, Double.NaN, Double.NaN);
  }

  private static double slope(Comparison comparison, String arm) {
    TransferMetrics curves = comparison.curves();
    if (!arm.equals(comparison.baseline())) {
      return curves.metric(arm, CurveMetric.Kind.SLOPE).ofArm();
    }
    return curves.arms().isEmpty()
        ? Double.NaN
        : curves.metric(curves.arms().get(0), CurveMetric.Kind.SLOPE).ofBaseline();
  }

  /** The points of one series. */
  public List<SweepPoint> series(String name) {
    List<String> names = points.stream().map(point -> point.place().series()).distinct().toList();
    Check.oneOf("series", name, names);
    return points.stream().filter(point -> point.place().series().equals(name)).toList();
  }

  private List<List<String>> rows() {
    return points.stream().map(SweepPoint::cells).toList();
  }

  private String heading() {
    return Text.format(
        "%s; slope: validation accuracy per 100 updates at first; verdict: against %s",
        turned, baseline);
  }

  private Sheet sheet() {
    return Sheet.of(heading()).with(SweepPoint.headers(score), rows());
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(sheet());
  }

  @Override
  public String toString() {
    return sheet().text();
  }
}
