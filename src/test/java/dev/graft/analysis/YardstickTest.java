package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.chart.Charts;
import dev.graft.chart.Report;
import dev.graft.chart.Tables;
import dev.graft.csv.RunsCsv;
import dev.graft.run.Direction;
import org.junit.jupiter.api.Test;

/** What is better the lower it is, under its own name, wherever a reader meets it. */
class YardstickTest {
  private static final String ERRORS =
      """
      arm,seed,rmse
      scratch,1,0.418
      scratch,2,0.422
      scratch,3,0.414
      fine-tuned,1,0.298
      fine-tuned,2,0.301
      fine-tuned,3,0.297
      frozen,1,0.52
      frozen,2,0.53
      frozen,3,0.51
      """;

  private static Comparison comparison() {
    RunsCsv table = RunsCsv.ofText(ERRORS).withMetric("rmse", Direction.LOWER_IS_BETTER);
    return Comparison.of(table.read()).against("scratch");
  }

  @Test
  void lessErrorHelps() {
    Verdict better = comparison().verdict("fine-tuned");
    assertEquals(Outcome.HELPS, better.outcome());
    assertEquals(-0.119, better.interval().orElseThrow().mean(), 5e-4);
    assertTrue(
        better
            .toString()
            .startsWith(
                "fine-tuned helps against scratch on these test rows: -0.119 of rmse, where lower is"
                    + " better (0.299 against 0.418), 97.5% interval -0.127 to -0.112"),
        better.toString());
    assertEquals(Outcome.HARMS, comparison().verdict("frozen").outcome());
  }

  @Test
  void headsAndTitlesCallItByItsName() {
    Comparison comparison = comparison();
    assertTrue(comparison.toString().contains("rmse (lower is better)"), comparison.toString());
    assertTrue(comparison.html().contains("<th>rmse (lower is better)</th>"), comparison.html());
    String markdown = comparison.toMarkdown();
    assertTrue(
        markdown.contains(
            "| arm | verdict | difference | interval | rmse (lower is better) | seeds |"),
        markdown);
    assertTrue(
        markdown.contains("| fine-tuned | helps (on these test rows) | -0.119 | "), markdown);
    String csv = comparison.toCsv();
    assertTrue(csv.lines().findFirst().orElseThrow().contains(",metric,better,rmse,"), csv);
    assertTrue(csv.contains(",rmse,lower,0.298666"), csv);
    assertEquals("rmse", Charts.accuracy(comparison.runs()).title());
    assertTrue(
        Tables.comparison(comparison).columnNames().contains("rmse (lower is better)"),
        Tables.comparison(comparison).columnNames().toString());
    String report = Report.of(comparison).html();
    assertTrue(report.contains("Difference to scratch in rmse (lower is better)"));
    for (String text : new String[] {comparison.toString(), markdown, csv, report}) {
      assertFalse(text.contains("test accuracy"), text);
    }
  }

  @Test
  void whatIsNotKnownIsNotMinusOne() {
    Comparison comparison = comparison();
    for (String text :
        new String[] {
          comparison.toString(),
          comparison.toCsv(),
          comparison.summaries().toString(),
          comparison.runs().toString(),
          comparison.runs().all().toString()
        }) {
      assertFalse(text.matches("(?s).*[^\\d.e]-1[^\\d.].*"), text);
    }
  }

  @Test
  void accuracyKeepsItsName() {
    String table = "arm,seed,accuracy\na,1,.5\na,2,.6\nb,1,.7\nb,2,.9\n";
    Comparison comparison = Comparison.of(RunsCsv.ofText(table).read()).against("a");
    assertEquals("test accuracy", Yardstick.of(comparison.runs()).name());
    assertTrue(comparison.toCsv().contains(",metric,better,accuracy,"), comparison.toCsv());
  }
}
