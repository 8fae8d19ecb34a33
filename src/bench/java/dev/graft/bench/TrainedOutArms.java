package dev.graft.bench;

import dev.graft.data.Digits;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An arm of a shipped pair, trained to several numbers of passes, each three times the last.
 *
 * @param pair target and source, "scratch" where there is none
 * @param name the pair, with rows per class, way of training and rate
 * @param head the phase before the one whose passes are counted
 */
record TrainedOutArms(
    String pair, String name, Split split, Network network, Optional<Recipe> head, double rate) {
  static final int FACTOR = 3;

  private static final long[] SEEDS = {1, 2, 3};
  private static final int FEWEST = 4;
  private static final int TEST_ROWS = 1_000;
  private static final int DIGITS_ROWS = 800;
  private static final int VALIDATION_PER_CLASS = 20;
  private static final int HEAD_PASSES = 20;
  private static final int FEW_ROWS = 5;
  private static final int MORE_ROWS = 20;
  private static final List<Integer> ROWS_PER_CLASS = List.of(FEW_ROWS, MORE_ROWS);
  private static final List<Double> RATES = List.of(3e-4, 1e-3, 1e-2);
  private static final List<Double> FINE_RATES = List.of(1e-4, 1e-3);
  private static final Path STORE = Path.of("target/trained-out");

  /** The target whose pairs no bound was chosen by. */
  private static final String ASIDE = "garments";

  /**
   * A target.
   *
   * @param mostFromScratch rows per class up to which a net is trained from scratch, which takes
   *     longest
   */
  private record Target(
      String name, ImageSet data, int testRows, int mostFromScratch, Map<String, Base> sources) {}

  /** All arms of all pairs. */
  static List<TrainedOutArms> all() {
    List<TrainedOutArms> all = new ArrayList<>();
    for (Target target : targets()) {
      for (int rows : ROWS_PER_CLASS) {
        Split split = target.data.perClass(rows, VALIDATION_PER_CLASS).withTestRows(target.testRows);
        all.addAll(arms(target, split, rows));
      }
    }
    return all;
  }

  private static List<Target> targets() {
    ImageSet clothing = FashionMnist.clothing();
    return List.of(
        new Target(
            "shoes",
            clothing.only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
            TEST_ROWS,
            MORE_ROWS,
            Map.of("clothing", FashionNet.clothing(), "digits", FashionNet.digits())),
        new Target(
            "garments",
            clothing.only("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"),
            TEST_ROWS,
            FEW_ROWS,
            Map.of("digits", FashionNet.digits(), "shuffled", FashionNet.shuffled(50))),
        new Target(
            "digits",
            Digits.all(),
            DIGITS_ROWS,
            FEW_ROWS,
            Map.of("clothing", FashionNet.clothing())));
  }

  private static List<TrainedOutArms> arms(Target target, Split split, int rows) {
    Head head = Head.linear(target.data.classes());
    List<TrainedOutArms> arms = new ArrayList<>();
    for (Map.Entry<String, Base> source : new TreeMap<>(target.sources).entrySet()) {
      String pair = target.name + " from " + source.getKey();
      Network network = source.getValue().withoutHead().frozen().withHead(head);
      for (double rate : RATES) {
        String name = Text.format("%s, %d per class, frozen, %s", pair, rows, rate);
        arms.add(new TrainedOutArms(pair, name, split, network, Optional.empty(), rate));
      }
      for (double rate : FINE_RATES) {
        String name = Text.format("%s, %d per class, fine-tuned, %s", pair, rows, rate);
        Optional<Recipe> before = Optional.of(Recipe.withDefaults().withPasses(HEAD_PASSES));
        arms.add(new TrainedOutArms(pair, name, split, network, before, rate));
      }
    }
    if (rows > target.mostFromScratch) {
      return arms;
    }
    String pair = target.name + " from scratch";
    Network network = FashionNet.untrained().withHead(head).fromScratch();
    for (double rate : RATES) {
      String name = Text.format("%s, %d per class, %s", pair, rows, rate);
      arms.add(new TrainedOutArms(pair, name, split, network, Optional.empty(), rate));
    }
    return arms;
  }

  /** Frozen arms take next to no time and need the most passes. */
  int most() {
    return name.contains("frozen") ? 324 : 108;
  }

  /** Whether no bound was chosen by this pair. */
  boolean aside() {
    return pair.startsWith(ASIDE);
  }

  /** The numbers of passes, the fewest first, each three times the last. */
  List<Integer> passes() {
    List<Integer> passes = new ArrayList<>();
    for (int k = FEWEST; k <= most(); k *= FACTOR) {
      passes.add(k);
    }
    return passes;
  }

  /** The runs to this number of passes, from the store where they are there. */
  List<Run> runs(int passes) {
    Recipe recipe =
        head.map(before -> before.thenFineTune(Thawing.all(), passes, rate))
            .orElse(Recipe.withDefaults().withPasses(passes).withRate(rate));
    return Experiment.on(split)
        .withSeeds(SEEDS)
        .withWorkers(1)
        .withStore(RunStore.at(STORE))
        .withArm(name, network, recipe)
        .run()
        .all();
  }
}
