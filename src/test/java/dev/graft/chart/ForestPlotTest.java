package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.Comparisons;
import dev.graft.analysis.RunFixtures;
import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.stats.Interval;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ForestPlotTest {
  private static final Pattern LINE =
      Pattern.compile(
          "<path d=\"M([0-9.]+) ([0-9.]+) L([0-9.]+) \\2\" stroke=\"[^\"]+\" stroke-width=\"4\"/>"
              + "<circle cx=\"([0-9.]+)\"");
  private static final Pattern ZERO =
      Pattern.compile("<path d=\"M([0-9.]+) [0-9.]+ L\\1 [0-9.]+\" stroke=\"#222222\"");

  private static double number(MatchResult found, int group) {
    return Double.parseDouble(found.group(group));
  }

  @Test
  void everyIntervalStandsToScaleAroundZero() {
    Comparison comparison = Comparison.of(RunFixtures.threeArms(3)).against("scratch");
    String svg = ForestPlot.of(comparison).svg();
    double zero = number(ZERO.matcher(svg).results().findFirst().orElseThrow(), 1);
    List<MatchResult> lines = LINE.matcher(svg).results().toList();
    assertEquals(2, lines.size());
    Interval tuned = comparison.intervals().get("fine-tuned");
    double scale = (number(lines.get(1), 4) - zero) / tuned.mean();
    for (int i = 0; i < 2; i++) {
      Interval interval = comparison.intervals().get(comparison.verdicts().get(i).arm());
      // x is written with one digit.
      assertEquals(zero + scale * interval.low(), number(lines.get(i), 1), 0.2);
      assertEquals(zero + scale * interval.high(), number(lines.get(i), 3), 0.2);
      assertEquals(zero + scale * interval.mean(), number(lines.get(i), 4), 0.2);
    }
    String title = "Difference to scratch in points of test accuracy, bars: 95% intervals";
    assertTrue(svg.contains(title), svg);
    assertTrue(svg.contains("grey: within 3 points counts as none"), svg);
  }

  @Test
  void anIntervalThatDrownsTheOthersEndsInArrows() {
    ForestPlot.Line one = line("one", new Interval(0.02, 0.01, 0.03, 4, 0.95, 0));
    ForestPlot.Line other = line("other", new Interval(0.05, 0.03, 0.07, 4, 0.95, 0));
    ForestPlot.Line mean = line("mean", new Interval(0.035, -1, 1, 4, 0.95, 0));
    List<MatchResult> lines = lines(one, other, mean);
    List<MatchResult> alone = lines(one, other);
    double clipped = number(lines.get(0), 3) - number(lines.get(0), 1);
    double full = number(alone.get(0), 3) - number(alone.get(0), 1);
    assertEquals(full / 3, clipped, 0.5);
    assertTrue(number(lines.get(2), 1) >= 190 && number(lines.get(2), 3) <= 480, "in the axis");
    assertEquals(4, heads(one, other, mean));
    assertEquals(0, heads(one, other));
  }

  @Test
  void everyMeanStandsOnTheAxis() {
    ForestPlot.Line near = line("near", new Interval(-0.09, -0.12, -0.06, 4, 0.95, 0));
    ForestPlot.Line far = line("far", new Interval(-0.44, -0.52, -0.36, 4, 0.95, 0));
    assertEquals(0, heads(near, far), "no arrow in the place of a mean");
    List<MatchResult> lines = lines(near, far);
    double zero = number(ZERO.matcher(plot(near, far)).results().findFirst().orElseThrow(), 1);
    double scale = (number(lines.get(0), 4) - zero) / -0.09;
    assertEquals(zero - 0.44 * scale, number(lines.get(1), 4), 1);
  }

  private static ForestPlot.Line line(String name, Interval interval) {
    return new ForestPlot.Line(name, interval, "helps", "#0072b2");
  }

  private static List<MatchResult> lines(ForestPlot.Line... lines) {
    return LINE.matcher(plot(lines)).results().toList();
  }

  private static String plot(ForestPlot.Line... lines) {
    return new ForestPlot("a title", 0.03, true, List.of(lines)).svg();
  }

  private static int heads(ForestPlot.Line... lines) {
    return plot(lines).split("stroke=\"#0072b2\" stroke-width=\"2\"", -1).length - 1;
  }

  @Test
  void inTheNotebookItIsAPngTwiceAsLargeAsShown() throws Exception {
    ForestPlot plot = ForestPlot.of(Comparison.of(RunFixtures.threeArms(3)).against("scratch"));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(plot.png()));
    String html = plot.bundle().get("text/html").toString();
    assertTrue(html.contains("width=\"" + image.getWidth() / 2 + "\""), html.substring(0, 300));
    assertTrue(html.contains("fine-tuned") && !html.contains("<svg"), "its words, and no SVG");
    assertEquals(0, image.getRGB(0, 0) >>> 24, "round corners on whatever ground");
    int blue = Color.decode(plot.lines().get(1).colour()).getRGB();
    int found = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        found += image.getRGB(x, y) == blue ? 1 : 0;
      }
    }
    assertTrue(found > 100, "the bar of what helps: " + found);
    assertTrue(plot.png().length < 40_000, "bytes: " + plot.png().length);
  }

  @Test
  void oneRowOfOneSeedHasNothingToDraw() {
    Comparison one =
        Comparison.of(
                RunFixtures.runs(
                    Arm.of("scratch", .4).withRows(1).seeds(1),
                    Arm.of("frozen", .8).withRows(1).seeds(1)))
            .against("scratch");
    assertThrows(IllegalArgumentException.class, () -> ForestPlot.of(one));
  }

  @Test
  void namesStayText() {
    String svg =
        ForestPlot.of(
                Comparison.of(
                        RunFixtures.runs(
                            Arm.of("scratch", 0.4).seeds(2), Arm.of("<b>&", 0.8).seeds(2)))
                    .against("scratch"))
            .svg();
    assertTrue(svg.contains("&lt;b&gt;&amp;</text>"), svg);
  }

  @Test
  void aPictureOfTargetsEndsWithTheirMean() {
    Comparison one = Comparison.of(RunFixtures.threeArms(3)).against("scratch");
    Comparison other = Comparison.of(RunFixtures.threeArms(4)).against("scratch");
    ForestPlot plot =
        ForestPlot.of(Comparisons.of("emoji", one).and("digits", other), "fine-tuned");
    assertEquals(
        List.of("emoji", "digits", "mean over targets"),
        plot.lines().stream().map(ForestPlot.Line::name).toList());
    assertEquals("helps", plot.lines().get(0).word());
    assertTrue(plot.toString().contains("mean over targets"), plot.toString());
    assertTrue(plot.svg().contains("background:#ffffff"), "a card in the dark");
  }
}
