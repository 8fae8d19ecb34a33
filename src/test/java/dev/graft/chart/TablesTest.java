package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.RunFixtures;
import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TablesTest {
  private static final Arm ARM = Arm.of("frozen", 0.5);

  @Test
  void accuracyHasARowPerRun() {
    List<Run> runs = List.of(ARM.seed(1), RunFixtures.failed(ARM.seed(2), "it diverged"));
    Table table = Tables.accuracy(RunFixtures.runs(runs));
    assertEquals(
        List.of("arm", "seed", "test accuracy", "validation accuracy", "failure"),
        table.columnNames());
    assertEquals(2, table.rowCount());
    assertEquals(ARM.seed(1).test().accuracy(), table.doubleColumn("test accuracy").get(0), 1e-12);
    assertTrue(table.doubleColumn("test accuracy").isMissing(1));
    assertEquals("it diverged", table.getString(1, "failure"));
  }

  @Test
  void curvesHasARowPerPoint() {
    Table table = Tables.curves(RunFixtures.runs(ARM.withPasses(4).seeds(2)));
    assertEquals(10, table.rowCount());
    assertEquals(4, table.doubleColumn("passes").max());
    assertTrue(table.doubleColumn("training loss (nats)").isMissing(0));
  }

  @Test
  void comparisonHasARowPerArm() {
    Runs runs = RunFixtures.threeArms(3);
    Comparison comparison = Comparison.of(runs).against("scratch");
    Table table = Tables.comparison(comparison);
    assertEquals("comparison with scratch", table.name());
    assertEquals(
        List.of("baseline", "cannot tell", "helps"), table.stringColumn("verdict").asList());
    assertTrue(table.doubleColumn("difference").isMissing(0));
    double mean = comparison.verdict("fine-tuned").interval().orElseThrow().mean();
    assertEquals(mean, table.doubleColumn("difference").get(2), 1e-12);
    assertEquals(200L, table.longColumn("updates").get(0));
  }

  @Test
  void htmlIsEscaped() {
    Table table = Table.create("t", StringColumn.create("<a>", "R&D", null));
    assertEquals(
        "<table><thead><tr><th>&lt;a&gt;</th></tr></thead><tbody><tr><td>R&amp;D</td></tr>"
            + "<tr><td></td></tr></tbody></table>",
        Tables.html(table));
  }
}
