package dev.graft.chart;

import static dev.graft.analysis.RunFixtures.runs;
import static dev.graft.chart.ReportFixtures.assertWellFormed;
import static dev.graft.chart.ReportFixtures.report;
import static dev.graft.chart.ReportFixtures.table;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures;
import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTablesTest {
  @Test
  void saysWhatIsNotKnown() throws Exception {
    String text = "arm,seed,accuracy\nscratch,1,.5\nscratch,2,.52\ntuned,1,.8\ntuned,2,.83\n";
    Report report = report(table(text));
    assertEquals(List.of("Test accuracy"), report.pictures().stream().map(Chart::title).toList());
    String html = report.html();
    assertWellFormed(html);
    assertTrue(html.contains("No learning curves: the runs have no validation accuracy at passes"));
    assertTrue(
        html.contains(
            "<tr><th>arm</th><th>runs</th><th>test accuracy</th><th>sd over seeds</th></tr>"));
    assertTrue(html.contains("<td>results</td><td>table</td>"), "provenance");
  }

  @Test
  void factsOfArmsStandApart() {
    String html =
        report(
                table(
                    "arm,seed,accuracy,provenance_rate\nscratch,1,.5,.1\nscratch,2,.5,.2\n"
                        + "tuned,1,.8,.3\ntuned,2,.8,\n"))
            .html();
    assertTrue(
        html.contains(
            "<tr><td>rate</td><td><b>scratch</b>: .1; .2<br/><b>tuned</b>: .3; not stated</td></tr>"),
        html);
  }

  @Test
  void failedRunsAreNamed() throws Exception {
    List<Run> failed =
        Arm.of("tuned", 0.8).seeds(2).stream()
            .map(run -> RunFixtures.failed(run, "loss is <NaN>"))
            .toList();
    String html = report(runs(Arm.of("scratch", 0.4).seeds(2), failed)).html();
    assertWellFormed(html);
    assertTrue(html.contains("<div class=\"verdict\" style=\"--word:#000000;"));
    assertTrue(html.contains("<td>failed: loss is &lt;NaN&gt;</td>"));
    assertTrue(html.contains("<td>2, 2 failed</td>"));
    List<Run> none =
        Arm.of("scratch", 0.4).seeds(2).stream().map(r -> RunFixtures.failed(r, "NaN")).toList();
    assertWellFormed(report(runs(none, failed)).html());
    assertEquals(List.of(), report(runs(none, failed)).pictures());
  }
}
