package dev.graft.chart;

import dev.graft.internal.Text;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.stats.Interval;
import dev.graft.stats.SeedInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The mean of an arm's validation curves, at the passes that all of them have.
 *
 * @param passes rising
 * @param intervals the mean at each of them; of width 0 and without meaning for a single seed
 * @param seeds how many curves
 * @param longest the last pass of the longest of them; 0 without a curve
 */
record MeanCurve(List<Double> passes, List<Interval> intervals, int seeds, double longest) {
  /** The points of all lines together: keeps a figure under 50 kB. */
  private static final int MOST_POINTS = 600;

  static MeanCurve of(List<Run> runs, int arms) {
    List<SortedMap<Double, Double>> curves = runs.stream().map(MeanCurve::byPass).toList();
    if (curves.isEmpty()) {
      return new MeanCurve(List.of(), List.of(), 0, 0);
    }
    List<Double> common =
        curves.get(0).keySet().stream()
            .filter(pass -> curves.stream().allMatch(curve -> curve.containsKey(pass)))
            .toList();
    List<Double> passes = thinned(common, Math.max(10, MOST_POINTS / arms));
    List<Interval> intervals = new ArrayList<>();
    for (double pass : passes) {
      intervals.add(interval(curves.stream().mapToDouble(curve -> curve.get(pass)).toArray()));
    }
    double longest =
        curves.stream().flatMap(c -> c.keySet().stream()).max(Double::compare).orElse(0.0);
    return new MeanCurve(passes, intervals, curves.size(), longest);
  }

  private static SortedMap<Double, Double> byPass(Run run) {
    SortedMap<Double, Double> curve = new TreeMap<>();
    for (Point point : run.curve().points()) {
      if (Double.isFinite(point.validationAccuracy())) {
        curve.put(point.passes(), point.validationAccuracy());
      }
    }
    return curve;
  }

  private static Interval interval(double[] values) {
    return values.length > 1
        ? SeedInterval.withDefaults().of(values)
        : new Interval(values[0], values[0], values[0], 0, 0, 0);
  }

  /** So many of the values, first and last among them. */
  static List<Double> thinned(List<Double> values, int most) {
    if (values.size() <= most) {
      return values;
    }
    double step = (values.size() - 1.0) / (most - 1);
    return IntStream.range(0, most).mapToObj(i -> values.get((int) Math.round(i * step))).toList();
  }

  /** Where it had to end before the longest of its curves, after "; "; empty where it had not. */
  String cutShort(String name) {
    double last = passes.isEmpty() ? longest : passes.get(passes.size() - 1);
    return last < longest
        ? Text.format(
            "; %s: to pass %s, where the first of its seeds ended, of %s",
            name, ChartText.plain(last), ChartText.plain(longest))
        : "";
  }

  /** The last pass that all curves have; 0 without a curve. */
  double last() {
    return passes.isEmpty() ? 0 : passes.get(passes.size() - 1);
  }

  private boolean level(double end) {
    return passes.size() == 1 && longest <= passes.get(0) && passes.get(0) < end;
  }

  /** As a level up to a pass, where no seed made one; else the same. */
  MeanCurve levelTo(double end) {
    return level(end)
        ? new MeanCurve(
            List.of(passes.get(0), end), List.of(intervals.get(0), intervals.get(0)), seeds, end)
        : this;
  }

  /** That it is drawn level, after "; "; empty where it is not. */
  String levelNote(String name, double end) {
    return level(end) ? Text.format("; %s: no passes, so its line is level", name) : "";
  }

  /** The line of the mean; its band is cut to what an accuracy can be. */
  Series.Line line(String name, String colour) {
    boolean band = seeds > 1;
    return new Series.Line(
        name,
        colour,
        passes,
        intervals.stream().map(Interval::mean).toList(),
        intervals.stream().map(i -> band ? Math.max(0, i.low()) : Double.NaN).toList(),
        intervals.stream().map(i -> band ? Math.min(1, i.high()) : Double.NaN).toList());
  }
}
