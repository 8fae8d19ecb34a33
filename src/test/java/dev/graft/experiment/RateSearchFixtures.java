package dev.graft.experiment;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.run.Point;
import dev.graft.run.RunStore;
import dev.graft.training.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** A frozen net on shoes whose rate is searched, with a store of its own for each test. */
abstract class RateSearchFixtures {
  static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

  static final Split SPLIT = SHOES.perClass(10, 10).withTestRows(60);

  static final Network FROZEN =
      FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(SHOES.classes()));

  static final List<Double> GRID = List.of(1e-4, 1e-3, 1e-2);

  static final Recipe RECIPE = Recipe.withDefaults().withPasses(4).withRateSearch(1e-2, 1e-4, 1e-3);

  @TempDir Path folder;

  Experiment experiment(Recipe recipe) {
    return Experiment.on(SPLIT)
        .withSeeds(1, 2)
        .withStore(RunStore.at(folder.resolve("runs")))
        .withArm("frozen", FROZEN, recipe);
  }

  long stored() throws Exception {
    try (var entries = Files.list(folder.resolve("runs"))) {
      return entries.filter(path -> Files.exists(path.resolve("run.json"))).count();
    }
  }

  static Point searched(RunStore store, double rate) {
    String key = new Plan(SPLIT, FROZEN, RECIPE.withRate(rate), -1).key();
    return store.find(key).orElseThrow().curve().best();
  }
}
