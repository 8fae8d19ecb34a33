package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.internal.Text;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.run.RunStore;
import dev.graft.training.ResidentMemory;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An engine keeps memory for every thread that it has seen: 10 MB and more for each run on MXNet
 * while each had threads of its own.
 */
@Tag("engine")
@Tag("slow")
class ExperimentMemoryTest {
  private static final int WARM = 20;
  private static final int LAST = 60;

  /** The compiler of the virtual machine alone comes and goes with 50 MB. */
  private static final double MOST_MIB_EACH = 3;

  @TempDir Path folder;

  private void run(Split split, Network network, int seed) {
    Experiment.on(split)
        .withSeeds(seed)
        .withStore(RunStore.at(folder.resolve("store " + seed)))
        .withArm("scratch", network.fromScratch(), Recipe.withDefaults().withPasses(1))
        .run();
  }

  @Test
  void experimentsShareTheirThreads() throws Exception {
    ImageSet shoes = FashionMnist.clothing().only("Sandal", "Sneaker");
    Split split = shoes.perClass(10, 5).withTestRows(20);
    Network network = FashionNet.clothing().withoutHead().withHead(Head.linear(shoes.classes()));
    for (int seed = 1; seed <= WARM; seed++) {
      run(split, network, seed);
    }
    double before = ResidentMemory.outsideTheHeap();
    for (int seed = WARM + 1; seed <= LAST; seed++) {
      run(split, network, seed);
    }
    double grown = (ResidentMemory.outsideTheHeap() - before) / (LAST - WARM);
    assertTrue(grown < MOST_MIB_EACH, () -> Text.format("%.2f MiB for each experiment", grown));
  }
}
