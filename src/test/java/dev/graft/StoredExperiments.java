package dev.graft;

import dev.graft.data.Digits;
import dev.graft.data.Domains;
import dev.graft.data.Emoji;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Shift;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.method.ClassWeighted;
import dev.graft.method.Dan;
import dev.graft.method.DeepCoral;
import dev.graft.method.DomainAdversarial;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Augmentation;
import dev.graft.recipe.Optimiser;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Schedule;
import dev.graft.recipe.Thawing;
import dev.graft.run.RunStore;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.LongStream;

/** What notebooks show from runs that come stored, since it takes longer than a reader waits. */
public enum StoredExperiments {
  /** Notebook 00: the quickstart's large network from random weights, minutes for each seed. */
  TWIN(StoredExperiments::twin),
  /** Notebook 01: the twin with a hundred pictures per class. */
  HUNDRED(StoredExperiments::hundred),
  /** Notebook 01: both bases of grey pictures, fine-tuned. */
  TUNED(StoredExperiments::tuned),
  /** Notebook 14: further seeds of schedules, regularisation and patience. */
  TRAINING(StoredExperiments::training),
  /** Notebook 15: the rate at which runs fail. */
  FAILING(StoredExperiments::failing),
  /** Notebook 15: the network that is fine-tuned there, from scratch. */
  UNTUNED(StoredExperiments::untuned),
  /** Notebook 15: what is gentler than thawing all at once, at seeds of their own. */
  GENTLE(StoredExperiments::gentle),
  /** Notebook 15: further seeds of the task on which there is nothing to win. */
  IDLE(StoredExperiments::idle),
  /** Notebook 20: the source alone, three times as long. */
  LONGER(StoredExperiments::longer),
  /** Notebook 21: as many seeds of the repair as its open verdict asked for. */
  REPAIRED(StoredExperiments::repaired),
  /** Notebook 21: where no class is missing, the arms that nothing repairs. */
  WHOLE(StoredExperiments::whole),
  /** Notebook 21: the partial target, trained three times as long. */
  PARTIAL_LONGER(StoredExperiments::partialLonger);

  /** Where notebooks find the runs, which have no tensors. */
  public static final Path FOLDER = Path.of("notebooks", "stored");

  private final Function<RunStore, Experiment> made;

  StoredExperiments(Function<RunStore, Experiment> made) {
    this.made = made;
  }

  /** The experiment on a store. */
  public Experiment on(RunStore store) {
    return made.apply(store);
  }

  private static Experiment twin(RunStore store) {
    ImageSet emoji =
        Emoji.noto()
            .bySubcategory()
            .only(
                "animal-mammal",
                "animal-bird",
                "person-role",
                "person-sport",
                "food-prepared",
                "food-fruit",
                "transport-ground",
                "place-building",
                "clothing",
                "tool");
    Split split = emoji.perClass(5, 5);
    Network network =
        EfficientNetLite0.imageNet()
            .withSize(128)
            .withoutHead()
            .frozen()
            .withHead(Head.linear(emoji.classes()));
    return Experiment.on(split)
        .withSeeds(1, 2, 3, 4, 5)
        .withStore(store)
        .withArm("twin", network.fromScratch(), Recipe.withDefaults());
  }

  private static Experiment hundred(RunStore store) {
    ImageSet clothing = otherClothing();
    Network scratch =
        FashionNet.untrained().withHead(Head.linear(clothing.classes())).fromScratch();
    return Experiment.on(clothing.perClass(100, 20).withTestRows(1000))
        .withSeeds(seeds(1, 5))
        .withStore(store)
        .withArm(
            "scratch",
            scratch,
            Recipe.withDefaults().withPasses(60).withRate(3e-3).withPatience(15));
  }

  private static Experiment tuned(RunStore store) {
    ImageSet clothing = otherClothing();
    Head head = Head.linear(clothing.classes());
    Recipe tuning = Recipe.withDefaults().thenFineTune(Thawing.all(), 60, 3e-3).withPatience(15);
    return Experiment.on(clothing.perClass(20, 20).withTestRows(1000))
        .withSeeds(seeds(1, 8))
        .withStore(store)
        .withArm(
            "clothing, fine-tuned",
            FashionNet.clothing().withoutHead().frozen().withHead(head),
            tuning)
        .withArm(
            "digits, fine-tuned",
            FashionNet.digits().withoutHead().frozen().withHead(head),
            tuning);
  }

  private static Experiment training(RunStore store) {
    ImageSet clothing = otherClothing();
    Network scratch = onFashion(clothing.classes()).fromScratch();
    Recipe base = Recipe.withDefaults().withPasses(20).withWeightDecay(0).withRate(3e-3);
    return Experiment.on(clothing.perClass(20, 20).withTestRows(500))
        .withSeeds(seeds(4, 14))
        .withStore(store)
        .withArm("constant", scratch, base)
        .withArm("cosine", scratch, base.withSchedule(Schedule.cosine().withWarmUp(1)))
        .withArm("one cycle", scratch, base.withSchedule(Schedule.oneCycle()))
        .withArm("SGD", scratch, base.withOptimiser(Optimiser.SGD).withRate(3e-2))
        .withArm("smoothing", scratch, base.withLabelSmoothing(0.1))
        .withArm("mixup", scratch, base.withMixup(0.2))
        .withArm("augmented", scratch, base.withAugmentation(Augmentation.shiftAndMirror(4)))
        .withArm("scratch", scratch, base.withPasses(40))
        .withArm("patience 5", scratch, base.withPasses(40).withPatience(5));
  }

