package dev.graft.model;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Shown;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A base and its new head as a description, from which every run makes a live network of its own.
 *
 * @param base the base, with its frozen stages
 * @param head the new layers
 * @param start where the base's weights come from
 */
public record Network(Base base, Head head, Start start) implements Shown {
  /** Where a run's first weights of the base come from. */
  public enum Start {
    /** The base's own. */
    PRE_TRAINED,
    /** Random ones, drawn from the run's seed. */
    SCRATCH
  }

  /** Checks that nothing is missing. */
  public Network {
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(head, "head");
    Check.that(
        start != Start.SCRATCH || base.frozenStages() == 0,
        "a network from scratch has nothing to freeze, but %d stages are frozen",
        base.frozenStages());
  }

  /** The same architecture with random weights and nothing frozen: the baseline of a comparison. */
  public Network fromScratch() {
    Base thawed =
        Base.of(base.backbone(), base::weights, base.card())
            .withPreprocessing(base.preprocessing());
    return new Network(thawed, head, Start.SCRATCH);
  }

  /** What normalisation does in the stages that are trained: see {@link Normalisation}. */
  public Normalisation normalisation() {
    return start == Start.SCRATCH ? Normalisation.TRAINED : Normalisation.STATISTICS_FROZEN;
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
    Weights random = Initial.weights(tensors(), seed);
    if (start == Start.SCRATCH) {
      return random;
    }
    Weights base = base().weights();
    return random.with(base.only(name -> random.names().contains(name) && !isHead(name)));
  }

  private static boolean isHead(String tensor) {
    return tensor.equals(Head.MATRIX) || tensor.equals(Head.BIAS);
  }

  /** The text that enters a run's key. */
  public String canonical() {
    return Canonical.of("network")
        .withNested("backbone", base.backbone().canonical())
        .with("weights", start == Start.SCRATCH ? "random" : base.weights().hash())
        .withNested("preprocessing", base.preprocessing().canonical())
        .with("frozenStages", base.frozenStages())
        .with("normalisation", normalisation())
        .withNested("head", head.canonical())
        .toString();
  }

  /** Its layers, one row each: tensors, parameters, frozen or trained. */
  public String summary() {
    return toString();
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(
        Html.paragraph(heading()) + Html.table(Layers.HEADERS, Layers.rows(this)), this);
  }

  @Override
  public String toString() {
    return heading() + "\n" + Text.table(Layers.HEADERS, Layers.rows(this));
  }

  private String heading() {
    String from =
        start == Start.SCRATCH
            ? "%s, from scratch (random weights)".formatted(base.backbone().name())
            : base.card().name();
    return "%s with a %s. %s".formatted(from, head, Layers.counts(this));
  }
}
