package dev.graft.chart;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.Comparisons;
import dev.graft.analysis.OverTargets;
import dev.graft.analysis.Verdict;
import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import dev.graft.stats.Interval;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Differences with their intervals, one line each, around 0 with the margin shaded; each in the
 * colour of its word, and in figures at the right (Lewis &amp; Clarke 2001, "Forest plots"). On a
 * white card, so that a dark theme changes nothing.
 *
 * @param title what it shows
 * @param margin the largest difference that counts as none, in the unit of the intervals
 * @param inPoints whether differences are fractions, shown as percentage points
 * @param lines from the top
 */
public record ForestPlot(String title, double margin, boolean inPoints, List<Line> lines)
    implements Shown {
  private static final int WIDTH = 820;
  private static final int LEFT = 190;
  private static final int RIGHT = 340;
  private static final int LINE = 30;
  private static final int TOP = 34;
  private static final int TICKS = 6;
  private static final int BELOW = 30;
  private static final int HEAD = 8;

  /** Between the two lines of a long name. */
  private static final int BETWEEN = 14;

  /** The axis is at most so many times as wide as without the longest interval. */
  private static final double MOST_TIMES = 3;

  /** Pixels of the PNG for each that is shown: screens have twice as many. */
  private static final int SHARP = 2;

  private static final String SHADE = "#eeeeee";
  private static final String GRID = "#dddddd";

  /**
   * One difference.
   *
   * @param name at the left
   * @param interval of the difference
   * @param word what came of it
   * @param colour of the word, #RRGGBB
   */
  public record Line(String name, Interval interval, String word, String colour) {
    private static List<Line> of(String name, Verdict verdict) {
      return verdict.interval().stream().map(i -> of(name, verdict, i)).toList();
    }

    private static Line of(String name, Verdict verdict, Interval interval) {
      return new Line(name, interval, verdict.word(), verdict.colour());
    }
  }

  /** Copies the lines. */
  public ForestPlot {
    lines = List.copyOf(lines);
    Check.that(
        !lines.isEmpty(), "lines (0) must be at least 1: no arm has an interval; see its verdict");
  }

  /**
   * The arms of a comparison against its baseline.
   *
   * @throws IllegalArgumentException if no arm has an interval
   */
  public static ForestPlot of(Comparison comparison) {
    List<Verdict> verdicts = comparison.verdicts();
    Map<String, Interval> intervals = comparison.intervals();
    List<Line> lines =
        verdicts.stream()
            .filter(verdict -> intervals.containsKey(verdict.arm()))
            .map(verdict -> Line.of(verdict.arm(), verdict, intervals.get(verdict.arm())))
            .toList();
    String title =
        Text.format(
            "Difference to %s in %s%s", comparison.baseline(), unit(verdicts), level(intervals));
    return new ForestPlot(title, margin(verdicts), inPoints(verdicts), lines);
  }

  /**
   * One arm on each target of several comparisons, and the mean over targets below them.
   *
   * @throws IllegalArgumentException if there is no such arm, or it has no interval on any target
   */
  public static ForestPlot of(Comparisons comparisons, String arm) {
    OverTargets over = comparisons.over(arm);
    List<Line> lines = new ArrayList<>();
    over.verdicts().forEach((target, verdict) -> lines.addAll(Line.of(target, verdict)));
    over.interval()
        .ifPresent(i -> lines.add(new Line("mean over targets", i, over.word(), Drawing.INK)));
    Collection<Verdict> verdicts = over.verdicts().values();
    String title = Text.format("%s: difference in %s on each target", arm, unit(verdicts));
    return new ForestPlot(title, margin(verdicts), inPoints(verdicts), lines);
  }

  private static boolean inPoints(Collection<Verdict> verdicts) {
    return verdicts.stream().allMatch(v -> v.evidence().inPoints());
  }

  /** All have one level, that of a look. */
  private static String level(Map<String, Interval> intervals) {
    return intervals.values().stream()
        .findFirst()
        .map(i -> ", bars: " + Text.number(100 * i.confidence(), 4) + "% intervals")
        .orElse("");
  }

  private static String unit(Collection<Verdict> verdicts) {
    return inPoints(verdicts)
        ? "points of test "
            + verdicts.iterator().next().evidence().yardstick().name().replace("test ", "")
        : verdicts.iterator().next().evidence().yardstick().toString();
  }

  private static double margin(Collection<Verdict> verdicts) {
    return verdicts.stream().mapToDouble(v -> v.rule().margin()).max().orElse(0);
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(image(), this);
  }

  @Override
  public String toString() {
    List<List<String>> rows =
        lines.stream().map(line -> List.of(line.name, line.word, figures(line))).toList();
    return title + "\n" + Text.table(List.of("", "verdict", "difference"), rows);
  }

  private String figures(Line line) {
    Interval interval = line.interval;
    return Text.format(
        "%s (%s to %s)", signed(interval.mean()), signed(interval.low()), signed(interval.high()));
  }

  private String signed(double value) {
    return inPoints ? Text.points(value) : Text.format("%+.3g", value);
  }

  /** The picture as SVG in a figure of HTML. */
  public String svg() {
    return "<figure style=\"margin:8px 0\">" + drawing().svg(title) + "</figure>";
  }

  /** The picture as PNG, twice as large as it is shown. */
  public byte[] png() {
    return drawing().png(SHARP);
  }

  /** The PNG in HTML, with what it shows as its description. */
  String image() {
    return Html.png(png(), toString(), WIDTH);
  }

  private Drawing drawing() {
    Scale scale = Scale.of(lines);
    int bottom = TOP + LINE * lines.size();
    Drawing drawing = new Drawing(WIDTH, bottom + BELOW);
    drawing.words(new Drawing.Place(12, 22), title, Drawing.Style.BOLD);
    double from = scale.x(Math.max(-margin, scale.low));
    double to = scale.x(Math.min(margin, scale.high));
    drawing.area(new Drawing.Place(from, TOP), to - from, bottom - TOP, SHADE);
    axis(drawing, scale, bottom);
    for (int i = 0; i < lines.size(); i++) {
      line(drawing, lines.get(i), scale, TOP + LINE * i + LINE / 2);
    }
    String words = "grey: within " + tick(margin).substring(1) + (inPoints ? " points" : "");
    drawing.words(
        new Drawing.Place(WIDTH - RIGHT + 28, bottom + 19),
        words + " counts as none",
        Drawing.Style.PLAIN);
    return drawing;
  }

  private void axis(Drawing drawing, Scale scale, int bottom) {
    double step = scale.step();
    for (double tick = Math.ceil(scale.low / step) * step; tick <= scale.high; tick += step) {
      boolean zero = Math.abs(tick) < step / 2;
      double x = scale.x(tick);
      drawing.line(
          new Drawing.Place(x, TOP),
          new Drawing.Place(x, bottom),
          zero ? Drawing.INK : GRID,
          zero ? 2 : 1);
      String label = zero ? "0" : tick(tick);
      drawing.words(new Drawing.Place(x, bottom + 19), label, Drawing.Style.MIDDLE);
    }
  }

  private void line(Drawing drawing, Line line, Scale scale, int y) {
    Interval interval = line.interval;
    List<String> name = Names.wrapped(line.name);
    for (int i = 0; i < name.size(); i++) {
      int first = y + 4 - (name.size() - 1) * BETWEEN / 2;
      drawing.words(new Drawing.Place(12, first + i * BETWEEN), name.get(i), Drawing.Style.PLAIN);
    }
    double low = scale.x(scale.within(interval.low()));
    double high = scale.x(scale.within(interval.high()));
    drawing.line(new Drawing.Place(low, y), new Drawing.Place(high, y), line.colour, 4);
    double mean = scale.x(scale.within(interval.mean()));
    drawing.dot(new Drawing.Place(mean, y), 6, line.colour);
    if (!scale.holds(interval.low())) {
      head(drawing, new Drawing.Place(low, y), HEAD, line.colour);
    }
    if (!scale.holds(interval.high())) {
      head(drawing, new Drawing.Place(high, y), -HEAD, line.colour);
    }
    String words = line.word + ", " + figures(line);
    drawing.words(new Drawing.Place(WIDTH - RIGHT + 16, y + 4), words, Drawing.Style.PLAIN);
  }

  /** The head of an arrow, where an interval goes on beyond the axis. */
  private static void head(Drawing drawing, Drawing.Place end, int back, String colour) {
    for (int side : new int[] {-HEAD, HEAD}) {
      drawing.line(end, new Drawing.Place(end.x() + back, end.y() + side), colour, 2);
    }
  }

  /** A round number of points, or of the score's own unit, signed, without zeros at the end. */
  private String tick(double tick) {
    return (tick > 0 ? "+" : "") + Text.number((inPoints ? 100 : 1) * tick, 3);
  }

  /** What the axis holds, as fractions. */
  private record Scale(double low, double high) {
    static Scale of(List<Line> lines) {
      Scale all = around(lines);
      List<Line> others = new ArrayList<>(lines);
      others.remove(longest(lines));
      Scale rest = around(others);
      boolean drowns = !others.isEmpty() && all.wide() > MOST_TIMES * rest.wide();
      Scale near = new Scale(rest.low - rest.wide(), rest.high + rest.wide());
      // A mean that is not on the axis would be drawn where it is not.
      return drowns && near.holds(longest(lines).interval.mean()) ? near : all;
    }

    private static Scale around(List<Line> lines) {
      double least = lines.stream().mapToDouble(line -> line.interval.low()).min().orElse(0);
      double most = lines.stream().mapToDouble(line -> line.interval.high()).max().orElse(0);
      double room = 0.05 * Math.max(most - least, 0.02);
      return new Scale(Math.min(0, least) - room, Math.max(0, most) + room);
    }

    private static Line longest(List<Line> lines) {
      return Collections.max(
          lines, Comparator.comparing(l -> l.interval.high() - l.interval.low()));
    }

    double wide() {
      return high - low;
    }

    boolean holds(double value) {
      return value >= low && value <= high;
    }

    double within(double value) {
      return Math.max(low, Math.min(high, value));
    }

    /** 1, 2 or 5 times a power of ten. */
    double step() {
      double rough = (high - low) / TICKS;
      double power = Math.pow(10, Math.floor(Math.log10(rough)));
      double digit = rough / power;
      return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    double x(double value) {
      return LEFT + (WIDTH - LEFT - RIGHT) * (value - low) / (high - low);
    }
  }
}
