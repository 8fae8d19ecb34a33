package dev.graft.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import dev.graft.pack.PackedPlans;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run costs the machine that sends it, by runs that take next to nothing themselves: seconds
 * of its processor, which company on the machine hardly changes. {@code -Dgraft.scale.runs=1000}
 * sends so many.
 */
class SparkScaleIT {
  private static final int RUNS = Integer.getInteger("graft.scale.runs", 200);

  /** With these Java has loaded and compiled what it needs, and the executors are there. */
  private static final int WARM = 40;

  /**
   * A Java that has just started compiles for most of 200 runs: 53 to 57 were measured, 26 here.
   */
  private static final double MOST_MILLISECONDS = RUNS < 1000 ? 100 : 50;

  private static final double NANOSECONDS = 1e9;

  @Test
  void aRunCostsTheSenderLittle(@TempDir Path store) throws Exception {
    long begun = System.nanoTime();
    PackedPlans plans = PackedPlans.of(SparkSweep.tiny(store, RUNS));
    double described = (System.nanoTime() - begun) / NANOSECONDS;
    int bytes = plans.bytes().length;
    double packed = (System.nanoTime() - begun) / NANOSECONDS;

    Taken each = each(SharedSpark.whole(), store);
    String words =
        "%d runs: described in %.2f s, packed in %.2f s, %,d bytes; of the processor %.1f ms for each"
            + " in the program, %.1f ms in Spark's driver";
    String said =
        Text.format(
            words, RUNS, described, packed - described, bytes, each.program(), each.driver());
    Logger.getLogger(SparkScaleIT.class.getName()).info(said);
    assertTrue(each.program() + each.driver() < MOST_MILLISECONDS, said);
  }

  private static Taken each(LocalSpark spark, Path store) throws IOException, InterruptedException {
    List<String> options =
        List.of("-D" + SparkSweep.TINY + "=true", "-D" + SparkSweep.SEEDS + "=" + RUNS);
    Process sweep = spark.sweep("scale", store, LocalSpark.SECRET, options);
    int first = await(store, WARM);
    Taken before = Taken.by(sweep);
    int last = await(store, RUNS - WARM);
    Taken after = Taken.by(sweep);
    assertEquals(0, sweep.waitFor(), () -> spark.log("scale"));
    assertEquals(RUNS, SparkIT.stored(store).size());
    return after.since(before, last - first);
  }

  private static int await(Path store, int runs) throws InterruptedException {
    return LocalSpark.await(
        runs + " runs",
        () -> Optional.of(SparkIT.stored(store).size()).filter(stored -> stored >= runs));
  }

  /**
   * Milliseconds of the processor.
   *
   * @param program that runs the experiment
   * @param driver the process beside it
   */
  private record Taken(double program, double driver) {
    static Taken by(Process sweep) {
      double driver = sweep.descendants().mapToDouble(Taken::milliseconds).sum();
      return new Taken(milliseconds(sweep.toHandle()), driver);
    }

    private static double milliseconds(ProcessHandle process) {
      return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
    }

    Taken since(Taken before, int runs) {
      return new Taken((program - before.program) / runs, (driver - before.driver) / runs);
    }
  }
}
