package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.internal.Text;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import java.io.IOException;
import java.util.Optional;
import javax.management.JMException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a run takes outside the Java heap it gives back, on either engine. */
@Tag("engine")
@Tag("slow")
class NativeMemoryTest {
  /** The weights of the small net are 0.24 MiB, an optimiser's states twice that. */
  private static final double MOST_MIB = 40;

  private static final int WINDOWS = 2;

  private static void run(Network network, Split split, long seed) {
    Recipe first = Recipe.withDefaults().withPasses(1);
    Trained frozen =
        Training.run(new Plan(split, network, first, seed), Optional.empty(), RunListener.NONE);
    Plan tuned = new Plan(split, network, first.thenFineTune(Thawing.all(), 1, 1e-4), seed);
    Training.run(tuned, Optional.of(frozen), RunListener.NONE);
  }

  /** A leak grows in every window; what is allocated once and kept grows in the first at most. */
  @Test
  void aHundredRunsLeaveNothingBehind() throws IOException, JMException {
    ImageSet shoes = FashionMnist.clothing().only("Sandal", "Sneaker");
    Split split = shoes.perClass(20, 5).withTestRows(20);
    Network network =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(shoes.classes()));
    for (int seed = 1; seed <= 20; seed++) {
      run(network, split, seed);
    }
    double grown = Double.POSITIVE_INFINITY;
    for (int window = 1; window <= WINDOWS && grown >= MOST_MIB; window++) {
      double before = ResidentMemory.outsideTheHeap();
      for (int seed = 1; seed <= 100; seed++) {
        run(network, split, 100L * window + seed);
      }
      grown = ResidentMemory.outsideTheHeap() - before;
    }
    assertTrue(grown < MOST_MIB, Text.format("%.1f MiB more after 100 runs", grown));
  }
}
