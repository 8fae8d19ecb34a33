package dev.graft.bench;

import dev.graft.internal.Text;

import dev.graft.data.Emoji;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.run.SplitMode;
import dev.graft.model.Base;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The reference jobs as lists of arms. R1: emoji, EfficientNet-Lite0. R2: clothing, a small net,
 * three sources. R3: R1's arms at 2 to 32 images per class. The peers hold the same in jobs.py.
 *
 * @param job R1, R2 or R3
 * @param variant what tells it from others of its name: thawed stages, source, images per class
 * @param name scratch, frozen or fine-tuned
 * @param perClass what names its rows among those of the job
 * @param split its rows
 * @param network what is trained
 * @param recipe how
 */
record ReferenceArms(
    String job,
    String variant,
    String name,
    String perClass,
    Split split,
    Network network,
    Recipe recipe) {
  /** The jobs and their seeds. */
  static final Map<String, long[]> JOBS = new LinkedHashMap<>();

  static {
    JOBS.put("R1", new long[] {0, 1, 2});
    JOBS.put("R2", new long[] {0, 1, 2, 3, 4});
    JOBS.put("R3", new long[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
  }

  /** Rows that all arms of a job share. */
  static final String ALL_ROWS = "all";

  /** The arms of a job, all of them, in the order in which they run. */
  static List<ReferenceArms> of(String job, BenchOptions options) {
    return switch (job) {
      case "R1" -> emoji(options);
      case "R2" -> clothing(options);
      default -> budgets(options);
    };
  }

  /** What a line of the output calls it. */
  String title() {
    return Text.format("%s %s %s", job, variant, name).replace("  ", " ");
  }

  private static List<ReferenceArms> emoji(BenchOptions options) {
    ImageSet emoji = Emoji.noto().byCategory();
    Split split = emoji.split(0.25, 0.25, 0.5).withMode(SplitMode.ALL_REDRAWN);
    EmojiArms arms = new EmojiArms("R1", ALL_ROWS, split, options);
    List<ReferenceArms> all = new ArrayList<>(List.of(arms.scratch(""), arms.frozen("")));
    for (String thawed : options.thawed()) {
      String variant = thawed.equals(BenchOptions.ALL) ? "whole base" : "top " + thawed;
      all.add(arms.tuned(variant, thawed));
    }
    return all;
  }

  private static List<ReferenceArms> budgets(BenchOptions options) {
    Split pool = Emoji.noto().byCategory().split(0.5, 0.1, 0.4);
    List<ReferenceArms> all = new ArrayList<>();
    for (int budget : options.budgets()) {
      String variant = budget + " per class";
      EmojiArms arms = new EmojiArms("R3", "" + budget, pool.withTrainingPerClass(budget), options);
      all.add(arms.scratch(variant));
      all.add(arms.frozen(variant));
      all.add(arms.tuned(variant, options.thawed().get(0)));
    }
    return all;
  }

  /** The three arms that R1 and R3 have in common. */
  private record EmojiArms(String job, String perClass, Split split, BenchOptions options) {
    private Network network() {
      return EfficientNetLite0.imageNet()
          .withoutHead()
          .frozen()
          .withHead(Head.linear(split.data().classes()));
    }

    private Recipe recipe() {
      return Recipe.withDefaults().withPasses(options.passes(15));
    }

    ReferenceArms scratch(String variant) {
      return arm(variant, "scratch", network().fromScratch(), recipe());
    }

    ReferenceArms frozen(String variant) {
      return arm(variant, "frozen", network(), recipe().withRate(3e-3));
    }

    ReferenceArms tuned(String variant, String stages) {
      Thawing thawing =
          stages.equals(BenchOptions.ALL)
              ? Thawing.all()
              : Thawing.fromTheTop(Integer.parseInt(stages));
      Recipe head = recipe().withRate(3e-3);
      Recipe tuned = head.thenFineTune(thawing, options.passes(5), 1e-4);
      return arm(variant, "fine-tuned", network(), tuned);
    }

    private ReferenceArms arm(String variant, String name, Network network, Recipe recipe) {
      return new ReferenceArms(job, variant, name, perClass, split, network, recipe);
    }
  }

  private static List<ReferenceArms> clothing(BenchOptions options) {
    ImageSet target =
        FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
    Split split = target.perClass(20, 20);
    Head head = Head.linear(target.classes());
    Recipe recipe = Recipe.withDefaults().withPasses(options.passes(20)).withWeightDecay(0);
    Recipe tuned = recipe.thenFineTune(Thawing.all(), options.passes(10), 1e-4);
    Network random = FashionNet.untrained().withHead(head).fromScratch();
    List<ReferenceArms> all = new ArrayList<>();
    all.add(new ReferenceArms("R2", "", "scratch", ALL_ROWS, split, random, recipe));
    Map<String, Base> sources = new LinkedHashMap<>();
    sources.put("clothing", FashionNet.clothing());
    sources.put("digits", FashionNet.digits());
    sources.put("shuffled-100", FashionNet.shuffled(100));
    sources.forEach(
        (name, base) -> {
          Network network = base.withoutHead().frozen().withHead(head);
          all.add(new ReferenceArms("R2", name, "frozen", ALL_ROWS, split, network, recipe));
          all.add(new ReferenceArms("R2", name, "fine-tuned", ALL_ROWS, split, network, tuned));
        });
    return all;
  }
}
