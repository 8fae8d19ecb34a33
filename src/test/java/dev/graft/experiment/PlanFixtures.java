package dev.graft.experiment;

import dev.graft.data.Digits;
import dev.graft.data.Emoji;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.MadeSentences;
import dev.graft.data.Penguins;
import dev.graft.data.Split;
import dev.graft.data.TableSet;
import dev.graft.data.TextSet;
import dev.graft.model.Base;
import dev.graft.model.Control;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.MapPooling;
import dev.graft.model.Network;
import dev.graft.model.Normalisation;
import dev.graft.model.TableNet;
import dev.graft.model.TextNet;
import dev.graft.recipe.Augmentation;
import dev.graft.recipe.Objective;
import dev.graft.recipe.Optimiser;
import dev.graft.recipe.RateSearch;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Schedule;
import dev.graft.recipe.Thawing;
import dev.graft.run.SplitMode;
import dev.graft.training.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Plans of every kind, whose keys are on record. Each is made when it is asked for: where one
 * cannot be made, as under a locale that changes the names of stages, the others still can.
 */
public final class PlanFixtures {
  private static final Recipe RECIPE = Recipe.withDefaults().withRate(3e-3);

  private final Map<String, Supplier<Plan>> plans = new LinkedHashMap<>();

  private PlanFixtures() {}

  /** By name, in the order of the record. */
  public static Map<String, Supplier<Plan>> all() {
    PlanFixtures fixtures = new PlanFixtures();
    fixtures.starts();
    fixtures.thawing();
    fixtures.heads();
    fixtures.recipes();
    fixtures.surgery();
    fixtures.splits();
    fixtures.large();
    fixtures.otherThanPictures();
    fixtures.plans.putAll(MethodPlans.all());
    return fixtures.plans;
  }

  private static Split clothing() {
    ImageSet five = FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
    return five.perClass(20, 5).withTestRows(50);
  }

  private static Base base() {
    return FashionNet.clothing().withoutHead();
  }

  private static Head head(Split split) {
    return Head.linear(split.data().classes());
  }

  private void put(String name, Supplier<Base> base, Recipe recipe) {
    plans.put(name, () -> new Plan(clothing(), base.get().withHead(head(clothing())), recipe, 3));
  }

  private void starts() {
    put("frozen", () -> base().frozen(), RECIPE);
    put("nothing frozen", PlanFixtures::base, RECIPE);
    put("frozen up to a stage", () -> base().frozenUpTo("block2"), RECIPE);
    put("frozen layers", () -> base().frozenLayers("block1.*", "dense"), RECIPE);
    put("all frozen but normalisation", () -> base().frozenExceptNormalisation(), RECIPE);
    put("another size and source", () -> FashionNet.shuffled(50).withoutHead().frozen(), RECIPE);
    changed("from scratch", Network::fromScratch);
    changed("random base", Network::withRandomBase);
    changed("shuffled weights", Network::withShuffledBase);
    changed("linear on pixels", Control.LINEAR_ON_PIXELS::of);
    changed("majority class", Control.MAJORITY_CLASS::of);
    changed("normalisation trained", n -> n.withNormalisation(Normalisation.TRAINED));
  }

  private void changed(String name, UnaryOperator<Network> change) {
    Supplier<Network> network = () -> base().withHead(head(clothing()));
    plans.put(name, () -> new Plan(clothing(), change.apply(network.get()), RECIPE, 1));
  }

  private void thawing() {
    Supplier<Base> frozen = () -> base().frozen();
    put("top two stages", frozen, RECIPE.thenFineTune(Thawing.fromTheTop(2)).withRateFactor(0.38));
    put("gradually", frozen, RECIPE.thenThawGradually(3, 2, 2.5e-4));
    put("the whole base", frozen, RECIPE.thenFineTune(Thawing.all(), 4, 1e-5));
    put("by stage", frozen, RECIPE.thenFineTune(Thawing.layers("block3", "dense*"), 12));
    put("normalisation alone", frozen, RECIPE.thenFineTune(Thawing.normalisation()));
    put("carefully", frozen, Recipe.careful());
  }

  private void heads() {
    head("hidden layers", Head::linear, h -> h.withHidden(1_024, 16).withDropout(0.25));
    head("small start", Head::linear, h -> h.withFirstWeights(Head.FirstWeights.SMALL));
    head("nearest mean", Head::nearestMean, h -> h);
    plans.put(
        "old answers",
        () -> {
          Split digits = Digits.all().perClass(10, 5);
          Network network = FashionNet.digits().answering(digits.data().classes());
          return new Plan(digits, network, Recipe.withDefaults(), 1);
        });
  }

  private void head(String name, Function<List<String>, Head> kind, UnaryOperator<Head> change) {
    Supplier<Head> head = () -> change.apply(kind.apply(clothing().data().classes()));
    plans.put(
        name, () -> new Plan(clothing(), base().frozen().withHead(head.get()), RECIPE, 12_345));
  }

