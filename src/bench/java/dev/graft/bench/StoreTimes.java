package dev.graft.bench;

import dev.graft.analysis.Comparison;
import dev.graft.data.Digits;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.run.Budget;
import dev.graft.run.Curve;
import dev.graft.run.Point;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import dev.graft.training.Plan;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a large store costs: made runs of five seeds, of some 90 kB each, then the seconds of {@code
 * run()}, {@code runs()}, the display and the comparison of 100 arms in it and, with a third
 * argument, of all. Arguments: a folder that does not exist yet or holds such a store, how many runs
 * are in it (10000), and {@code all}.
 */
public final class StoreTimes {
  private static final int SEEDS = 5;
  private static final int ARMS = 100;
  private static final int ROWS = 250;
  private static final int POINTS = 20;
  private static final int TENSOR_BYTES = 40_000;
  private static final Split SPLIT = Digits.all().perClass(3, 2).withTestRows(ROWS);
  private static final List<String> CLASSES = SPLIT.data().classes();
  private static final Base BASE = FashionNet.clothing().withoutHead().frozen();
  private static final Network NETWORK = BASE.withHead(Head.linear(CLASSES));

  private StoreTimes() {}

  /** Prints a line per question. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int number = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
    int arms = number / SEEDS;
    if (!Files.exists(folder)) {
      timed("made " + number, () -> made(folder, arms));
    }
    print("bytes per run.json", size(folder));
    asked(folder, Math.min(ARMS, arms));
    if (arguments.length > 2) {
      asked(folder, arms);
    }
  }

  private static void asked(Path folder, int arms) {
    Experiment experiment = Experiment.on(SPLIT).withStore(RunStore.at(folder));
    for (int i = 0; i < arms; i++) {
      experiment = experiment.withArm("arm " + i, NETWORK, recipe(i));
    }
    Experiment all = experiment;
    String of = Text.format(" of %,d runs", arms * SEEDS);
    timed("run()" + of, all::run);
    Runs runs = timed("runs()" + of, all::runs);
    timed("display" + of, all::bundle);
    if (arms <= ARMS) {
      timed("comparison" + of, () -> Comparison.of(runs).against("arm 0").toString());
    }
    Experiment again = all.withStore(RunStore.at(folder));
    timed("run() again, another store object" + of, again::run);
  }

  private static Recipe recipe(int arm) {
    return Recipe.withDefaults().withPasses(POINTS - 1).withRate(1e-3 + arm * 1e-6);
  }

  private static RunStore made(Path folder, int arms) {
    RunStore store = RunStore.at(folder);
    Random random = new Random(1);
    byte[] tensors = new byte[TENSOR_BYTES];
    for (int arm = 0; arm < arms; arm++) {
      for (long seed = 1; seed <= SEEDS; seed++) {
        random.nextBytes(tensors);
        String key = new Plan(SPLIT, NETWORK, recipe(arm), seed).key();
        store.save(run(key, seed, random), tensors);
      }
    }
    return store;
  }

  private static Run run(String key, long seed, Random random) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      points.add(new Point(i, i, i, 1.0 / (i + 1), 1.5 / (i + 1), random.nextDouble()));
    }
    List<Integer> rows = new ArrayList<>();
    List<Integer> actual = new ArrayList<>();
    List<Integer> predicted = new ArrayList<>();
    List<List<Double>> probabilities = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(i);
      actual.add(i % CLASSES.size());
      predicted.add(random.nextInt(CLASSES.size()));
      List<Double> row = new ArrayList<>();
      CLASSES.forEach(name -> row.add(random.nextDouble()));
      probabilities.add(row);
    }
    Predictions test =
        new Predictions(CLASSES, rows, actual, predicted, probabilities, Double.NaN);
    Budget budget = new Budget(POINTS - 1, POINTS, POINTS, 650, 50);
    return new Run(key, "", seed, "", new Curve(points, 3), test, budget, Map.of("os", "made"));
  }

  private static <T> T timed(String what, Supplier<T> work) {
    long start = System.nanoTime();
    double before = processor();
    T result = work.get();
    print(what + ", seconds", (System.nanoTime() - start) / 1e9);
    print(what + ", processor seconds", processor() - before);
    return result;
  }

  private static double processor() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getProcessCpuTime()
        / 1e9;
  }

  private static void print(String what, double value) {
    System.out.println(Text.format("%-60s %,.2f", what, value));
  }

  private static double size(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.resolve("run.json"))
          .filter(Files::exists)
          .sorted(Comparator.naturalOrder())
          .limit(ARMS)
          .mapToLong(json -> json.toFile().length())
          .average()
          .orElse(0);
    }
  }
}
