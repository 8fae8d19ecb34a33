package dev.graft.training;

import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.model.Backbone;
import dev.graft.model.Control;
import dev.graft.model.Engines;
import dev.graft.model.Freezing;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.NetworkBlock;
import dev.graft.model.TensorSpec;
import dev.graft.recipe.Phase;
import dev.graft.recipe.Plateau;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.SolvedHeads;
import dev.graft.recipe.Thawing;
import dev.graft.run.Solver;
import dev.graft.show.Shown;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The description of one run, and so its key.
 *
 * @param split the rows
 * @param network what is trained
 * @param recipe how
 * @param seed what fixes first weights, order and dropout, the same for every arm
 */
public record Plan(Split split, Network network, Recipe recipe, long seed) implements Shown {
  /** Raised by hand when the same plan would give other results. */
  static final int ALGORITHM = 2;

  private static final long COPIES_OF_OUTPUTS = 9;
  private static final long COPIES_OF_WEIGHTS = 6;
  static final double OUTPUTS_WHILE_FILLING = 0.6;
  private static final double MIB = 1048576.0;

  /** A probability with 17 digits, on a line of its own. */
  private static final long BYTES_OF_AN_ANSWER = 32;

  /** Checks that the parts fit. */
  public Plan {
    List<String> classes = split.data().classes();
    List<String> head = network.head().classes();
    Check.that(
        head.equals(classes),
        "the head's classes %s must be those of the data, %s; make it with the data's classes()",
        head,
        classes);
    split.data().checkTakenBy(network.base().input());
    if (recipe.augmentation().copies() > 1) {
      Preprocessing.of(
          network.base().input(), Text.format("augmentation (%s)", recipe.augmentation()));
    }
    recipe.phases().forEach(phase -> phase.thawing().ifPresent(t -> check(t, network)));
    Check.that(
        network.head().kind() == Head.Kind.LINEAR || recipe.phases().size() == 1,
        "a head of kind %s has nothing to fine-tune; use Head.linear(classes)",
        network.head().kind());
    Check.that(
        Control.in(network).isEmpty() || recipe.phases().size() == 1,
        "a control (%s) has nothing to fine-tune; leave thenFineTune out of its recipe",
        Control.in(network).map(Control::toString).orElse(""));
    recipe = Plateau.fitted(SolvedHeads.fitted(recipe, network), split.trainingRows());
    MethodChecks.check(split, network, recipe);
    MixupCheck.check(recipe, network.base().input(), cut(recipe, network));
  }

  /** SHA-256 of the descriptions and the engine's name. */
  public String key() {
    Canonical text =
        Canonical.of("run")
            .with("algorithm", ALGORITHM)
            .with("engine", Engines.name())
            .withNested("split", split.canonical())
            .withNested("network", network.canonical())
            .withNested("recipe", recipe.canonical())
            .with("seed", seed);
    if (recipe.solver() == Solver.SOLVED && !split.groupOfRow().isEmpty()) {
      text.with("folds", Sha256.of(split.groupOfRow().toString()));
    }
    return Sha256.of(text.toString());
  }

  /** Whether this run solves its head and makes no gradient step. */
  public boolean solves() {
    return recipe.solver() == Solver.SOLVED && recipe.phases().size() == 1;
  }

  /** Passes over the training rows, those of the runs that it continues included. */
  public int passes() {
    return recipe.phases().stream().mapToInt(Phase::passesMade).sum();
  }

  /** The run that this one continues. */
  public Optional<Plan> continued() {
    return recipe.continued().map(before -> new Plan(split, network, before, seed));
  }

  private static void check(Thawing thawing, Network network) {
    Backbone backbone = network.base().backbone();
    Check.that(
        backbone.access() != Backbone.Access.SEALED,
        "thenFineTune(%s): the tensors of base %s cannot be reached, so that nothing of it can be"
            + " thawed; leave thenFineTune out, or to train it %s",
        thawing,
        network.base().card().name(),
        backbone.wayOut());
    thawing.freezing(network).tensors(network.base().backbone());
  }

  /**
   * About how much memory this run needs beside the weights on the Java heap: of each layer's
   * output MXNet keeps four copies (convolution, normalisation, two steps of the activation) and as
   * many gradients, one for what is in passing; of each weight a gradient and the optimiser's two
   * states.
   */
  public double mebibytes() {
    int rows = recipe.batchSize() * (recipe.objective().addedLoss().isPresent() ? 2 : 1);
    long outputs = NetworkBlock.valuesPerPicture(network.base(), cut()) * rows;
    long weights = network.tensors().stream().mapToLong(TensorSpec::size).sum();
    return (COPIES_OF_OUTPUTS * outputs + COPIES_OF_WEIGHTS * weights) * Float.BYTES / 1048576.0;
  }

  /**
   * The same with the forward pass through frozen stages, whose features are computed in batches:
   * of each layer's output about 0.6 are held at a time (500 MiB of 820, measured at 224 pixels).
   */
  public double mebibytesOfRun() {
    long all = NetworkBlock.valuesPerPicture(network.base(), 0);
    long frozen = all - NetworkBlock.valuesPerPicture(network.base(), cut());
    double filling = OUTPUTS_WHILE_FILLING * frozen * FeatureCache.BATCH;
    return mebibytes() + filling * Float.BYTES / MIB;
  }

  /** The features of frozen stages that are kept on the heap, where they are kept. */
  public double mebibytesOfFeatures() {
    long size = cut() == 0 ? 0 : FrozenPart.shape(network.base(), cut()).size();
    double all = (double) size * split.data().size() * Float.BYTES / MIB;
    return all > FeatureCache.BOUND_MIB ? 0 : all;
  }

  /** The pixels that are kept on the heap, at most. */
  public double mebibytesOfPixels() {
    boolean pictures = network.base().input().as(Preprocessing.class).isPresent();
    double all = (double) network.base().input().length() * split.data().size() * Float.BYTES / MIB;
    return pictures ? Math.min(all, ImageSet.mostMebibytesOfPixels()) : 0;
  }

  /** About how many bytes it leaves in the store: what it trains, and its answers as text. */
  public long bytesKept() {
    Set<String> frozen = freezing().tensors(network.base().backbone());
    long trained =
        network.tensors().stream()
            .filter(tensor -> !frozen.contains(tensor.name()))
            .mapToLong(TensorSpec::size)
            .sum();
    long answers = (long) split.testRows() * (network.head().classes().size() + 3);
    return trained * Float.BYTES + answers * BYTES_OF_AN_ANSWER;
  }

  /** What this run leaves as it is. */
  Freezing freezing() {
    return freezing(recipe, network);
  }

  private static Freezing freezing(Recipe recipe, Network network) {
    return recipe
        .lastPhase()
        .thawing()
        .map(t -> t.freezing(network))
        .orElse(network.base().freezing());
  }

  private static int cut(Recipe recipe, Network network) {
    return freezing(recipe, network).cut(network.base().backbone());
  }

  /** The number of whole stages, from the input on, that this run leaves as they are. */
  int cut() {
    return cut(recipe, network);
  }
}
