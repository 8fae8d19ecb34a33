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
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
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
  private static final int WIDTH = 760;
  private static final int LEFT = 190;
  private static final int RIGHT = 260;
  private static final int LINE = 30;
  private static final int TOP = 34;
  private static final int TICKS = 6;
  private static final String MEAN = "#222222";

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
      return verdict.interval().stream()
          .map(interval -> new Line(name, interval, verdict.word(), verdict.colour()))
          .toList();
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
    List<Line> lines = verdicts.stream().flatMap(v -> Line.of(v.arm(), v).stream()).toList();
    String title =
        Text.format(
            "Difference to %s in %s, with its interval", comparison.baseline(), unit(verdicts));
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
    over.interval().ifPresent(i -> lines.add(new Line("mean over targets", i, over.word(), MEAN)));
    Collection<Verdict> verdicts = over.verdicts().values();
    String title = Text.format("%s: difference in %s on each target", arm, unit(verdicts));
    return new ForestPlot(title, margin(verdicts), inPoints(verdicts), lines);
  }

  private static boolean inPoints(Collection<Verdict> verdicts) {
    return verdicts.stream().allMatch(v -> v.evidence().inPoints());
  }

  private static String unit(Collection<Verdict> verdicts) {
    return inPoints(verdicts)
        ? "points of the test score"
        : verdicts.iterator().next().evidence().yardstick().toString();
  }

  private static double margin(Collection<Verdict> verdicts) {
    return verdicts.stream().mapToDouble(v -> v.rule().margin()).max().orElse(0);
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(svg(), this);
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
    Scale scale = Scale.of(lines);
    int bottom = TOP + LINE * lines.size();
    StringBuilder svg = new StringBuilder(shade(scale, bottom)).append(axis(scale, bottom));
    for (int i = 0; i < lines.size(); i++) {
      svg.append(line(lines.get(i), scale, TOP + LINE * i + LINE / 2));
    }
    String said = Html.escape(title);
    return Text.format(
        "<figure style=\"margin:8px 0\"><svg role=\"img\" width=\"%d\" height=\"%d\""
            + " viewBox=\"0 0 %d %d\" style=\"background:#ffffff;border-radius:6px;max-width:100%%\""
            + " font-family=\"sans-serif\" font-size=\"13\" fill=\"#222222\"><title>%s</title>"
            + "<text x=\"8\" y=\"20\" font-weight=\"bold\">%s</text>%s</svg></figure>",
        WIDTH, bottom + 28, WIDTH, bottom + 28, said, said, svg);
  }

  private String shade(Scale scale, int bottom) {
    double from = scale.x(Math.max(-margin, scale.low));
    double to = scale.x(Math.min(margin, scale.high));
    return Text.format(
        "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#eeeeee\"/>",
        from, TOP, to - from, bottom - TOP);
  }

  private String axis(Scale scale, int bottom) {
    StringBuilder svg = new StringBuilder();
    double step = scale.step();
    for (double tick = Math.ceil(scale.low / step) * step; tick <= scale.high; tick += step) {
      boolean zero = Math.abs(tick) < step / 2;
      svg.append(
          Text.format(
              "<path d=\"M%.1f %d V%d\" stroke=\"%s\" stroke-width=\"%d\"/>"
                  + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
              scale.x(tick),
              TOP,
              bottom,
              zero ? "#222222" : "#dddddd",
              zero ? 2 : 1,
              scale.x(tick),
              bottom + 19,
              zero ? "0" : tick(tick)));
    }
    return svg.toString();
  }

  private String line(Line line, Scale scale, int y) {
    Interval interval = line.interval;
    return Text.format(
        "<text x=\"8\" y=\"%d\">%s</text>"
            + "<path d=\"M%.1f %d H%.1f\" stroke=\"%s\" stroke-width=\"4\"/>"
            + "<circle cx=\"%.1f\" cy=\"%d\" r=\"6\" fill=\"%s\"/>"
            + "<text x=\"%d\" y=\"%d\">%s</text>",
        y + 4,
        Html.escape(Names.shortened(line.name, Names.MOST_LETTERS)),
        scale.x(interval.low()),
        y,
        scale.x(interval.high()),
        line.colour,
        scale.x(interval.mean()),
        y,
        line.colour,
        WIDTH - RIGHT + 16,
        y + 4,
        Html.escape(line.word + ", " + figures(line)));
  }

  /** A round number of points, or of the score's own unit, signed, without zeros at the end. */
  private String tick(double tick) {
    BigDecimal rounded =
        new BigDecimal((inPoints ? 100 : 1) * tick).round(new MathContext(3)).stripTrailingZeros();
    return (tick > 0 ? "+" : "") + rounded.toPlainString();
  }

  /** What the axis holds, as fractions. */
  private record Scale(double low, double high) {
    static Scale of(List<Line> lines) {
      double least = lines.stream().mapToDouble(line -> line.interval.low()).min().orElse(0);
      double most = lines.stream().mapToDouble(line -> line.interval.high()).max().orElse(0);
      double room = 0.05 * Math.max(most - least, 0.02);
      return new Scale(Math.min(0, least) - room, Math.max(0, most) + room);
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
