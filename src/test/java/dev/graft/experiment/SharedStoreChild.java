package dev.graft.experiment;

import dev.graft.data.Digits;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.RunStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What {@link SharedStoreTest} starts twice on one store. */
final class SharedStoreChild {
  private SharedStoreChild() {}

  /** Three arms at four seeds, one of which goes on from another. */
  static Experiment experiment(Path store) {
    Split split = Digits.all().perClass(5, 5).withTestRows(60);
    Network frozen =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(split.data().classes()));
    Recipe recipe = Recipe.withDefaults().withPasses(10).withRate(1e-3);
    return Experiment.on(split)
        .withSeeds(1, 2, 3, 4)
        .withWorkers(1)
        .withStore(RunStore.at(store))
        .withArm("scratch", frozen.fromScratch(), recipe)
        .withArm("frozen", frozen, recipe)
        .withArm("fine-tuned", frozen, recipe.thenFineTune(Thawing.all(), 6, 1e-4));
  }

  /**
   * Runs it.
   *
   * @param arguments the store, a file to write when it is ready, a file to wait for
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Experiment experiment = experiment(Path.of(arguments[0]));
    Files.createFile(Path.of(arguments[1]));
    while (!Files.exists(Path.of(arguments[2]))) {
      Thread.sleep(20);
    }
    experiment.run();
    // Its work is done, whatever threads an engine has left.
    Runtime.getRuntime().halt(0);
  }
}
