package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.BudgetRuns;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.stats.SeedBootstrap;
import dev.graft.stats.SeedInterval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DataBudgetTest {
  private static final int[] ROWS = {2, 4, 8, 16, 32};

  /** Per number of rows the scores of scratch and frozen, a seed per column. */
  private static BudgetRuns budgets(double[][] scratch, double[][] frozen) {
    List<BudgetRuns.Step> steps = new ArrayList<>();
    for (int i = 0; i < scratch.length; i++) {
      List<Run> runs = new ArrayList<>();
      for (int s = 0; s < scratch[i].length; s++) {
        runs.add(CurveFixtures.stated("scratch", s + 1, scratch[i][s]));
      }
      for (int s = 0; s < frozen[i].length; s++) {
        runs.add(CurveFixtures.stated("frozen", s + 1, frozen[i][s]));
      }
      steps.add(new BudgetRuns.Step(ROWS[i], new Runs(runs)));
    }
    return new BudgetRuns(steps);
  }

  private static double[][] oneSeed(double... scores) {
    return Arrays.stream(scores).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
  }

  private static DataBudget of(double[][] scratch, double[][] frozen) {
    return DataBudget.of(budgets(scratch, frozen)).against("scratch");
  }

  private static final double[][] SCRATCH = {
    {.2, .3, .25}, {.4, .35, .45}, {.55, .6, .65}, {.8, .75, .7}, {.9, .85, .8}
  };
  private static final double[][] FROZEN = {
    {.5, .4, .45}, {.55, .5, .6}, {.6, .65, .55}, {.7, .65, .6}, {.7, .75, .65}
  };

  @Test
  void theBaselineCatchesUpBetweenTwoNumbersOfRows() {
    // By hand: differences 0.3, 0.1, -0.1, ... at 2, 4, 8: half way from 4 to 8 in the logarithm.
    DataBudget budget = of(oneSeed(.2, .4, .7, .8, .9), oneSeed(.5, .5, .6, .7, .7));
    Crossover crossover = budget.crossover("frozen");
    assertEquals(Crossover.Kind.CAUGHT_UP, crossover.kind());
    assertEquals(4 * Math.sqrt(2), crossover.at().get(0), 1e-9);
    assertEquals(
        "scratch catches up with frozen at about 5.7 training rows per class; one seed, so no"
            + " interval",
        crossover.toString());
    // Scratch stands at 0.5 a third of the way from 4 to 8: 2^(2 + 1/3) = 5.04.
    LabelsSaved saved = budget.labelsSaved("frozen", 2);
    assertEquals(Math.pow(2, 7.0 / 3), saved.needed(), 1e-9);
    assertEquals(
        "what frozen reaches with 2 training rows per class takes scratch 5.0: about 3 saved per"
            + " class",
        saved.toString());
    // 0.7 at 32 rows is what scratch has at 8: labels lost.
    assertEquals(8 - 32, budget.labelsSaved("frozen", 32).saved(), 1e-9);
    assertEquals("about 24 lost", budget.labelsSaved("frozen", 32).savedWords());
  }

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
  void anArmMayBeBehindOvertakeOrCrossTwice() {
    double[][] scratch = oneSeed(.5, .5, .5, .5, .5);
    assertEquals(
        "no crossover from 2 to 32 training rows per class: frozen is level with scratch or behind"
            + " throughout; if it overtakes, it does beyond 32; one seed, so no interval",
        of(scratch, oneSeed(.4, .5, .4, .3, .2)).crossover("frozen").toString());
    assertEquals(
        "at most 2",
        of(scratch, oneSeed(.4, .5, .4, .3, .2)).labelsSaved("frozen", 16).neededWords());
    assertEquals(
        "14 or more lost",
        of(scratch, oneSeed(.4, .5, .4, .3, .2)).labelsSaved("frozen", 16).savedWords());
    Crossover overtakes = of(scratch, oneSeed(.3, .4, .4, .6, .7)).crossover("frozen");
    assertEquals(Crossover.Kind.OVERTAKES, overtakes.kind());
    assertEquals(8 * Math.sqrt(2), overtakes.at().get(0), 1e-9);
    Crossover twice = of(scratch, oneSeed(.6, .4, .4, .6, .7)).crossover("frozen");
    assertEquals(Crossover.Kind.SEVERAL, twice.kind());
    assertEquals(
        "no single crossover: the curves of frozen and scratch cross at about 2.8, 11 training rows"
            + " per class",
        twice.toString());
  }

  @Test
  void theIntervalOfTheCrossoverAgreesWithFieller() {
    // Differences d at 2 and e at 4 rows of five seeds; they are level at log2 n = 1 + x where
    // d + x (e - d) = 0. Fieller's interval of x is where the t interval of d + x (e - d) holds 0.
    double[] d = {.30, .34, .26, .32, .28};
    double[] e = {-.20, -.12, -.22, -.14, -.22};
    Crossover crossover =
        of(new double[][] {add(d, -1), add(e, -1)}, new double[][] {add(d, 0), add(e, 0)})
            .crossover("frozen");
    List<Double> level =
        IntStream.rangeClosed(0, 1000)
            .mapToObj(i -> i / 1000.0)
            .filter(x -> holdsZero(d, e, x))
            .toList();
    SeedBootstrap.Range range = crossover.interval().get();
    assertEquals(Math.pow(2, 1 + level.get(0)), range.low(), 0.02);
    assertEquals(Math.pow(2, 1 + level.get(level.size() - 1)), range.high(), 0.02);
    assertEquals(Math.pow(2, 1 + .3 / .48), crossover.at().get(0), 1e-9);
    assertEquals(5, crossover.seeds());
    assertEquals(1, crossover.agreeing(), 0.01);
  }

  @Test
  void theIntervalHoldsTheCrossoverAsOftenAsItSays() {
    // Differences fall by 0.06 per doubling and are 0 at 2^2.9 rows; noise of 0.02 between seeds
    // and
    // between numbers of rows. Of 200, 95% are 190; four standard errors are 12.
    Random random = new Random(3);
    int held = 0;
    for (int trial = 0; trial < 200; trial++) {
      double[] ofSeed = new double[5];
      Arrays.setAll(ofSeed, seed -> 0.02 * random.nextGaussian());
      double[][] frozen = new double[ROWS.length][5];
      for (int i = 0; i < ROWS.length; i++) {
        for (int s = 0; s < 5; s++) {
          frozen[i][s] = 0.5 + 0.06 * (1.9 - i) + ofSeed[s] + 0.02 * random.nextGaussian();
        }
      }
      double[][] scratch = new double[ROWS.length][5];
      Arrays.stream(scratch).forEach(seeds -> Arrays.fill(seeds, 0.5));
      SeedBootstrap.Range range =
          of(scratch, frozen).withSeed(trial).crossover("frozen").interval().orElseThrow();
      held += range.low() <= Math.pow(2, 2.9) && Math.pow(2, 2.9) <= range.high() ? 1 : 0;
    }
    assertTrue(held >= 178 && held < 200, held + " of 200");
  }

  /** The baseline at 0.5 for a factor of -1, the arm above it for 0. */
  private static double[] add(double[] differences, int factor) {
    return Arrays.stream(differences).map(x -> 0.5 + (factor + 1) * x).toArray();
  }

  private static boolean holdsZero(double[] d, double[] e, double x) {
    double[] between =
        IntStream.range(0, d.length).mapToDouble(s -> d[s] + x * (e[s] - d[s])).toArray();
    return SeedInterval.withDefaults().of(between).contains(0);
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
  void aFailedRunTakesItsSeedOutOfTheCrossover() {
    BudgetRuns all = budgets(SCRATCH, FROZEN);
    List<Run> runs = new ArrayList<>(all.steps().get(2).runs().all());
    runs.set(4, RunFixtures.failed(runs.get(4), "it diverged"));
    DataBudget budget = DataBudget.of(with(all, 2, runs)).against("scratch");
    assertEquals(2, budget.crossover("frozen").seeds());
    assertTrue(
        budget
            .sentences()
            .contains(
                "frozen with seed 2 failed at 8 rows per class; the seed is left out of the"
                    + " crossover"));
    runs.set(3, RunFixtures.failed(runs.get(3), "it diverged"));
    runs.set(5, RunFixtures.failed(runs.get(5), "it diverged"));
    DataBudget none = DataBudget.of(with(all, 2, runs)).against("scratch");
    String words =
        "seeds with which 'frozen' and 'scratch' ended well at every number of rows (0) must be at"
            + " least 1; see what failed in the runs";
    assertSays(words, () -> none.crossover("frozen"));
    assertTrue(none.toString().startsWith(words), none.toString());
    assertFalse(none.toString().contains("NaN"), none.toString());
  }

  private static BudgetRuns with(BudgetRuns budgets, int step, List<Run> runs) {
    List<BudgetRuns.Step> steps = new ArrayList<>(budgets.steps());
    steps.set(step, new BudgetRuns.Step(steps.get(step).rowsPerClass(), new Runs(runs)));
    return new BudgetRuns(steps);
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

  @Test
  void stepsThatDifferInMoreThanTheirRowsAreNamed() {
    BudgetRuns all = budgets(SCRATCH, FROZEN);
    List<Run> fewer = all.steps().get(1).runs().all().subList(0, 5);
    assertSays(
        "seeds of arm 'frozen' ([1, 2]) must be those of 'scratch' ([1, 2, 3]), each once; run both"
            + " with the same seeds",
        () -> DataBudget.of(with(all, 1, fewer)).against("scratch"));
    List<Run> scratchOnly = all.steps().get(1).runs().all().subList(0, 3);
    assertSays(
        "arms and seeds at 4 rows per class ([scratch], [1, 2, 3]) must be those at 2 ([scratch,"
            + " frozen], [1, 2, 3]); run the same experiment with atTrainingRowsPerClass(...)",
        () -> DataBudget.of(with(all, 1, scratchOnly)));
    List<Run> other = new ArrayList<>(all.steps().get(1).runs().all());
    other.set(5, CurveFixtures.answering("frozen", 3, List.of("cat", "dog"), "1100"));
    assertSays(
        "data and test rows of 'frozen' with seed 3 at 4 rows per class must be those at 2; run the"
            + " same experiment with atTrainingRowsPerClass(...)",
        () -> DataBudget.of(with(all, 1, other)));
    List<Run> unscored = new ArrayList<>(all.steps().get(1).runs().all());
    unscored.set(5, CurveFixtures.stated("frozen", 3, Double.NaN));
    assertSays(
        "test accuracy of arm 'frozen' with seed 3 (NaN) must be a number; give the test a part of"
            + " the split",
        () -> DataBudget.of(with(all, 1, unscored)).against("scratch").crossover("frozen"));
  }

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }
}
