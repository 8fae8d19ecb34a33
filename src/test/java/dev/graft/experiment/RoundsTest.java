package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import dev.graft.training.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches of later phases wait for the rates of the first, on either engine. */
@Tag("engine")
class RoundsTest {
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

  private static final Split SPLIT = SHOES.perClass(10, 10).withTestRows(60);

  private static final Network FROZEN =
      FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(SHOES.classes()));

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

  private static Point searched(RunStore store, double rate) {
    String key = new Plan(SPLIT, FROZEN, RECIPE.withRate(rate), -1).key();
    return store.find(key).orElseThrow().curve().best();
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
}
