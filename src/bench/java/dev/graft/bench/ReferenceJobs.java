package dev.graft.bench;

import dev.graft.data.Emoji;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Rows;
import dev.graft.data.Split;
import dev.graft.data.SplitMode;
import dev.graft.experiment.Experiment;
import dev.graft.model.Base;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.Engines;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import dev.graft.training.Recipe;
import dev.graft.training.Thawing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The reference jobs R1 (emoji, EfficientNet-Lite0, three arms) and R2 (clothing, small net, three
 * sources): seconds of each arm from a cold start, test accuracy of each seed, peak resident memory.
 * Fine-tuned arms give the seconds of their further passes, since the frozen run is continued. The
 * rows of each seed are written to {@code target/bench} as CSV, for a peer to train on the same.
 */
public final class ReferenceJobs {
  private static final Path OUT = Path.of("target", "bench");

  private ReferenceJobs() {}

  /** Runs the jobs that the arguments name. */
  public static void main(String[] jobs) throws IOException {
    Files.createDirectories(OUT);
    print("engine %s, %d cores", Engines.name(), Runtime.getRuntime().availableProcessors());
    for (String job : jobs) {
      switch (job) {
        case "R1" -> emoji();
        case "R2" -> clothing();
        default -> throw new IllegalArgumentException("no job '" + job + "'; known: R1, R2");
      }
    }
    print("peak resident memory: %s", memory());
  }

  private static void emoji() throws IOException {
    print("R1");
    ImageSet emoji = Emoji.noto().byCategory();
    Split split = emoji.split(0.25, 0.25, 0.5).withMode(SplitMode.ALL_REDRAWN);
    Network network =
        EfficientNetLite0.imageNet().withoutHead().frozen().withHead(Head.linear(emoji.classes()));
    Recipe head = Recipe.withDefaults().withRate(3e-3);
    Experiment job = experiment(split, "r1", new long[] {0, 1, 2});
    job = timed(job, "scratch", network.fromScratch(), Recipe.withDefaults());
    job = timed(job, "frozen", network, head);
    timed(job, "fine-tuned", network, head.thenFineTune(Thawing.all(), 5, 1e-4));
  }

  private static void clothing() throws IOException {
    print("R2");
    ImageSet target =
        FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
    Split split = target.perClass(20, 20);
    Head head = Head.linear(target.classes());
    Recipe recipe = Recipe.withDefaults().withPasses(20).withWeightDecay(0);
    Experiment job = experiment(split, "r2", new long[] {0, 1, 2, 3, 4});
    job =
        timed(job, "scratch", FashionNet.untrained().withHead(head).fromScratch(), recipe);
    for (Base source :
        List.of(FashionNet.clothing(), FashionNet.digits(), FashionNet.shuffled(100))) {
      Network network = source.withoutHead().frozen().withHead(head);
      String name = source.card().name();
      job = timed(job, name + " frozen", network, recipe);
      Recipe tuned = recipe.thenFineTune(Thawing.all(), 10, 1e-4);
      job = timed(job, name + " fine-tuned", network, tuned);
    }
  }

  private static Experiment experiment(Split split, String name, long[] seeds)
      throws IOException {
    List<String> lines = new ArrayList<>(List.of("seed,part,row,label"));
    for (long seed : seeds) {
      Rows rows = split.rows(seed);
      add(lines, split.data(), seed + ",training,", rows.training());
      add(lines, split.data(), seed + ",validation,", rows.validation());
      add(lines, split.data(), seed + ",test,", rows.test());
    }
    Files.write(OUT.resolve(name + "-rows.csv"), lines);
    RunStore store = RunStore.at(Files.createTempDirectory(OUT, name + "-runs"));
    return Experiment.on(split).withSeeds(seeds).withStore(store);
  }

  private static void add(List<String> lines, ImageSet data, String prefix, List<Integer> rows) {
    rows.forEach(row -> lines.add(prefix + row + "," + data.label(row)));
  }

  private static Experiment timed(
      Experiment before, String arm, Network network, Recipe recipe) {
    long start = System.nanoTime();
    Experiment with = before.withArm(arm, network, recipe);
    Runs runs = with.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    String accuracies =
        runs.arm(arm).stream().map(ReferenceJobs::accuracy).collect(Collectors.joining(" "));
    print("%-36s %7.1f s   %s", arm, seconds, accuracies);
    return with;
  }

  private static String accuracy(Run run) {
    return String.format(Locale.ROOT, "%.3f", run.test().accuracy());
  }

  private static String memory() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines.filter(line -> line.startsWith("VmHWM")).findFirst().orElse("unknown");
    }
  }

  private static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