  private void recipes() {
    Supplier<Base> some = () -> base().frozenUpTo("block1");
    put("SGD on one cycle", some, sgd());
    put("warm-up", some, RECIPE.withSchedule(Schedule.CONSTANT.withWarmUp(1.5)));
    put("smoothed and mixed", some, RECIPE.withLabelSmoothing(0.1).withMixup(0.2));
    put("classes alike", some, RECIPE.withClassWeights(Objective.ClassWeights.EQUAL_CLASSES));
    put("anchor and patience", some, RECIPE.withAnchor(0.05).withPatience(3));
    put("shifted copies", some, RECIPE.withAugmentation(Augmentation.shift(12)));
    put("mirrored copies", some, RECIPE.withAugmentation(Augmentation.shiftAndMirror(4)));
    put("rate search", some, Recipe.withDefaults().withRateSearch());
    put("search at seeds", some, RECIPE.withRateSearch(RateSearch.withDefaults().withSeeds(2)));
    put("stop-loss", () -> base().frozen(), stopLoss());
  }

  private static Recipe sgd() {
    return RECIPE
        .withOptimiser(Optimiser.SGD)
        .withRate(0.05)
        .withWeightDecay(5e-4)
        .withBatchSize(16)
        .withPasses(1_000)
        .withSchedule(Schedule.oneCycle());
  }

  private static Recipe stopLoss() {
    return RECIPE
        .withRateSearch(0.001, 0.0125)
        .thenFineTune(Thawing.fromTheTop(1), 10)
        .withSchedule(Schedule.cosine().withWarmUp(1))
        .withStopLoss()
        .withAnchor(0.01)
        .withPatience(2);
  }

  private void surgery() {
    put("last stage removed", () -> base().withoutLast(1).frozen(), RECIPE);
    put("last stages removed", () -> base().withoutLast(2), RECIPE);
    put("first stage removed", () -> base().withoutFirst(1), RECIPE);
    put("first stages removed", () -> base().withoutFirst(2).frozen(), RECIPE);
    put("cut behind a stage", () -> base().keptUpTo("block2").frozen(), RECIPE);
    put("knowing its first stages", () -> base().knowingUpTo("block2"), RECIPE);
    Supplier<Base> pooled =
        () -> base().keptUpTo("block3").withPooling(MapPooling.values()[2]).frozen();
    put("pooled otherwise", pooled, RECIPE);
  }

  private void splits() {
    split("fixed", Digits.all().perClass(20, 5).withMode(SplitMode.FIXED));
    split("training redrawn", Digits.all().perClass(20, 5).withSeed(1_234_567));
    split("all redrawn", Digits.all().split(0.5, 0.2, 0.3).withMode(SplitMode.ALL_REDRAWN));
    split("some rows", Digits.all().perClass(20, 5).withTestRows(800).withTrainingPerClass(10));
    split("the makers' parts", FashionMnist.clothing().perClass(20, 5).withMode(SplitMode.FIXED));
  }

  private void split(String name, Split split) {
    Supplier<Network> network = () -> base().frozen().withHead(head(split));
    plans.put("split: " + name, () -> new Plan(split, network.get(), RECIPE, 2));
  }

  private void large() {
    Supplier<Base> base = () -> EfficientNetLite0.imageNet().withoutHead();
    large("EfficientNetLite0 from scratch", () -> onEmoji(base.get()).fromScratch(), RECIPE);
    large("EfficientNetLite0 frozen", () -> onEmoji(base.get().frozen()), RECIPE);
    Recipe tuned = RECIPE.thenFineTune(Thawing.fromTheTop(4), 3).withRateFactor(0.5);
    large("EfficientNetLite0 fine-tuned", () -> onEmoji(base.get().frozen()), tuned);
    Supplier<Base> small = () -> base.get().withSize(48).withoutLast(4).frozen();
    large("EfficientNetLite0 without its top", () -> onEmoji(small.get()), RECIPE);
  }

  private static Network onEmoji(Base base) {
    return base.withHead(Head.linear(Emoji.noto().byCategory().classes()));
  }

  private void large(String name, Supplier<Network> network, Recipe recipe) {
    Supplier<Split> emoji = () -> Emoji.noto().byCategory().perClass(5, 2).withTestRows(24);
    plans.put(name, () -> new Plan(emoji.get(), network.get(), recipe, 1));
  }

  private void otherThanPictures() {
    TableSet table = Penguins.bySpecies();
    TextSet text = MadeSentences.of("film", 300, 1, MadeSentences.Rule.PLAIN);
    plans.put(
        "table net", () -> scratch(table.perClass(10, 5), TableNet.untrained(table.encoding())));
    plans.put(
        "table net of other sizes",
        () ->
            scratch(
                table.perClass(10, 5), TableNet.untrained(table.encoding(), List.of(20, 10, 5))));
    plans.put(
        "text net", () -> scratch(text.perClass(20, 10), TextNet.untrained(text.vocabulary())));
    plans.put(
        "text net of other sizes",
        () ->
            scratch(
                text.split(0.7, 0.1, 0.2),
                TextNet.untrained(text.vocabulary().withLength(12), 16, 16, 8)));
  }

  private static Plan scratch(Split split, Base base) {
    return new Plan(split, base.withHead(head(split)).fromScratch(), RECIPE, 1);
  }
}
