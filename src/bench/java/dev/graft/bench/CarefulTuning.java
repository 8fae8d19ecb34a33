package dev.graft.bench;

import dev.graft.run.Run;
import dev.graft.internal.Text;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.Verdict;
import dev.graft.data.Digits;
import dev.graft.data.Emoji;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.run.SplitMode;
import dev.graft.experiment.Experiment;
import dev.graft.model.Base;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Schedule;
import dev.graft.recipe.Thawing;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Whether fine-tuning loses what freezing had: {@link Recipe#careful()}, and those that it was
 * chosen among, against the frozen arm on five tasks. Arguments: the seeds, "1-10" or "100,101";
 * then names of tasks and of recipes, none for all. The recipe was chosen on seeds 100 to 109.
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
      return LongStream.rangeClosed(
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
    Recipe head = Recipe.careful().continued().orElseThrow();
    Schedule warm = Schedule.cosine().withWarmUp(1);
    Recipe low = head.thenFineTune(Thawing.fromTheTop(2), 10, 3e-5).withSchedule(warm);
    Recipe top = head.thenFineTune(Thawing.fromTheTop(2), 5, 1e-4);
    Recipe all = head.thenFineTune(Thawing.all(), 5, 1e-4);
    Map<String, Recipe> recipes = new LinkedHashMap<>();
    recipes.put("careful", Recipe.careful());
    recipes.put("careful without stop-loss", low);
    recipes.put(
        "careful, 5 passes, no stop-loss",
        head.thenFineTune(Thawing.fromTheTop(2), 5, 3e-5).withSchedule(warm));
    recipes.put("top 2, 1e-4", top);
    recipes.put("top 2, 1e-4, cosine", top.withSchedule(warm));
    recipes.put("top 2, 1e-4, cosine, anchor 1", top.withSchedule(warm).withAnchor(1));
    recipes.put("top 2, 1e-4, cosine, stop-loss", top.withSchedule(warm).withStopLoss());
    recipes.put("gradual to 3, 1e-4", head.thenThawGradually(3, 2, 1e-4));
    recipes.put("all, 1e-4, cosine", all.withSchedule(warm));
    recipes.put("all, 1e-4, cosine, 0.7 per stage", all.withSchedule(warm).withRateFactor(0.7));
    return recipes;
  }

  private static void run(Task task, String name, Recipe recipe, long[] seeds) {
    long start = System.nanoTime();
    Runs runs =
        Experiment.on(task.split())
            .withSeeds(seeds)
            .withStore(RunStore.at(Path.of("target/careful")))
            .withArm("frozen", task.network(), Recipe.careful().continued().orElseThrow())
            .withArm("fine-tuned", task.network(), recipe)
            .run();
    double seconds = (System.nanoTime() - start) / 1e9;
    Verdict verdict = Comparison.of(runs).against("frozen").verdict("fine-tuned");
    long fellBack =
        runs.arm("fine-tuned").stream()
            .filter(Run::fellBack)
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
    System.out.println(Text.format(words, values));
  }
}
