package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Emoji;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.djl.TorchScript;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Text;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import javax.management.JMException;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a run of a traced network takes outside the Java heap it gives back. */
@Tag("engine")
@Tag("slow")
class TracedMemoryTest {
  private static final Path FILE = Path.of("src/test/resources/dev/graft/djl/torch/tiny-resnet.pt");

  /** The weights of the net are 0.1 MiB; a module of PyTorch's that stays is larger. */
  private static final double MOST_MIB_A_RUN = 0.3;

  private static final int FIRST = 20;
  private static final int LAST = 100;
  private static final int WINDOWS = 2;

  /** Reads the file, trains a frozen base's head, and goes on with two thawed stages. */
  private static void experiment(Split split, long seed) {
    Network network =
        TorchScript.of(FILE)
            .madeFor(Preprocessing.uniform(32, 3, 127.5, 127.5))
            .withoutClassifier()
            .base()
            .frozen()
            .withHead(Head.linear(split.data().classes()));
    Recipe first = Recipe.withDefaults().withPasses(1);
    Trained frozen =
        Training.run(new Plan(split, network, first, seed), Optional.empty(), RunListener.NONE);
    Plan tuned = new Plan(split, network, first.thenFineTune(Thawing.fromTheTop(2), 1, 1e-4), seed);
    assertEquals("", Training.run(tuned, Optional.of(frozen), RunListener.NONE).run().failure());
  }

  /** A leak grows in every window; what is allocated once and kept grows in the first at most. */
  @Test
  void experimentsLeaveNothingBehind() throws IOException, JMException {
    Assumptions.assumeTrue(Engines.name().equals("PyTorch"), "TorchScript needs PyTorch");
    ImageSet faces = Emoji.noto().byCategory();
    Split split = faces.perClass(5, 3).withTestRows(20);
    int done = 0;
    while (done < FIRST) {
      experiment(split, ++done);
    }
    double grown = Double.POSITIVE_INFINITY;
    for (int window = 1; window <= WINDOWS && grown >= MOST_MIB_A_RUN; window++) {
      double before = ResidentMemory.outsideTheHeap();
      for (int number = FIRST; number < LAST; number++) {
        experiment(split, ++done);
      }
      grown = (ResidentMemory.outsideTheHeap() - before) / (LAST - FIRST);
    }
    assertTrue(grown < MOST_MIB_A_RUN, Text.format("%.2f MiB more an experiment", grown));
  }
}
