package dev.graft.chart;

import static dev.graft.chart.ReportFixtures.assertWellFormed;
import static dev.graft.chart.ReportFixtures.report;
import static dev.graft.chart.ReportFixtures.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures;
import dev.graft.internal.Text;
import dev.graft.run.Thumbnail;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportDetailsTest {
  @Test
  void showsTheRowsThatWereLostAndWon() throws Exception {
    Report report = report(RunFixtures.threeArms(4));
    String html =
        report
            .withThumbnails(
                row ->
                    Thumbnail.text(row, RunFixtures.CLASSES.get(row % 3), "<i>row " + row + "</i>"))
            .html();
    assertWellFormed(html);
    assertTrue(html.contains("<q>&lt;i&gt;row 10"), "no sentence of a row");
    assertFalse(report.html().contains("<q>"));
  }

  @Test
  void curvesWithoutTimesAreDrawnByPasses() throws Exception {
    String header = "arm,seed,epoch,validation_accuracy,accuracy\n";
    String lines = "%1$s,1,1,.5,\n%1$s,1,2,.6,.6\n%1$s,2,1,.4,\n%1$s,2,2,.7,.7\n";
    Report report =
        report(table(header + Text.format(lines, "scratch") + Text.format(lines, "tuned")));
    assertEquals(
        List.of("Test accuracy", "Learning curves"),
        report.pictures().stream().map(Chart::title).toList());
    assertWellFormed(report.html());
    assertTrue(report.html().contains("the curves tell no seconds"), report.html());
    assertTrue(report.html().contains("epochs to threshold"), report.html());
    assertFalse(report.html().contains("What the mean hides"));
  }
}
