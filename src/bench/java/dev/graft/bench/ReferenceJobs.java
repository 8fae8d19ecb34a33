package dev.graft.bench;

import dev.graft.internal.Text;

import dev.graft.experiment.Experiment;
import dev.graft.model.Engines;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import dev.graft.training.FeatureCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs reference jobs and writes, for each arm, its seconds, the test accuracy of each seed and the
 * peak resident memory of the job so far. Arguments: units such as {@code R1} or {@code
 * R1:frozen,fine-tuned}, and the settings of {@link BenchOptions}; {@code --prepare} writes what a
 * peer needs to train on the same (rows, first heads, sums of the pixels) and trains nothing.
 *
 * <p>Each job starts with an empty store and an empty feature cache; the engine is loaded before the
 * first arm's time begins, the pictures are decoded within it. A fine-tuned arm continues the frozen
 * one: where that has run before, its seconds are those of its further passes; where it has not,
 * they include it.
 */
public final class ReferenceJobs {
  private static final String COLUMNS = "job,variant,arm,seconds,seed,accuracy,rows,peakMiB";

  private final BenchOptions options;

  private ReferenceJobs(BenchOptions options) {
    this.options = options;
  }

  /** Runs the units that the arguments name. */
  public static void main(String[] arguments) throws IOException {
    ReferenceJobs program = new ReferenceJobs(BenchOptions.of(arguments));
    Engines.current();
    print("engine %s, %d cores", Engines.name(), Runtime.getRuntime().availableProcessors());
    program.run();
  }

  private void run() throws IOException {
    Files.createDirectories(options.rows());
    if (!options.prepare()) {
      Files.createDirectories(options.results().toAbsolutePath().getParent());
      Files.writeString(options.results(), COLUMNS + "\n");
    }
    for (BenchOptions.Unit unit : options.units()) {
      List<ReferenceArms> arms = ReferenceArms.of(unit.job(), options);
      if (options.prepare()) {
        long[] seeds = options.seeds(unit.job());
        RowFiles.write(arms, seeds, options.rows());
        RowFiles.writeHeads(arms, seeds, options.rows());
        RowFiles.writePixelSum(arms, options.rows());
      } else {
        run(unit, arms);
      }
    }
  }

  private void run(BenchOptions.Unit unit, List<ReferenceArms> arms) throws IOException {
    resetPeak();
    FeatureCache.shared().clear();
    Path folder =
        Files.createTempDirectory(
            options.results().toAbsolutePath().getParent(), unit.job() + "-runs-");
    for (ReferenceArms arm : arms) {
      if (unit.arms().contains(arm.name())) {
        timed(arm, RunStore.at(folder));
      }
    }
  }

  private void timed(ReferenceArms arm, RunStore store) throws IOException {
    Experiment one =
        Experiment.on(arm.split())
            .withSeeds(options.seeds(arm.job()))
            .withStore(store)
            .withArm(arm.name(), arm.network(), arm.recipe());
    Experiment experiment = options.workers().map(one::withWorkers).orElse(one);
    long start = System.nanoTime();
    Runs runs = experiment.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    double peak = peakMebibytes();
    for (Run run : runs.all()) {
      String line = line(arm, run, seconds, peak);
      Files.writeString(options.results(), line, StandardOpenOption.APPEND);
    }
    String accuracies =
        runs.all().stream().map(run -> accuracy(run, 3)).collect(Collectors.joining(" "));
    print("%-36s %7.1f s   %s   peak %.0f MiB", arm.title(), seconds, accuracies, peak);
  }

  private static String line(ReferenceArms arm, Run run, double seconds, double peak) {
    String rows = RowFiles.sum(arm.split().rows(run.seed()), run.test().rows());
    String what = Text.format("%s,%s,%s", arm.job(), arm.variant(), arm.name());
    return Text.format("%s,%.3f,%d,%s,%s,%.0f%n",
        what,
        seconds,
        run.seed(),
        accuracy(run, 4),
        rows,
        peak);
  }

  private static String accuracy(Run run, int digits) {
    return run.failed()
        ? "failed"
        : Text.format("%." + digits + "f", run.test().accuracy());
  }

  /** Lets Linux count the peak from here on; elsewhere there is none to count. */
  private static void resetPeak() throws IOException {
    Path reset = Path.of("/proc/self/clear_refs");
    if (Files.isWritable(reset)) {
      Files.writeString(reset, "5");
    }
  }

  private static double peakMebibytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return Double.NaN;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  private static void print(String format, Object... values) {
    System.out.println(Text.format(format, values));
  }
}
