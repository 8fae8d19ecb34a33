package dev.graft.model;

import dev.graft.input.Input;
import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A base and its new head as a description, from which every run makes a live network of its own.
 *
 * @param base the base, with its frozen stages
 * @param head the new layers
 * @param start where the base's weights come from
 * @param normalisation what normalisation layers do while it is trained
 */
public record Network(Base base, Head head, Start start, Normalisation normalisation)
    implements Shown {
  /** Where a run's first weights of the base come from. */
  public enum Start {
    /** The base's own. */
    PRE_TRAINED,
    /** Random ones, drawn from the run's seed. */
    SCRATCH,
    /** The same, and all of the base frozen: see {@link Control#RANDOM_BASE}. */
    RANDOM,
    /** The base's own, dealt anew within each tensor, and frozen. */
    SHUFFLED;

    private boolean knowsNothing() {
      return this == RANDOM || this == SHUFFLED;
    }
  }

  /** Checks that nothing is missing. */
  public Network {
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(head, "head");
    checkAccess(base, start, normalisation);
    Check.that(
        start != Start.SCRATCH || head.kind() != Head.Kind.OLD_ANSWERS,
        "a network from scratch has no old head to answer with; give it Head.linear(classes)");
    Check.that(
        start != Start.SCRATCH || base.freezing().equals(Freezing.NOTHING),
        "a network from scratch has nothing to freeze, but %s are frozen; call fromScratch()",
        base.freezing());
    Check.that(
        start != Start.SCRATCH || normalisation == Normalisation.TRAINED,
        "normalisation (%s) of a network from scratch must be trained: it has no statistics to keep",
        normalisation);
    Check.that(
        !start.knowsNothing() || base.frozenStages() == base.backbone().stages().size(),
        "the base of a control must be frozen as a whole, but of %d stages %d are; call frozen()",
        base.backbone().stages().size(),
        base.frozenStages());
  }

  private static void checkAccess(Base base, Start start, Normalisation normalisation) {
    Backbone.Access access = base.backbone().access();
    Check.that(
        access != Backbone.Access.SEALED
            || start == Start.PRE_TRAINED && base.frozenStages() == base.cuts().size(),
        "base %s is a model whose tensors cannot be reached, so it can only be frozen as a whole:"
            + " call frozen(); to train it or to start it from scratch, %s",
        base.card().name(),
        base.backbone().wayOut());
    boolean drawn = start == Start.SCRATCH || start == Start.RANDOM;
    Check.that(
        access != Backbone.Access.TRAINED
            || !drawn && normalisation == Normalisation.STATISTICS_FROZEN,
        "base %s can be frozen in part and trained on, but neither drawn anew nor given other"
            + " statistics: %s",
        base.card().name(),
        base.backbone().wayOut());
  }

  /** A network with the normalisation that suits its start. */
  public Network(Base base, Head head, Start start) {
    this(base, head, start, usual(start));
  }

  private static Normalisation usual(Start start) {
    return start == Start.SCRATCH ? Normalisation.TRAINED : Normalisation.STATISTICS_FROZEN;
  }

  /** The same network with another policy for its normalisation layers. */
  public Network withNormalisation(Normalisation policy) {
    return new Network(base, head, start, policy);
  }

  /** The same architecture with random weights and nothing frozen: the baseline of a comparison. */
  public Network fromScratch() {
    Base thawed =
        Base.of(base.backbone(), base::weights, base.card()).withPreprocessing(base.input());
    return new Network(thawed, head, Start.SCRATCH);
  }

  /** The same with a frozen base of random weights: see {@link Control#RANDOM_BASE}. */
  public Network withRandomBase() {
    return Control.RANDOM_BASE.of(this);
  }

  /** The same with a frozen base of shuffled weights: see {@link Control#SHUFFLED_WEIGHTS}. */
  public Network withShuffledBase() {
    return Control.SHUFFLED_WEIGHTS.of(this);
  }

  /** The same with the base fed in another way. */
  public Network withPreprocessing(Input input) {
    return new Network(base.withPreprocessing(input), head, start, normalisation);
  }

  /** What was removed of its base, as "without its last stage"; empty where nothing was. */
  public Optional<String> removedLayers() {
    return Surgery.removed(base);
  }

  /**
   * The same with the removed layers of its base put back, frozen as what is left of it is; empty
   * where none were removed.
   */
  public Optional<Network> withRemovedLayers() {
    return Surgery.whole(base)
        .map(whole -> new Network(frozenAlike(whole), head, start, normalisation));
  }

  private Base frozenAlike(Base whole) {
    int frozen = base.frozenStages();
    if (frozen == base.cuts().size()) {
      return whole.frozen();
    }
    String last = frozen == 0 ? "" : base.cuts().get(frozen - 1);
    return whole.cuts().contains(last) ? whole.frozenUpTo(last) : whole;
  }

  /** All tensors, in the order of the stages, the head's last. */
  public List<TensorSpec> tensors() {
    List<TensorSpec> tensors = new ArrayList<>();
    base.backbone().stages().forEach(stage -> tensors.addAll(stage.tensors()));
    tensors.addAll(head.tensors(base.backbone().features()));
    return tensors;
  }

  /** The first weights of a run: the base's own or random ones, and a random head. */
  public Weights initialWeights(long seed) {
    if (start == Start.SCRATCH || start == Start.RANDOM) {
      Weights drawn = Initial.weights(tensors(), seed);
      return drawn.with(head.started(drawn));
    }
    List<TensorSpec> ofHead = head.tensors(base.backbone().features());
    Predicate<TensorSpec> known =
        spec -> !ofHead.contains(spec) && base.weights().names().contains(spec.name());
    Set<String> names =
        tensors().stream().filter(known).map(TensorSpec::name).collect(Collectors.toSet());
    Weights fresh = Initial.weights(tensors().stream().filter(known.negate()).toList(), seed);
    Weights trained = base.weights().only(names::contains);
    Weights given = head.kind() == Head.Kind.OLD_ANSWERS ? head.identity() : head.started(fresh);
    return fresh.with(start == Start.SHUFFLED ? Shuffled.of(trained, seed) : trained).with(given);
  }

  /** The text that enters a run's key. */
  public String canonical() {
    return Canonical.of("network")
        .withNested("backbone", base.backbone().canonical())
        .with("weights", canonicalWeights())
        .withNested("preprocessing", base.input().canonical())
        .with("frozen", base.freezing().canonical())
        .withNested("normalisation", normalisation().canonical())
        .withNested("head", head.canonical())
        .toString();
  }

  private String canonicalWeights() {
    return switch (start) {
      case SCRATCH, RANDOM -> "random";
      case PRE_TRAINED -> base.weights().hash();
      case SHUFFLED -> "shuffled " + base.weights().hash();
    };
  }

  /**
   * Its layers one by one: output shape, parameters, frozen or trained, and learning-rate group (0
   * is the head, 1 the stage below it, and so on down).
   */
  public Summary summary() {
    return new Summary(heading(), LayerRow.cells(Layers.everyLayer(this)));
  }

  /**
   * A table of layers.
   *
   * @param heading what the network is
   * @param rows name, output shape, parameters, state and learning-rate group of each layer
   */
  public record Summary(String heading, List<List<String>> rows) implements Shown {
    private Sheet sheet() {
      return Sheet.of(heading).with(LayerRow.HEADERS, rows);
    }

    @Override
    public Map<String, Object> bundle() {
      return Shown.html(sheet());
    }

    @Override
    public String toString() {
      return sheet().text();
    }
  }

  @Override
  public Map<String, Object> bundle() {
    String drawing = LayerRow.html(Layers.rows(this), start == Start.SCRATCH);
    return Shown.html(Html.paragraph(heading()) + drawing, this);
  }

  @Override
  public String toString() {
    return heading() + "\n" + LayerRow.text(Layers.rows(this));
  }

  private String heading() {
    String from =
        switch (start) {
          case SCRATCH -> Text.format("%s, from scratch (random weights)", base.backbone().name());
          case RANDOM -> Text.format("%s, a control with random weights", base.backbone().name());
          case PRE_TRAINED -> base.card().name();
          case SHUFFLED -> Text.format("%s, a control with shuffled weights", base.card().name());
        };
    return Text.format("%s with a %s. %s", from, head, Layers.counts(this));
  }
}
