package dev.graft.chart;

import dev.graft.analysis.Metric;
import dev.graft.analysis.Verdict;
import dev.graft.analysis.Yardstick;
import dev.graft.internal.Check;
import dev.graft.stats.Interval;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The charts of verdicts. */
public final class VerdictCharts {
  private static final String GREY = "#777777";

  private VerdictCharts() {}

  /**
   * The differences of several verdicts against a dial that was turned between their arms, such as
   * the share of wrong labels in the source, with their intervals as band. Where the band lies
   * above 0 the transfer helps, below it harms; the other way round where the metric is better the
   * lower it is. A verdict without an interval, of a failed run, is left out.
   *
   * @param dial what was turned, with its unit
   * @param verdicts where it stood, and what came of it
   * @throws IllegalArgumentException if they have different baselines or metrics, or fewer than two
   *     have an interval
   */
  public static Chart dial(Axis dial, Map<Double, Verdict> verdicts) {
    SortedMap<Double, Verdict> points = new TreeMap<>(verdicts);
    points.values().removeIf(verdict -> verdict.interval().isEmpty());
    Check.that(
        points.size() >= 2,
        "verdicts with an interval (%d) must be at least 2; see why the others have none",
        points.size());
    List<String> baselines =
        points.values().stream().map(Verdict::baseline).distinct().sorted().toList();
    List<Metric> metrics = points.values().stream().map(v -> v.rule().metric()).distinct().toList();
    Check.that(
        baselines.size() == 1 && metrics.size() == 1,
        "verdicts against %s by %s must have one baseline and one metric; draw a chart of each",
        baselines,
        metrics);
    String baseline = baselines.get(0);
    boolean inPoints = points.values().stream().allMatch(v -> v.evidence().inPoints());
    Yardstick yardstick = points.get(points.firstKey()).evidence().yardstick();
    return new Chart(
        "Difference against " + baseline,
        "line: mean difference; band: interval of each verdict; " + words(points),
        dial,
        inPoints
            ? new Axis(metrics.get(0).toString(), "points against " + baseline)
            : new Axis(yardstick.toString(), "difference to " + baseline),
        List.of(line(points, inPoints ? 100 : 1), level(points)));
  }

  private static String words(SortedMap<Double, Verdict> points) {
    Map<String, List<Double>> byWord =
        points.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.getValue().word(),
                    TreeMap::new,
                    Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    return byWord.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getValue().get(0)))
        .map(entry -> entry.getKey() + " at " + places(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String places(List<Double> dial) {
    List<String> numbers = dial.stream().map(ChartText::plain).toList();
    int last = numbers.size() - 1;
    String others = String.join(", ", numbers.subList(0, last));
    return last == 0 ? numbers.get(0) : others + " and " + numbers.get(last);
  }

  private static Series.Line line(SortedMap<Double, Verdict> points, int unit) {
    List<Interval> intervals =
        points.values().stream().map(verdict -> verdict.interval().orElseThrow()).toList();
    return new Series.Line(
        "difference",
        Palette.of(List.of("difference")).colour("difference"),
        List.copyOf(points.keySet()),
        intervals.stream().map(interval -> unit * interval.mean()).toList(),
        intervals.stream().map(interval -> unit * interval.low()).toList(),
        intervals.stream().map(interval -> unit * interval.high()).toList());
  }

  private static Series.Line level(SortedMap<Double, Verdict> points) {
    List<Double> none = List.of(Double.NaN, Double.NaN);
    List<Double> ends = List.of(points.firstKey(), points.lastKey());
    return new Series.Line("zero", GREY, ends, List.of(0.0, 0.0), none, none);
  }
}
