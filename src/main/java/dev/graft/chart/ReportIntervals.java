package dev.graft.chart;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.Verdict;
import dev.graft.analysis.Yardstick;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.stats.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** Each arm's difference to the baseline with its interval, on one axis with 0. */
final class ReportIntervals {
  private static final int WIDTH = 640;
  private static final int LEFT = 200;
  private static final int RIGHT = 24;
  private static final int LINE = 34;
  private static final int TOP = 30;
  private static final int TICKS = 6;

  private final double low;
  private final double high;
  private final double unit;

  private ReportIntervals(List<Interval> intervals, boolean inPoints) {
    this.unit = inPoints ? 100 : 1;
    double least = intervals.stream().mapToDouble(Interval::low).min().orElse(0);
    double most = intervals.stream().mapToDouble(Interval::high).max().orElse(0);
    double room = 0.05 * Math.max(most - least, 0.02);
    this.low = Math.min(0, least) - room;
    this.high = Math.max(0, most) + room;
  }

  /** The picture as SVG; empty where no arm has an interval. */
  static String of(Comparison comparison) {
    List<Verdict> verdicts =
        comparison.verdicts().stream().filter(v -> v.interval().isPresent()).toList();
    if (verdicts.isEmpty()) {
      return "";
    }
    ReportIntervals scale =
        new ReportIntervals(
            verdicts.stream().map(v -> v.interval().orElseThrow()).toList(),
            verdicts.stream().allMatch(v -> v.evidence().inPoints()));
    int bottom = TOP + LINE * verdicts.size();
    StringBuilder svg = new StringBuilder(scale.axis(bottom));
    Palette palette = Palette.of(comparison.runs().arms());
    for (int i = 0; i < verdicts.size(); i++) {
      svg.append(scale.line(verdicts.get(i), palette, TOP + LINE * i + LINE / 2));
    }
    String title =
        Text.format(
            "Difference to %s in %s, with its interval",
            comparison.baseline(), scale.words(verdicts.get(0).evidence().yardstick()));
    return Text.format(
        "<figure><svg role=\"img\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\""
            + " font-family=\"sans-serif\" font-size=\"13\" fill=\"#222222\"><title>%s</title>"
            + "<text x=\"8\" y=\"18\" font-weight=\"bold\">%s</text>%s</svg></figure>",
        WIDTH, bottom + 24, WIDTH, bottom + 24, Html.escape(title), Html.escape(title), svg);
  }

  private String words(Yardstick yardstick) {
    return unit == 1 ? yardstick.toString() : "points of the test score";
  }

  private String axis(int bottom) {
    StringBuilder svg = new StringBuilder();
    double step = step();
    for (double tick = Math.ceil(low / step) * step; tick <= high; tick += step) {
      boolean zero = Math.abs(tick) < step / 2;
      svg.append(
          Text.format(
              "<path d=\"M%.1f %d V%d\" stroke=\"%s\" stroke-width=\"%d\"/>"
                  + "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
              x(tick),
              TOP,
              bottom,
              zero ? "#222222" : "#dddddd",
              zero ? 2 : 1,
              x(tick),
              bottom + 17,
              zero ? "0" : points(tick)));
    }
    return svg.toString();
  }

  /** 1, 2 or 5 times a power of ten. */
  private double step() {
    double rough = (high - low) / TICKS;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double digit = rough / power;
    return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
  }

  private double x(double value) {
    return LEFT + (WIDTH - LEFT - RIGHT) * (value - low) / (high - low);
  }

  private String line(Verdict verdict, Palette palette, int y) {
    Interval interval = verdict.interval().orElseThrow();
    String colour = palette.colour(verdict.arm());
    return Text.format(
        "<text x=\"8\" y=\"%d\">%s</text>"
            + "<path d=\"M%.1f %d H%.1f\" stroke=\"%s\" stroke-width=\"4\"/>"
            + "<circle cx=\"%.1f\" cy=\"%d\" r=\"6\" fill=\"%s\"/>",
        y + 4,
        Html.escape(Names.shortened(verdict.arm(), Names.MOST_LETTERS)),
        x(interval.low()),
        y,
        x(interval.high()),
        colour,
        x(interval.mean()),
        y,
        colour);
  }

  /** A round number of points, or of the score's own unit, signed, without zeros at the end. */
  private String points(double tick) {
    BigDecimal rounded = new BigDecimal(unit * tick).round(new MathContext(3)).stripTrailingZeros();
    return (tick > 0 ? "+" : "") + rounded.toPlainString();
  }
}
