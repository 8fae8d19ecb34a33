package dev.graft.bench;

import dev.graft.data.Digits;
import dev.graft.data.Emoji;
import dev.graft.data.Examples;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Part;
import dev.graft.data.Penguins;
import dev.graft.data.Sentiment;
import dev.graft.data.Split;
import dev.graft.data.TableSet;
import dev.graft.data.TextSet;
import dev.graft.experiment.Experiment;
import dev.graft.experiment.TrainedBase;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.TableNet;
import dev.graft.model.TextNet;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An arm of a pair of target and source, trained to several numbers of passes, each three times the
 * last.
 *
 * @param pair target and source, "scratch" where there is none
 * @param name the pair, with rows per class, way of training and rate
 * @param before the phase before the one whose passes are counted
 * @param most passes of the longest run
 */
record TrainedOutArms(
    Pair pair, String name, Network network, Optional<Recipe> before, double rate, int most) {
  static final int FACTOR = 3;

  private static final long[] SEEDS = {1, 2, 3, 4, 5};
  private static final int FEWEST = 4;
  private static final int FEWEST_FROZEN = 12;
  private static final int TEST_ROWS = 1_000;
  private static final int FEWER_TEST_ROWS = 800;
  private static final int PENGUIN_ROWS = 90;
  private static final int VALIDATION_PER_CLASS = 20;
  private static final int HEAD_PASSES = 20;
  private static final int MOST_FROZEN = 108;
  private static final double RATE = 1e-3;
  private static final double FINE_RATE = 1e-4;
  private static final List<Double> RATES = List.of(RATE, 3e-3);
  private static final List<Double> OTHER_FINE_RATES = List.of(3e-5, 3e-4);
  private static final List<Double> FROZEN_RATES = List.of(1e-2, 3e-2);
  private static final Path STORE = Path.of("target/trained-out");
  private static final Recipe SOLVED = Recipe.withDefaults();
  private static final Recipe STEPPED = Recipe.withDefaults().withPasses(HEAD_PASSES);

  /**
   * Rows per class, and the passes of the longest run where a whole net is trained: more rows make
   * more steps of a pass, and their plateau comes after fewer.
   */
  private enum Rows {
    FEW(5, 108),
    MORE(20, 36),
    MANY(100, 36);

    private final int perClass;
    private final int most;

    Rows(int perClass, int most) {
      this.perClass = perClass;
      this.most = most;
    }
  }

  /** The targets whose pairs no bound was chosen by. */
  private static final Set<String> ASIDE = Set.of("garments", "penguins", "products");

  /**
   * A target.
   *
   * @param sources what its networks start from
   * @param scratch the network that is trained from scratch; empty where that takes too long
   */
  private record Target(
      String name, Examples data, int testRows, Map<String, Base> sources, Optional<Base> scratch) {

    /** Many only of a set that brings its test rows, and so has enough of others. */
    private List<Rows> rows() {
      boolean many = data.has(Part.TEST);
      return many ? List.of(Rows.values()) : List.of(Rows.FEW, Rows.MORE);
    }

    private Split split(Rows rows) {
      return data.perClass(rows.perClass, VALIDATION_PER_CLASS).withTestRows(testRows);
    }
  }

  /** A target at so many rows per class, from a source. */
  private record Pair(Target target, Rows rows, String source) {
    private String named(String how, double rate) {
      return Text.format("%s, %d per class, %s%s", this, rows.perClass, how, rate);
    }

    @Override
    public String toString() {
      return Text.format("%s from %s", target.name, source);
    }
  }

  /** All arms of all pairs. */
  static List<TrainedOutArms> all() {
    List<TrainedOutArms> all = new ArrayList<>();
    for (Target target : targets()) {
      for (Rows rows : target.rows()) {
        all.addAll(arms(target, rows));
      }
    }
    return all;
  }

  private static List<Target> targets() {
    List<Target> targets = new ArrayList<>(pictures());
    TableSet birds = Penguins.bySex();
    Base gentoo = gentoo(birds.where("species", "Gentoo").without("species", "island"));
    targets.add(
        new Target(
            "penguins",
            birds.where("species", "Adelie", "Chinstrap").without("species", "island"),
            PENGUIN_ROWS,
            Map.of("gentoo", gentoo),
            Optional.of(gentoo)));
    Base movies = movies(Sentiment.movies());
    targets.add(sentences("tweets", Sentiment.tweets(), movies));
    targets.add(sentences("products", Sentiment.products(), movies));
    return targets;
  }

  private static Target sentences(String name, TextSet data, Base movies) {
    return new Target(name, data, TEST_ROWS, Map.of("movies", movies), Optional.of(movies));
  }

  private static List<Target> pictures() {
    ImageSet clothing = FashionMnist.clothing();
    Optional<Base> scratch = Optional.of(FashionNet.untrained());
    return List.of(
        new Target(
            "shoes",
            clothing.only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
            TEST_ROWS,
            Map.of("clothing", FashionNet.clothing(), "digits", FashionNet.digits()),
            scratch),
        new Target(
            "garments",
            clothing.only("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"),
            TEST_ROWS,
            Map.of("digits", FashionNet.digits(), "shuffled", FashionNet.shuffled(50)),
            scratch),
        new Target(
            "digits",
            Digits.all(),
            FEWER_TEST_ROWS,
            Map.of("clothing", FashionNet.clothing()),
            scratch),
        new Target(
            "emoji",
            Emoji.noto().byCategory(),
            FEWER_TEST_ROWS,
            Map.of("ImageNet", EfficientNetLite0.imageNet()),
            Optional.empty()));
  }

  private static Base gentoo(TableSet source) {
    Network net = TableNet.untrained(source.encoding()).withHead(Head.linear(source.classes()));
    return trained(source, net, Recipe.withDefaults().withPasses(30).withRate(3e-3));
  }

  private static Base movies(TextSet source) {
    Network net = TextNet.untrained(source.vocabulary()).withHead(Head.linear(source.classes()));
    return trained(source, net, Recipe.withDefaults().withPasses(3).withRate(2e-3));
  }

  private static Base trained(Examples source, Network network, Recipe recipe) {
    Experiment experiment =
        Experiment.on(source.split(0.8, 0.1, 0.1))
            .withSeeds(1)
            .withStore(RunStore.at(STORE))
            .withArm("source", network.fromScratch(), recipe);
    experiment.run();
    return TrainedBase.of(experiment, "source", 1);
  }

  private static List<TrainedOutArms> arms(Target target, Rows rows) {
    Head head = Head.linear(target.data.classes());
    List<TrainedOutArms> arms = new ArrayList<>();
    for (Map.Entry<String, Base> source : new TreeMap<>(target.sources).entrySet()) {
      Pair pair = new Pair(target, rows, source.getKey());
      Network network = source.getValue().withoutHead().frozen().withHead(head);
      FROZEN_RATES.forEach(rate -> arms.add(frozen(pair, network, rate)));
      if (target.scratch.isPresent() && rows != Rows.MANY) {
        arms.add(fineTuned(pair, network));
      }
    }
    if (rows != Rows.MANY) {
      target.scratch.ifPresent(base -> arms.addAll(scratch(target, rows, base)));
    }
    return arms;
  }

  private static TrainedOutArms frozen(Pair pair, Network network, double rate) {
    String name = pair.named("frozen, ", rate);
    return new TrainedOutArms(pair, name, network, Optional.empty(), rate, MOST_FROZEN);
  }

  /** From a head that steps have found, and with more rows from a solved one. */
  private static TrainedOutArms fineTuned(Pair pair, Network network) {
    boolean few = pair.rows == Rows.FEW;
    double rate = few ? RATE : FINE_RATE;
    String name = pair.named(few ? "fine-tuned, " : "fine-tuned from a solved head, ", rate);
    Optional<Recipe> before = Optional.of(few ? STEPPED : SOLVED);
    return new TrainedOutArms(pair, name, network, before, rate, pair.rows.most);
  }

  /** At fewer rates where there are more rows, since these runs take longest. */
  private static List<TrainedOutArms> scratch(Target target, Rows rows, Base base) {
    Pair pair = new Pair(target, rows, "scratch");
    Network network = base.withoutHead().withHead(Head.linear(target.data.classes())).fromScratch();
    return (rows == Rows.FEW ? RATES : List.of(RATE)).stream()
        .map(
            rate ->
                new TrainedOutArms(
                    pair, pair.named("", rate), network, Optional.empty(), rate, rows.most))
        .toList();
  }

  /** The fine-tunings from a solved head at rates by which no bound was chosen, of all pairs. */
  static List<TrainedOutArms> atOtherRates() {
    return all().stream()
        .filter(arm -> arm.before.filter(SOLVED::equals).isPresent())
        .flatMap(arm -> OTHER_FINE_RATES.stream().map(arm::at))
        .toList();
  }

  private TrainedOutArms at(double other) {
    String named = pair.named("fine-tuned from a solved head, ", other);
    return new TrainedOutArms(pair, named, network, before, other, most);
  }

  /** Whether no bound was chosen by this pair. */
  boolean aside() {
    return ASIDE.contains(pair.target.name);
  }

  /** The numbers of passes, the fewest first, each three times the last. */
  List<Integer> passes() {
    List<Integer> passes = new ArrayList<>();
    int fewest = name.contains("frozen") ? FEWEST_FROZEN : FEWEST;
    for (int k = fewest; k <= most; k *= FACTOR) {
      passes.add(k);
    }
    return passes;
  }

  /** The runs to this number of passes, from the store where they are there. */
  List<Run> runs(int passes) {
    Recipe recipe =
        before
            .map(earlier -> earlier.thenFineTune(Thawing.all(), passes, rate))
            .orElse(Recipe.withDefaults().withPasses(passes).withRate(rate));
    return Experiment.on(pair.target.split(pair.rows))
        .withSeeds(SEEDS)
        .withWorkers(1)
        .withStore(RunStore.at(STORE))
        .withArm(name, network, recipe)
        .run()
        .all();
  }
}
