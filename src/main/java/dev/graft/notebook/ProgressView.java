package dev.graft.notebook;

import dev.graft.chart.Palette;
import dev.graft.internal.Colours;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Progress;
import dev.graft.show.Shown;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

  private ProgressView() {}

  static Map<String, Object> bundle(Progress progress) {
    String picture = progress.curves().isEmpty() ? "" : picture(progress);
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
            + "background:#ffffff;color:#222222;font:12px sans-serif\">";
    return Text.format(box, WIDTH) + svg(progress, palette) + legend(names, palette) + "</div>";
  }

  private static String svg(Progress progress, Palette palette) {
    double end = Math.max(1, progress.end());
    int most = Math.max(8, MOST_POINTS / progress.curves().size());
    return Text.format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\""
                + " height=\"%d\" style=\"max-width:100%%\" role=\"img\" aria-label=\"validation"
                + " accuracy by passes so far\" fill=\"#222222\" font-size=\"12\">",
            WIDTH, HEIGHT, WIDTH, HEIGHT)
        + axes(end)
        + progress.curves().stream()
            .map(curve -> line(curve, palette.colour(curve.name()), end, most))
            .collect(Collectors.joining())
        + "</svg>";
  }

  private static String axes(double end) {
    StringBuilder axes = new StringBuilder();
    for (double y = 0; y <= 1; y += 0.25) {
      axes.append(
          Text.format(
              "<path d=\"M%d %.1fH%d\" stroke=\"#e5e5e5\"/><text x=\"%d\" y=\"%.1f\""
                  + " text-anchor=\"end\">%.2f</text>",
              LEFT, down(y), WIDTH - RIGHT, LEFT - 6, down(y) + 4, y));
    }
    double step = Math.max(1, Math.ceil(end / 6));
    for (double x = 0; x <= end; x += step) {
      axes.append(
          Text.format(
              "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f</text>",
              across(x, end), HEIGHT - BOTTOM + 16, x));
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

  private static String line(Progress.Curve curve, String colour, double end, int most) {
    int n = curve.x().size();
    if (n == 0) {
      return "";
    }
    int kept = Math.min(n, most);
    String points =
        IntStream.range(0, kept)
            .map(i -> kept == 1 ? 0 : (int) ((long) i * (n - 1) / (kept - 1)))
            .mapToObj(
                i -> tenths(across(curve.x().get(i), end)) + "," + tenths(down(curve.y().get(i))))
            .collect(Collectors.joining(" "));
    String dashes = curve.kind() == Progress.Kind.SEARCH ? " stroke-dasharray=\"2 4\"" : "";
    String tip =
        Text.format(
            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"2.5\" fill=\"%s\"/>",
            across(curve.x().get(n - 1), end), down(curve.y().get(n - 1)), colour);
    return Text.format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.6\""
                + " stroke-opacity=\"0.8\"%s/>",
            points, colour, dashes)
        + tip;
  }

  private static String legend(List<String> names, Palette palette) {
    String shown =
        names.stream()
            .limit(MOST_NAMES)
            .map(name -> entry(name, palette.colour(name)))
            .collect(Collectors.joining());
    int more = names.size() - MOST_NAMES;
    return "<div>" + shown + (more > 0 ? Text.format(" and %d more", more) : "") + "</div>";
  }

  private static String entry(String name, String colour) {
    return Text.format(
        "<span style=\"margin-left:16px;display:inline-block\"><span style=\"display:inline-block;"
            + "width:20px;height:3px;margin:0 6px 3px 0;background:%s\"></span>%s</span>",
        colour, Html.escape(name));
  }

  private static double across(double x, double end) {
    return LEFT + (WIDTH - LEFT - RIGHT) * x / end;
  }

  private static double down(double y) {
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - y);
  }

  /** What the format %.1f gives, in a tenth of the time: there are thousands of them. */
  private static String tenths(double value) {
    long tenths = Math.round(10 * value);
    return tenths / 10 + "." + tenths % 10;
  }
}
