package dev.graft.analysis;

import static dev.graft.analysis.DataBudgetFixtures.FROZEN;
import static dev.graft.analysis.DataBudgetFixtures.SCRATCH;
import static dev.graft.analysis.DataBudgetFixtures.assertSays;
import static dev.graft.analysis.DataBudgetFixtures.budgets;
import static dev.graft.analysis.DataBudgetFixtures.of;
import static dev.graft.analysis.DataBudgetFixtures.oneSeed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.BudgetRuns;
import dev.graft.stats.SeedInterval;
import org.junit.jupiter.api.Test;

class DataBudgetTest {
  @Test
  void whatTheBaselineNeverReachesIsMoreThanTheMostRows() {
    DataBudget budget = of(oneSeed(.2, .3, .4, .5, .6), oneSeed(.5, .6, .7, .8, .9));
    assertEquals(
        "no crossover from 2 to 32 training rows per class: frozen is ahead of scratch throughout;"
            + " if scratch catches up, it does beyond 32; one seed, so no interval",
        budget.crossover("frozen").toString());
    LabelsSaved saved = budget.labelsSaved("frozen", 8);
    assertEquals(Double.POSITIVE_INFINITY, saved.needed());
    assertEquals("more than 32", saved.neededWords());
    assertEquals("more than 24 saved", saved.savedWords());
  }

  @Test
  void pointsHaveTheirIntervals() {
    DataBudget budget = of(SCRATCH, FROZEN);
    BudgetPoint point = budget.points().get(1);
    assertEquals(2, point.rowsPerClass());
    assertEquals("frozen", point.arm());
    assertEquals(0.45, point.accuracy(), 1e-12);
    assertEquals(
        SeedInterval.withDefaults().of(new double[] {.5, .4, .45}), point.interval().get());
    // By hand: differences 0.3, 0.1, 0.2.
    assertEquals(0.2, point.difference().get().mean(), 1e-12);
    assertTrue(point.difference().get().low() < 0 && point.difference().get().high() > 0.4);
    assertTrue(budget.points().get(0).difference().isEmpty());
    assertEquals(10, budget.points().size());
  }

  @Test
  void theSameSeedShowsTheSameAndAnotherNearlySo() {
    DataBudget budget = of(SCRATCH, FROZEN);
    assertEquals(budget.toString(), of(SCRATCH, FROZEN).toString());
    double share = budget.crossover("frozen").agreeing();
    assertEquals(share, budget.withSeed(5).crossover("frozen").agreeing(), 0.05);
  }

  @Test
  void showsSentenceAndTable() {
    DataBudget budget = of(SCRATCH, FROZEN);
    String text = budget.toString();
    assertTrue(text.startsWith("scratch catches up with frozen at about "), text);
    assertTrue(text.contains("bootstrap over 3 seeds; the curves lie so in "), text);
    String html = budget.bundle().get("text/html").toString();
    assertTrue(html.contains("<td>2</td><td>frozen</td><td>0.450</td>"), html);
    assertTrue(html.contains("<th>scratch needs</th>"), html);
  }

  @Test
  void badInputIsNamed() {
    BudgetRuns all = budgets(SCRATCH, FROZEN);
    DataBudget budget = DataBudget.of(all).against("scratch");
    assertSays(
        "arm 'scratch' is the baseline itself; name another arm",
        () -> budget.crossover("scratch"));
    assertSays(
        "training rows per class (3) must be one of [2, 4, 8, 16, 32], where runs were made",
        () -> budget.labelsSaved("frozen", 3));
    assertSays(
        "no arm 'scrtch'; did you mean 'scratch'? Known: scratch, frozen",
        () -> DataBudget.of(all).against("scrtch"));
  }
}
