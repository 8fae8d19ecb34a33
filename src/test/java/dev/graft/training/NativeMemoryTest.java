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
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a run takes outside the Java heap it gives back, on either engine. */
@Tag("engine")
@Tag("slow")
class NativeMemoryTest {
  /** The weights of the small net are 0.24 MiB, an optimiser's states twice that. */
  private static final double MOST_MIB = 40;

  private static final int WINDOWS = 2;
  private static final Pattern RANGE = Pattern.compile("([0-9a-f]+)-[0-9a-f]+ ");
  private static final Pattern BOUNDS = Pattern.compile("\\[0x([0-9a-f]+), 0x([0-9a-f]+)\\)");

  private static void run(Network network, Split split, long seed) {
    Recipe first = Recipe.withDefaults().withPasses(1);
    Trained frozen =
        Training.run(new Plan(split, network, first, seed), Optional.empty(), RunListener.NONE);
    Plan tuned = new Plan(split, network, first.thenFineTune(Thawing.all(), 1, 1e-4), seed);
    Training.run(tuned, Optional.of(frozen), RunListener.NONE);
  }

  /** Resident memory outside the Java heap, whose own size moves by far more than a leak would. */
  private static double nativeMebibytes() throws IOException, JMException {
    System.gc();
    long[] heap = heap();
    long kibibytes = 0;
    boolean outside = true;
    for (String line : Files.readAllLines(Path.of("/proc/self/smaps"))) {
      Matcher range = RANGE.matcher(line);
      if (range.lookingAt()) {
        long start = Long.parseUnsignedLong(range.group(1), 16);
        outside = start < heap[0] || start >= heap[1];
      } else if (outside && line.startsWith("Rss:")) {
        kibibytes += Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    return kibibytes / 1024.0;
  }

  /** The addresses from and to which the virtual machine has reserved its heap. */
  private static long[] heap() throws JMException {
    Object text =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcHeapInfo",
                new Object[0],
                new String[0]);
    Matcher bounds = BOUNDS.matcher(text.toString());
    assertTrue(bounds.find(), () -> "no addresses of the heap in " + text);
    return new long[] {
      Long.parseUnsignedLong(bounds.group(1), 16), Long.parseUnsignedLong(bounds.group(2), 16)
    };
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
      double before = nativeMebibytes();
      for (int seed = 1; seed <= 100; seed++) {
        run(network, split, 100L * window + seed);
      }
      grown = nativeMebibytes() - before;
    }
    assertTrue(grown < MOST_MIB, Text.format("%.1f MiB more after 100 runs", grown));
  }
}
