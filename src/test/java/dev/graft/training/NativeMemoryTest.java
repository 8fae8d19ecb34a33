package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a run takes outside the Java heap it gives back, on either engine. */
@Tag("engine")
class NativeMemoryTest {
  /** The weights of the small net are 0.24 MiB, an optimiser's states twice that. */
  private static final double MOST_MIB = 40;

  private static void run(Network network, Split split, long seed) {
    Recipe first = Recipe.withDefaults().withPasses(1);
    Trained frozen =
        Training.run(new Plan(split, network, first, seed), Optional.empty(), RunListener.NONE);
    Plan tuned = new Plan(split, network, first.thenFineTune(Thawing.all(), 1, 1e-4), seed);
    Training.run(tuned, Optional.of(frozen), RunListener.NONE);
  }

  /** Resident memory less the Java heap's, which grows as it likes. */
  private static double nativeMebibytes() throws IOException {
    System.gc();
    long resident =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("VmRSS"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElseThrow();
    return resident / 1024.0 - Runtime.getRuntime().totalMemory() / 1048576.0;
  }

  @Test
  void aHundredRunsLeaveNothingBehind() throws IOException {
    ImageSet shoes = FashionMnist.clothing().only("Sandal", "Sneaker");
    Split split = shoes.perClass(20, 5).withTestRows(20);
    Network network =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(shoes.classes()));
    for (int seed = 1; seed <= 20; seed++) {
      run(network, split, seed);
    }
    double before = nativeMebibytes();
    for (int seed = 21; seed <= 120; seed++) {
      run(network, split, seed);
    }
    double grown = nativeMebibytes() - before;
    assertTrue(grown < MOST_MIB, "%.1f MiB more after 100 runs".formatted(grown));
  }
}
