package dev.graft.bench;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.Verdict;
import dev.graft.data.Digits;
import dev.graft.data.Emoji;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.data.SplitMode;
import dev.graft.experiment.Experiment;
import dev.graft.model.Base;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import dev.graft.training.Recipe;
import dev.graft.training.Schedule;
import dev.graft.training.Thawing;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether fine-tuning loses what freezing had: {@link Recipe#careful()}, and plain fine-tuning
 * beside it, against the frozen arm on five tasks. Arguments: the seeds, "1-10" or "100,101"; then
 * names of tasks and of recipes, none for all. The recipe was chosen on seeds 100 to 109.
 */
public final class CarefulTuning {
  private record Task(String name, Split split, Base base) {
    private Network network() {
      return base.withoutHead().frozen().withHead(Head.linear(split.data().classes()));
    }
  }

  private CarefulTuning() {}

  /** Prints a line per task and recipe. */
  public static void main(String[] arguments) {
    long[] seeds = seeds(arguments[0]);
    List<String> names = Arrays.asList(arguments).subList(1, arguments.length);
    print("task | recipe | frozen | fine-tuned | difference, 95%% interval | fell back | seconds");
    for (Task task : tasks()) {
      recipes()
          .forEach(
              (name, recipe) -> {
                boolean all = names.isEmpty();
                if (all || names.contains(task.name()) && names.contains(name)) {
                  run(task, name, recipe, seeds);
                }
              });
    }
  }

  private static long[] seeds(String text) {
    if (text.contains("-")) {
      String[] ends = text.split("-");
      return java.util.stream.LongStream.rangeClosed(
              Long.parseLong(ends[0]), Long.parseLong(ends[1]))
          .toArray();
    }
    return Arrays.stream(text.split(",")).mapToLong(Long::parseLong).toArray();
  }

  private static List<Task> tasks() {
    ImageSet clothing =
        FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
    return List.of(
        new Task("noto", emoji(Emoji.noto()), EfficientNetLite0.imageNet()),
        new Task("twemoji", emoji(Emoji.twemoji()), EfficientNetLite0.imageNet()),
        new Task("clothing", clothing.perClass(20, 20), FashionNet.clothing()),
        new Task("clothing-from-digits", clothing.perClass(20, 20), FashionNet.digits()),
        new Task("digits", Digits.all().perClass(20, 20), FashionNet.clothing()));
  }

  private static Split emoji(Emoji emoji) {
    return emoji.byCategory().split(0.25, 0.25, 0.5).withMode(SplitMode.ALL_REDRAWN);
  }

  private static Map<String, Recipe> recipes() {
    Recipe head = Recipe.withDefaults().withRate(3e-3);
    Schedule warm = Schedule.cosine().withWarmUp(1);
    Map<String, Recipe> recipes = new LinkedHashMap<>();
    recipes.put("plain-top2", head.thenFineTune(Thawing.fromTheTop(2), 5, 1e-4));
    recipes.put("plain-all", head.thenFineTune(Thawing.all(), 5, 1e-4));
    recipes.put(
        "top2",
        head.thenFineTune(Thawing.fromTheTop(2), 5, 1e-4).withSchedule(warm).withStopLoss());
    recipes.put(
        "top2-strong",
        head.thenFineTune(Thawing.fromTheTop(2), 5, 3e-4).withSchedule(warm).withStopLoss());
    recipes.put(
        "all", head.thenFineTune(Thawing.all(), 5, 1e-4).withSchedule(warm).withStopLoss());
    recipes.put(
        "low-top2", head.thenFineTune(Thawing.fromTheTop(2), 5, 3e-5).withSchedule(warm));
    recipes.put(
        "low-top2-stop",
        head.thenFineTune(Thawing.fromTheTop(2), 5, 3e-5).withSchedule(warm).withStopLoss());
    recipes.put(
        "low-top2-10",
        head.thenFineTune(Thawing.fromTheTop(2), 10, 3e-5).withSchedule(warm));
    recipes.put(
        "low-top2-10-stop",
        head.thenFineTune(Thawing.fromTheTop(2), 10, 3e-5).withSchedule(warm).withStopLoss());
    recipes.put(
        "cos-top2", head.thenFineTune(Thawing.fromTheTop(2), 5, 1e-4).withSchedule(warm));
    recipes.put(
        "cos-top2-anchor",
        head.thenFineTune(Thawing.fromTheTop(2), 5, 1e-4).withSchedule(warm).withAnchor(1));
    recipes.put(
        "cos-all", head.thenFineTune(Thawing.all(), 5, 1e-4).withSchedule(warm));
    recipes.put(
        "cos-all-factor",
        head.thenFineTune(Thawing.all(), 5, 1e-4).withSchedule(warm).withRateFactor(0.7));
    recipes.put(
        "gradual3", head.thenThawGradually(3, 2, 1e-4).withSchedule(warm).withStopLoss());
    return recipes;
  }

  private static void run(Task task, String name, Recipe recipe, long[] seeds) {
    long start = System.nanoTime();
    Runs runs =
        Experiment.on(task.split())
            .withSeeds(seeds)
            .withStore(RunStore.at(Path.of("target/careful")))
            .withArm("frozen", task.network(), Recipe.withDefaults().withRate(3e-3))
            .withArm("fine-tuned", task.network(), recipe)
            .run();
    double seconds = (System.nanoTime() - start) / 1e9;
    Verdict verdict = Comparison.of(runs).against("frozen").verdict("fine-tuned");
    long fellBack =
        runs.arm("fine-tuned").stream()
            .filter(r -> r.provenance().getOrDefault("stopLoss", "").startsWith("fell"))
            .count();
    print(
        "%s | %s | %.4f | %.4f | %s | %d of %d | %.0f",
        task.name(),
        name,
        mean(runs, "frozen"),
        mean(runs, "fine-tuned"),
        verdict.interval().map(Object::toString).orElse("none"),
        fellBack,
        seeds.length,
        seconds);
  }

  private static double mean(Runs runs, String arm) {
    return runs.arm(arm).stream().mapToDouble(r -> r.test().accuracy()).average().orElseThrow();
  }

  private static void print(String words, Object... values) {
    System.out.println(String.format(Locale.ROOT, words, values));
  }
}
