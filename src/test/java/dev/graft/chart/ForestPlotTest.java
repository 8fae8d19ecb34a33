package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.Comparisons;
import dev.graft.analysis.RunFixtures;
import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.stats.Interval;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ForestPlotTest {
  private static final Pattern LINE =
      Pattern.compile("<path d=\"M([0-9.]+) \\d+ H([0-9.]+)\".*?<circle cx=\"([0-9.]+)\"");
  private static final Pattern ZERO =
      Pattern.compile("<path d=\"M([0-9.]+) \\d+ V\\d+\" stroke=\"#222222\"");

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
    Interval tuned = comparison.verdict("fine-tuned").interval().orElseThrow();
    double scale = (number(lines.get(1), 3) - zero) / tuned.mean();
    for (int i = 0; i < 2; i++) {
      Interval interval = comparison.verdicts().get(i).interval().orElseThrow();
      // x is written with one digit.
      assertEquals(zero + scale * interval.low(), number(lines.get(i), 1), 0.2);
      assertEquals(zero + scale * interval.high(), number(lines.get(i), 2), 0.2);
      assertEquals(zero + scale * interval.mean(), number(lines.get(i), 3), 0.2);
    }
    assertTrue(svg.contains("Difference to scratch in points of the test score"), svg);
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
