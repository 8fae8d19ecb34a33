package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures;
import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Curve;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** Charts and tables at the edge of what they can show. */
class ChartLimitsTest {
  private static Run halfAPassLater(Run run) {
    List<Point> points =
        run.curve().points().stream()
            .map(p -> new Point(p.passes() + 0.5, 0, 0, Double.NaN, 0, p.validationAccuracy()))
            .toList();
    Curve curve = new Curve(points, 0);
    return new Run(
        run.key(), run.arm(), run.seed(), "", curve, run.test(), run.budget(), run.provenance());
  }

  private static String html(int rows) {
    return Tables.html(Table.create("t", IntColumn.indexColumn("row", rows, 0)));
  }

  @Test
  void aLongTableIsCutAndSaysSo() {
    assertTrue(html(100).endsWith("<td>99</td></tr></tbody></table>"));
    assertTrue(html(101).endsWith("<td>99</td></tr></tbody></table><p>and 1 more row</p>"));
    assertTrue(html(150).endsWith("<p>and 50 more rows</p>"));
  }

  @Test
  void seedsWithoutACommonPassHaveNoCurve() {
    Arm arm = Arm.of("scratch", 0.5);
    Runs runs = new Runs(List.of(arm.seed(1), halfAPassLater(arm.seed(2))));
    assertEquals(
        "validation points that all seeds of an arm have (0) must be at least 1; give the"
            + " validation a part of the split and all seeds the same passes",
        assertThrows(IllegalArgumentException.class, () -> Charts.learningCurves(runs))
            .getMessage());
  }

  @Test
  void anArmWithoutTrainingIsLevel() {
    Runs runs =
        RunFixtures.runs(
            Arm.of("scratch", 0.5).seeds(2), Arm.of("nearest", 0.4).withPasses(0).seeds(2));
    Series.Line nearest = (Series.Line) Charts.learningCurves(runs).series().get(1);
    assertEquals(List.of(0.0, 20.0), nearest.x());
    assertEquals(nearest.y().get(0), nearest.y().get(1));
    assertTrue(Charts.learningCurves(runs).plotlyJson().contains("\"mode\":\"lines+markers\""));
  }

  @Test
  void bandsStayInsideWhatAnAccuracyCanBe() {
    // Two seeds: t is 12.7, so most bands would leave [0, 1].
    Runs runs = RunFixtures.runs(Arm.of("frozen", 0.97).seeds(2), Arm.of("weak", 0.02).seeds(2));
    for (Series.Line line : Charts.learningCurves(runs).series(Series.Line.class)) {
      assertTrue(line.low().stream().allMatch(low -> low >= 0 && low <= 1), line.name());
      assertTrue(line.high().stream().allMatch(high -> high >= 0 && high <= 1), line.name());
    }
  }

  @Test
  void coloursAndNotesDoNotDependOnTheLocale() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      Chart chart = Charts.learningCurves(RunFixtures.threeArms(3));
      assertTrue(chart.plotlyJson().contains("rgba(0,114,178,0.09)"));
      assertTrue(chart.note().startsWith("line: mean over 3 seeds;"), chart.note());
    } finally {
      Locale.setDefault(before);
    }
  }
}