  private static Experiment failing(RunStore store) {
    ImageSet clothing = otherClothing();
    Network network = onFashion(clothing.classes());
    return Experiment.on(clothing.perClass(20, 20).withTestRows(1000))
        .withSeeds(seeds(1, 5))
        .withStore(store)
        .withArm(
            "rate 1e-01", network, Recipe.withDefaults().thenFineTune(Thawing.all(), 40, 1e-1));
  }

  private static Experiment untuned(RunStore store) {
    ImageSet clothing = otherClothing();
    return Experiment.on(clothing.perClass(20, 20).withTestRows(1000))
        .withSeeds(seeds(1, 5))
        .withStore(store)
        .withArm(
            "scratch",
            onFashion(clothing.classes()).fromScratch(),
            Recipe.withDefaults().withPasses(40).withRate(3e-3));
  }

  private static Experiment gentle(RunStore store) {
    ImageSet clothing = otherClothing();
    Network network = onFashion(clothing.classes());
    Recipe solved = Recipe.withDefaults();
    Recipe atOnce = solved.thenFineTune(Thawing.all(), 40, 1e-3);
    return Experiment.on(clothing.perClass(20, 20).withTestRows(1000))
        .withSeeds(seeds(6, 10))
        .withStore(store)
        .withArm("rate 1e-03", network, atOnce)
        .withArm("stage by stage", network, solved.thenThawGradually(4, 10, 1e-3))
        .withArm("anchored", network, atOnce.withAnchor(50));
  }

  private static Experiment idle(RunStore store) {
    ImageSet clothing = FashionMnist.clothing();
    ImageSet known = clothing.only(clothing.classes().subList(0, 5));
    Network own = onFashion(known.classes());
    Recipe solved = Recipe.withDefaults();
    Recipe high = solved.thenFineTune(Thawing.all(), 40, 1e-2);
    return Experiment.on(known.perClass(5, 20).withTestRows(1000))
        .withSeeds(seeds(2, 8))
        .withStore(store)
        .withArm("low", own, solved.thenFineTune(Thawing.all(), 40, 1e-5))
        .withArm("high", own, high)
        .withArm("high, stop-loss", own, high.withStopLoss());
  }

  private static Experiment longer(RunStore store) {
    Recipe longest = Recipe.withDefaults().withPasses(60).withRate(1e-3);
    return Experiment.on(turned(40).perClass(20, 20).withTestRows(400))
        .withSeeds(seeds(1, 5))
        .withStore(store)
        .withArm("source only, 60 passes", onSix(), longest)
        .withArm("DAN, 60 passes", onSix(), longest.with(Dan.withDefaults()));
  }

  private static Experiment repaired(RunStore store) {
    return Experiment.on(partial())
        .withSeeds(seeds(6, 45))
        .withStore(store)
        .withArm("source only", onSix(), forPartial())
        .withArm("weighted DAN", onSix(), forPartial().with(ClassWeighted.of(new Dan(3))));
  }

  private static Experiment whole(RunStore store) {
    return Experiment.on(turned(20).perClass(20, 8).withTestRows(240))
        .withSeeds(seeds(1, 8))
        .withStore(store)
        .withArm("source only", onSix(), forPartial())
        .withArm("CORAL", onSix(), forPartial().with(DeepCoral.withDefaults()))
        .withArm("DANN", onSix(), forPartial().with(DomainAdversarial.withDefaults()));
  }

  private static Experiment partialLonger(RunStore store) {
    Recipe longer = forPartial().withPasses(60);
    return Experiment.on(partial())
        .withSeeds(seeds(1, 5))
        .withStore(store)
        .withArm("source only, 60 passes", onSix(), longer)
        .withArm("DAN, 60 passes", onSix(), longer.with(new Dan(3)));
  }

  private static Split partial() {
    return turned(20).withTargetClasses("0", "1", "2").perClass(20, 8).withTestRows(240);
  }

  private static Recipe forPartial() {
    return Recipe.withDefaults().withPasses(20).withRate(2e-3);
  }

  private static ImageSet sixDigits() {
    return Digits.all().only("0", "1", "2", "3", "4", "5");
  }

  private static Network onSix() {
    return FashionNet.untrained().withHead(Head.linear(sixDigits().classes())).fromScratch();
  }

  private static Domains turned(int degrees) {
    return Domains.of(sixDigits(), sixDigits().shifted(Shift.rotation(degrees)));
  }

  private static ImageSet otherClothing() {
    return FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
  }

  private static Network onFashion(List<String> classes) {
    return FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(classes));
  }

  private static long[] seeds(long first, long last) {
    return LongStream.rangeClosed(first, last).toArray();
  }
}
