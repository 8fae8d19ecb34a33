package dev.graft.notebook;

import dev.graft.chart.Palette;
import dev.graft.internal.Colours;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Progress;
import dev.graft.show.Shown;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Progress as a bar and growing curves. It is drawn as SVG inside HTML, which takes a twentieth of
 * the time of a PNG; that it is refused in files which are not trusted does no harm, since only
 * running cells show it. On white, for dark pages too, as all of the charts are.
 */
final class ProgressView {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 210;
  private static final int LEFT = 64;
  private static final int BOTTOM = 40;
  private static final int TOP = 12;
  private static final int RIGHT = 16;

  /** Of all curves together: some 25 kB. */
  private static final int MOST_POINTS = 2000;

  private static final int MOST_NAMES = 16;
  private static final List<String> DASHES = List.of("6 4", "1.5 3");

  private ProgressView() {}

  static Map<String, Object> bundle(Progress progress) {
    boolean any = progress.curves().stream().anyMatch(curve -> !curve.x().isEmpty());
    String picture = any ? picture(progress) : "";
    String html = Html.paragraph(progress.line()) + bar(progress.share()) + picture;
    return Shown.html(html, progress.line());
  }

  private static String bar(double share) {
    return Text.format(
        "<div style=\"max-width:%dpx;height:6px;background:#d0d0d0;border-radius:3px\">"
            + "<div style=\"width:%.1f%%;height:6px;background:"
            + Colours.BLUE
            + ";border-radius:3px\"></div>"
            + "</div>",
        WIDTH,
        100 * Math.min(1, Math.max(0, share)));
  }

  private static String picture(Progress progress) {
    List<String> names = progress.curves().stream().map(Progress.Curve::name).distinct().toList();
    Palette palette = Palette.of(names);
    String box =
        "<div style=\"display:inline-block;max-width:%dpx;margin-top:8px;padding:8px 0;"
            + "background:#ffffff;color:#222222;font:12px sans-serif;border:1px solid #d0d0d0;"
            + "border-radius:6px\">";
    return Text.format(box, WIDTH)
        + svg(progress, palette)
        + legend(names, palette, progress.levels())
        + "</div>";
  }

