package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.RateSearch;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import dev.graft.run.SplitMode;
import dev.graft.training.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each arm's own rate, on either engine. */
@Tag("engine")
class RateSearchTest {
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
  private static final Split SPLIT = SHOES.perClass(10, 10).withTestRows(60);
  private static final Network FROZEN =
      FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(SHOES.classes()));
  private static final List<Double> GRID = List.of(1e-4, 1e-3, 1e-2);
  private static final Recipe RECIPE =
      Recipe.withDefaults().withPasses(4).withRateSearch(1e-2, 1e-4, 1e-3);

  @TempDir Path folder;

  private Experiment experiment(Recipe recipe) {
    return Experiment.on(SPLIT)
        .withSeeds(1, 2)
        .withStore(RunStore.at(folder.resolve("runs")))
        .withArm("frozen", FROZEN, recipe);
  }

  private long stored() throws Exception {
    try (var entries = Files.list(folder.resolve("runs"))) {
      return entries.filter(path -> Files.exists(path.resolve("run.json"))).count();
    }
  }

  @Test
  void theRateWithTheBestValidationAtTheSearchSeedIsTaken() throws Exception {
    Experiment experiment = experiment(RECIPE);
    String key = experiment.plan(experiment.arms().get(0), 1).key();
    Runs runs = experiment.run();
    assertEquals(3 + 2, stored());
    assertEquals(key, runs.all().get(0).key(), "known without the search");
    double best = bestByHand(experiment.store());
    Map<String, String> facts = runs.all().get(0).provenance();
    assertEquals("searched", facts.get("rates"));
    assertEquals("1.0E-4, 0.001, 0.01", facts.get("rates.grid"));
    assertEquals(String.valueOf(best), facts.get("rates.chosen"));
    assertEquals("3", facts.get("rates.search.runs"));
    assertEquals("12", facts.get("rates.search.passes"));
    assertEquals(best != 1e-3, facts.containsKey("rates.edge"));
    Runs fixed = experiment(RECIPE.withRate(best)).run();
    assertEquals(fixed.all().get(0).test(), runs.all().get(0).test(), "the run of that rate");
    assertEquals(5 + 2, stored());
    assertEquals(runs, experiment(RECIPE).run());
    assertEquals(7, stored(), "nothing is computed again");
  }

  /** A second reading of the rule: accuracy first, then the lower loss. */
  private static double bestByHand(RunStore store) {
    return GRID.stream()
        .max(
            Comparator.comparingDouble((Double r) -> searched(store, r).validationAccuracy())
                .thenComparingDouble(r -> -searched(store, r).validationLoss()))
        .orElseThrow();
  }

  private static Point searched(RunStore store, double rate) {
    String key = new Plan(SPLIT, FROZEN, RECIPE.withRate(rate), -1).key();
    return store.find(key).orElseThrow().curve().best();
  }

  @Test
  void aStoredRunOfTheChosenRateIsTakenAsItIs() throws Exception {
    double best =
        Double.parseDouble(experiment(RECIPE).run().all().get(0).provenance().get("rates.chosen"));
    RunStore other = RunStore.at(folder.resolve("other"));
    Runs fixed = experiment(RECIPE.withRate(best)).withStore(other).run();
    Runs searched = experiment(RECIPE).withStore(other).run();
    assertEquals(fixed.all().get(1).budget(), searched.all().get(1).budget(), "to the nanosecond");
    assertNotEquals(fixed.all().get(1).key(), searched.all().get(1).key());
  }

  @Test
  void fineTuningSearchesATenthGivenTheFirstRate() throws Exception {
    Recipe tuned = RECIPE.thenFineTune(Thawing.fromTheTop(1), 2);
    Experiment both = experiment(RECIPE).withArm("tuned", FROZEN, tuned);
    assertEquals(
        List.of(
            "budgets differ: passes over the training rows are frozen 4; tuned 6;"
                + " withPassesOf(longest) gives an arm as many",
            "searching rates takes 6 further runs with 18 passes, chosen on validation rows alone"),
        both.notes());
    Runs runs = both.run();
    assertEquals(3 + 3 + 4, stored(), "the first phase is searched and run once for both arms");
    Run frozen = runs.find("frozen", 1).orElseThrow();
    Run last = runs.find("tuned", 1).orElseThrow();
    String first = frozen.provenance().get("rates.chosen");
    assertEquals("1.0E-4, 0.001, 0.01; 1.0E-5, 1.0E-4, 0.001", last.provenance().get("rates.grid"));
    assertTrue(last.provenance().get("rates.chosen").startsWith(first + "; "));
    assertEquals("6", last.provenance().get("rates.search.runs"));
    assertEquals("18", last.provenance().get("rates.search.passes"), "3 x 4 and 3 x 2");
    assertEquals(frozen.key(), last.provenance().get("continues"));
    assertEquals(frozen.curve().points(), last.curve().points().subList(0, 5));
    assertEquals(6, last.budget().passes());
  }

  @Test
  void whereAllRowsAreRedrawnEachSeedSearchesOnItsOwnRows() throws Exception {
    Runs runs =
        Experiment.on(SPLIT.withMode(SplitMode.ALL_REDRAWN))
            .withSeeds(1, 2)
            .withStore(RunStore.at(folder.resolve("runs")))
            .withArm("frozen", FROZEN, RECIPE)
            .run();
    assertEquals(2 * 3 + 2, stored());
    assertEquals("3", runs.all().get(1).provenance().get("rates.search.runs"));
  }

  @Test
  void aRateThatDivergesIsNotChosen() {
    Runs runs =
        Experiment.on(SPLIT)
            .withSeeds(1)
            .withStore(RunStore.at(folder.resolve("runs")))
            .withArm("scratch", FROZEN.fromScratch(), RECIPE.withRateSearch(1e-3, 1e30))
            .run();
    assertEquals("0.001", runs.all().get(0).provenance().get("rates.chosen"));
    assertFalse(runs.all().get(0).failed());
    assertEquals(
        "rate at the edge of the grid: 0.001, the lowest of 0.001, 1.0E30",
        runs.all().get(0).provenance().get("rates.edge"));
  }

  @Test
  void theGridEntersTheKeyAndThePhasesRatesDoNot() {
    assertEquals(
        RECIPE.canonical(),
        Recipe.withDefaults()
            .withPasses(4)
            .withRate(7)
            .withRateSearch(1e-4, 1e-3, 1e-2)
            .canonical());
    assertNotEquals(RECIPE.canonical(), RECIPE.withRateSearch().canonical());
    assertNotEquals(RECIPE.canonical(), RECIPE.withRate(1e-3).canonical());
    assertNotEquals(
        RECIPE.canonical(),
        RECIPE.withRateSearch(RateSearch.withDefaults().withGrid(GRID).withSeeds(2)).canonical());
    assertEquals(
        "training, 4 passes, AdamW with its rate searched: 1.0E-4 / 0.001 / 0.01, batch 32",
        RECIPE.toString());
  }

  @Test
  void badInputIsNamed() {
    assertWords(
        "rates (1) must be from 2 to 12; a single one is withRate(rate)",
        () -> RECIPE.withRateSearch(1e-3));
    assertWords("rate (-1.0) must be a number above 0", () -> RECIPE.withRateSearch(-1, 1));
    assertWords("rates [0.1, 0.1] must differ from another", () -> RECIPE.withRateSearch(.1, .1));
    assertWords(
        "seeds (6) of a search must be from 1 to 5", () -> RateSearch.withDefaults().withSeeds(6));
    assertWords(
        "rate (1.0E-4) must not be given where rates are searched; leave it out",
        () -> RECIPE.thenFineTune(Thawing.all(), 2, 1e-4));
    assertWords(
        "seeds [-1, 2] must be at least 0: those below are kept for rate searches",
        () -> experiment(RECIPE).withSeeds(-1, 2));
    assertWords(
        "rates [0.1] must be as many as phases (2)",
        () -> RECIPE.thenFineTune(Thawing.all(), 2).withRates(List.of(.1)));
    Recipe tuned = Recipe.withDefaults().thenFineTune(Thawing.all(), 9, 1e-4);
    assertWords(
        "passes (4) of the other recipe must be more than the 9 of this one's later phases",
        () -> tuned.withPassesOf(RECIPE));
    assertEquals(24, RECIPE.withPassesOf(tuned).totalPasses());
  }

  private static void assertWords(String words, org.junit.jupiter.api.function.Executable action) {
    assertEquals(words, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
