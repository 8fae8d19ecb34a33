package dev.graft.bench;

import dev.graft.AtlasPlan;
import dev.graft.data.Digits;
import dev.graft.data.Emoji;
import dev.graft.data.Examples;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Part;
import dev.graft.data.Penguins;
import dev.graft.data.Rows;
import dev.graft.data.Sentiment;
import dev.graft.data.Split;
import dev.graft.data.TableSet;
import dev.graft.experiment.Experiment;
import dev.graft.experiment.TrainedBase;
import dev.graft.model.Base;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.SmallNet;
import dev.graft.model.TableNet;
import dev.graft.model.TextNet;
import dev.graft.recipe.Augmentation;
import dev.graft.recipe.Recipe;
import dev.graft.run.RunStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A target of the atlas.
 *
 * @param sources what its networks start from; all take what the target's rows are
 * @param scratch the network that is trained from scratch beside them
 * @param top how many stages "top thawed" thaws
 */
record AtlasTarget(
    String name, Examples data, int testRows, Map<String, Base> sources, Base scratch, int top) {
  /** What the default validates on, as in the guide. */
  static final int VALIDATION_PER_CLASS = 20;

  private static final int TEST_ROWS = 1_000;
  private static final int FEWER_TEST_ROWS = 800;
  private static final int PENGUIN_ROWS = 90;
  private static final double FEWER = 0.85;
  private static final int TOP = 2;

  /** All of them, the cheapest first; what a source needs is trained where it is not stored. */
  static List<AtlasTarget> all(RunStore store) {
    Sources trained = new Sources(store);
    ImageSet clothing = FashionMnist.clothing();
    Map<String, Base> grey = grey();
    grey.put("animals", trained.animals());
    Base net = FashionNet.untrained();
    ImageSet shoes = clothing.only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
    ImageSet garments = clothing.only("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat");
    Map<String, Base> others = new LinkedHashMap<>(grey);
    others.remove("clothing");
    Map<String, Base> noDigits = new LinkedHashMap<>(grey);
    noDigits.remove("digits");
    return List.of(
        trained.penguins(),
        new AtlasTarget("shoes", shoes, TEST_ROWS, grey, net, TOP),
        new AtlasTarget("garments", garments, TEST_ROWS, others, net, TOP),
        new AtlasTarget("digits", Digits.all(), FEWER_TEST_ROWS, noDigits, net, TOP),
        trained.sentences("tweets", Sentiment.tweets()),
        trained.sentences("products", Sentiment.products()),
        trained.emoji("Noto", Emoji.noto(), "Twemoji", Emoji.twemoji()),
        trained.emoji("Twemoji", Emoji.twemoji(), "Noto", Emoji.noto()));
  }

  private static Map<String, Base> grey() {
    Map<String, Base> sources = new LinkedHashMap<>();
    sources.put("clothing", FashionNet.clothing());
    sources.put("digits", FashionNet.digits());
    sources.put("shuffled 50", FashionNet.shuffled(50));
    sources.put("shuffled 100", FashionNet.shuffled(100));
    return sources;
  }

  /** The sources that are trained here. */
  private record Sources(RunStore store) {
    Base animals() {
      ImageSet emoji = Emoji.noto().byCategory().only("Animals & Nature", "Travel & Places");
      Recipe steps = Recipe.withDefaults().withPasses(60).withPatience(15).withRate(1e-3);
      Recipe moved = steps.withAugmentation(Augmentation.shiftAndMirror(4));
      return trained(emoji.split(0.7, 0.15, 0.15), FashionNet.untrained(), moved);
    }

    AtlasTarget penguins() {
      TableSet birds = Penguins.bySex();
      TableSet gentoo = birds.where("species", "Gentoo").without("species", "island");
      TableSet target = birds.where("species", "Adelie", "Chinstrap").without("species", "island");
      Base net = TableNet.untrained(gentoo.encoding());
      Base source = trained(gentoo.split(0.8, 0.1, 0.1), net, passes(30, 3e-3));
      return new AtlasTarget(
          "penguins", target, PENGUIN_ROWS, Map.of("Gentoo", source), source, 1);
    }

    AtlasTarget sentences(String name, Examples target) {
      Examples films = Sentiment.movies();
      Base net = TextNet.untrained(Sentiment.movies().vocabulary());
      Base source = trained(films.split(0.8, 0.1, 0.1), net, passes(3, 2e-3));
      return new AtlasTarget(name, target, TEST_ROWS, Map.of("films", source), source, 1);
    }

    AtlasTarget emoji(String name, Emoji target, String other, Emoji source) {
      Base net = SmallNet.untrained();
      Map<String, Base> sources = new LinkedHashMap<>();
      Recipe steps = passes(40, 1e-3).withPatience(10);
      sources.put(other, trained(source.byCategory().split(0.7, 0.15, 0.15), net, steps));
      sources.put(AtlasPlan.LARGE, EfficientNetLite0.imageNet());
      return new AtlasTarget(name, target.byCategory(), FEWER_TEST_ROWS, sources, net, TOP);
    }

    private static Recipe passes(int number, double rate) {
      return Recipe.withDefaults().withPasses(number).withRate(rate);
    }

    private Base trained(Split split, Base net, Recipe recipe) {
      Network network = net.withHead(Head.linear(split.data().classes())).fromScratch();
      Experiment experiment =
          Experiment.on(split)
              .withSeeds(1)
              .withStore(store)
              .withWorkers(1)
              .withArm("source", network, recipe);
      experiment.run();
      return TrainedBase.of(experiment, "source", 1);
    }
  }

  /** The rows that a user has. */
  Split split(int perClass) {
    return data.perClass(perClass, VALIDATION_PER_CLASS).withTestRows(testRows);
  }

  /** How many rows each class has beside those set apart for the test. */
  private int free() {
    return IntStream.range(0, data.classes().size()).map(this::free).min().orElseThrow();
  }

  private int free(int label) {
    int[] rows = IntStream.range(0, data.size()).filter(row -> data.label(row) == label).toArray();
    int tested = (int) IntStream.of(rows).filter(row -> data.part(row) == Part.TEST).count();
    return tested > 0 ? rows.length - tested : rows.length - rows.length / 2;
  }

  /**
   * The same training and test rows at these seeds, with more validation rows: so many in all, or
   * what the target has.
   */
  Split withMoreValidation(int perClass, int validation, long... seeds) {
    Split user = split(perClass);
    int each = Math.min(validation / data.classes().size(), free() - perClass);
    while (each > VALIDATION_PER_CLASS) {
      Split more = data.perClass(perClass, each).withTestRows(testRows);
      if (LongStream.of(seeds).allMatch(seed -> same(user.rows(seed), more.rows(seed)))) {
        return more;
      }
      each = (int) (each * FEWER);
    }
    return user;
  }

  private static boolean same(Rows user, Rows more) {
    return user.training().equals(more.training()) && user.test().equals(more.test());
  }
}