  private static String svg(Progress progress, Palette palette) {
    Frame frame = Frame.of(progress);
    int most = Math.max(8, MOST_POINTS / progress.curves().size());
    return Text.format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\" style=\"max-width:100%%\" role=\"img\" aria-label=\"validation"
                + " accuracy by passes so far\" fill=\"#222222\" font-size=\"12\">",
            WIDTH, HEIGHT, WIDTH, HEIGHT)
        + axes(frame)
        + progress.levels().stream()
            .map(level -> level(level, progress.levels().indexOf(level), frame))
            .collect(Collectors.joining())
        + progress.curves().stream()
            .map(curve -> line(curve, palette.colour(curve.name()), frame, most))
            .collect(Collectors.joining())
        + "</svg>";
  }

  private static String level(Progress.Level level, int number, Frame frame) {
    return Text.format(
        "<path d=\"M%d %.1fH%d\" stroke=\"#777777\" stroke-width=\"1.5\""
            + " stroke-dasharray=\"%s\"/>",
        LEFT, frame.down(level.value()), WIDTH - RIGHT, DASHES.get(number % DASHES.size()));
  }

  private static String axes(Frame frame) {
    StringBuilder axes = new StringBuilder();
    double up = frame.step();
    for (int i = 0; frame.low() + i * up <= frame.high() + 1e-9; i++) {
      double y = frame.low() + i * up;
      axes.append(
          Text.format(
              "<path d=\"M%d %.1fH%d\" stroke=\"#e5e5e5\"/><text x=\"%d\" y=\"%.1f\""
                  + " text-anchor=\"end\">%.2f</text>",
              LEFT, frame.down(y), WIDTH - RIGHT, LEFT - 6, frame.down(y) + 4, y));
    }
    double step = Math.max(1, Math.ceil(frame.end() / 6));
    for (double x = 0; x <= frame.end(); x += step) {
      axes.append(
          Text.format(
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f</text>",
              frame.across(x), HEIGHT - BOTTOM + 16, x));
    }
    int middle = (HEIGHT - BOTTOM + TOP) / 2;
    axes.append(
        Text.format(
            "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">passes over the training rows</text>"
                + "<text transform=\"translate(14 %d) rotate(-90)\" text-anchor=\"middle\">"
                + "validation accuracy</text>",
            (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, middle));
    return axes.toString();
  }

  private static String line(Progress.Curve curve, String colour, Frame frame, int most) {
    int n = curve.x().size();
    if (n == 0) {
      return "";
    }
    int kept = Math.min(n, most);
    String points =
        IntStream.range(0, kept)
            .map(i -> kept == 1 ? 0 : (int) ((long) i * (n - 1) / (kept - 1)))
            .mapToObj(
                i ->
                    tenths(frame.across(curve.x().get(i)))
                        + ","
                        + tenths(frame.down(curve.y().get(i))))
            .collect(Collectors.joining(" "));
    String dashes = curve.kind() == Progress.Kind.SEARCH ? " stroke-dasharray=\"2 4\"" : "";
    String tip =
        Text.format(
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"%s\"/>",
            frame.across(curve.x().get(n - 1)), frame.down(curve.y().get(n - 1)), colour);
    return Text.format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\""
                + " stroke-opacity=\"0.8\"%s/>",
            points, colour, dashes)
        + tip;
  }

  private static String legend(List<String> names, Palette palette, List<Progress.Level> levels) {
    String shown =
        names.stream()
            .limit(MOST_NAMES)
            .map(name -> entry(name, "border-top:3px solid " + palette.colour(name)))
            .collect(Collectors.joining());
    int more = names.size() - MOST_NAMES;
    String below =
        levels.stream()
            .map(
                level ->
                    entry(
                        level.name(),
                        levels.indexOf(level) == 0
                            ? "border-top:2px dashed #777777"
                            : "border-top:2px dotted #777777"))
            .collect(Collectors.joining());
    return "<div>" + shown + (more > 0 ? Text.format(" and %d more", more) : "") + below + "</div>";
  }

  private static String entry(String name, String border) {
    return Text.format(
        "<span style=\"margin-left:16px;display:inline-block\"><span style=\"display:inline-block;"
            + "width:20px;margin:0 6px 3px 0;%s\"></span>%s</span>",
        border, Html.escape(name));
  }

  /** What the picture holds: passes from 0 on, and the accuracies that are there. */
  private record Frame(double end, double low, double high) {
    static Frame of(Progress progress) {
      DoubleSummaryStatistics y =
          Stream.concat(
                  progress.levels().stream().map(Progress.Level::value),
                  progress.curves().stream().flatMap(curve -> curve.y().stream()))
              .mapToDouble(Double::doubleValue)
              .summaryStatistics();
      double low = Math.max(0, Math.floor(10 * y.getMin()) / 10);
      double high = Math.min(1, Math.ceil(10 * y.getMax()) / 10);
      return new Frame(Math.max(1, progress.end()), low, Math.max(high, low + 0.1));
    }

    double step() {
      return high - low > 0.55 ? 0.2 : high - low > 0.25 ? 0.1 : 0.05;
    }

    double across(double x) {
      return LEFT + (WIDTH - LEFT - RIGHT) * x / end;
    }

    double down(double y) {
      return TOP + (HEIGHT - TOP - BOTTOM) * (high - y) / (high - low);
    }
  }

  /** What the format %.1f gives, in a tenth of the time: there are thousands of them. */
  private static String tenths(double value) {
    long tenths = Math.round(10 * value);
    return tenths / 10 + "." + tenths % 10;
  }
}
