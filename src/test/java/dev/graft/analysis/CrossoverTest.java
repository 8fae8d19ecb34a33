package dev.graft.analysis;

import static dev.graft.analysis.DataBudgetFixtures.ROWS;
import static dev.graft.analysis.DataBudgetFixtures.add;
import static dev.graft.analysis.DataBudgetFixtures.of;
import static dev.graft.analysis.DataBudgetFixtures.oneSeed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.stats.SeedBootstrap;
import dev.graft.stats.SeedInterval;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CrossoverTest {
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

  @Tag("slow")
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

  private static boolean holdsZero(double[] d, double[] e, double x) {
    double[] between =
        IntStream.range(0, d.length).mapToDouble(s -> d[s] + x * (e[s] - d[s])).toArray();
    return SeedInterval.withDefaults().of(between).contains(0);
  }
}
