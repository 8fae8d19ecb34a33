package dev.graft.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import dev.graft.Plans;
import dev.graft.data.Digits;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.experiment.Workplace;
import dev.graft.experiment.Workshop;
import dev.graft.internal.Text;
import dev.graft.model.Engines;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.run.RunStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand runs described, packed, handed to a program beside this one and taken back. That
 * program is not Spark's: it computes the runs itself, one after the other. What this process takes
 * for each is printed, in seconds of its processor, which company on the machine hardly changes.
 */
@Tag("slow")
class SparkScaleTest {
  private static final int RUNS = 1000;
  private static final double NANOSECONDS = 1e9;

  @TempDir Path folder;

  private Experiment experiment() {
    Split digits = Digits.all().perClass(3, 2).withTestRows(20);
    Network frozen =
        FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(digits.data().classes()));
    return Experiment.on(digits)
        .withSeeds(LongStream.rangeClosed(1, RUNS).toArray())
        .withStore(RunStore.at(folder.resolve("store")))
        .withArm("frozen", frozen, Recipe.withDefaults());
  }

  private Workplace place() {
    return new Workplace() {
      @Override
      public RunStore store(RunStore own) {
        return own;
      }

      @Override
      public Optional<Workshop> open() {
        try {
          Path exchange = Files.createDirectories(folder.resolve("exchange"));
          ProcessBuilder command =
              new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Dgraft.engine=" + Engines.name(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  FakeDriver.class.getName(),
                  exchange.toString(),
                  FakeDriver.Manner.HONEST.name());
          return Optional.of(SparkWorkshop.start(exchange, command, Map.of()));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private static double processorSeconds() {
    OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return process.getProcessCpuTime() / NANOSECONDS;
  }

  @Test
  void aThousandRunsThereAndBack() throws IOException {
    double begun = processorSeconds();
    Experiment sweep = experiment();
    Path file = Plans.pack(sweep, folder.resolve("sweep.zip"));
    double packed = processorSeconds();
    sweep.on(place()).run();
    double back = processorSeconds();
    assertEquals(RUNS, sweep.runs().all().size());
    assertTrue(Files.size(file) < 100_000, () -> "a pack of seeds alone: " + file);
    String words =
        "%d runs: packed in %.1f s of processor time, %,d bytes; there and back %.1f ms each";
    double each = (back - packed) / RUNS * 1000;
    Logger.getLogger(SparkScaleTest.class.getName())
        .info(Text.format(words, RUNS, packed - begun, Files.size(file), each));
  }
}
