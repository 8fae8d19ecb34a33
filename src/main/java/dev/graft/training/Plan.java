package dev.graft.training;

import dev.graft.data.Split;
import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import dev.graft.model.Control;
import dev.graft.model.Engines;
import dev.graft.model.Freezing;
import dev.graft.model.Head;
import dev.graft.model.Network;
import java.util.List;
import java.util.Optional;

/**
 * The description of one run, and so its key.
 *
 * @param split the rows
 * @param network what is trained
 * @param recipe how
 * @param seed what fixes first weights, order and dropout, the same for every arm
 */
public record Plan(Split split, Network network, Recipe recipe, long seed) {
  /** Raised by hand when the same plan would give other results. */
  static final int ALGORITHM = 2;

  /** Checks that the parts fit. */
  public Plan {
    List<String> classes = split.data().classes();
    List<String> head = network.head().classes();
    Check.that(
        head.equals(classes),
        "the head's classes %s must be those of the data, %s; make it with the data's classes()",
        head,
        classes);
    recipe.phases().forEach(phase -> phase.thawing().ifPresent(t -> check(t, network)));
    Check.that(
        network.head().kind() == Head.Kind.LINEAR || recipe.phases().size() == 1,
        "a head of kind %s has nothing to fine-tune; use Head.linear(classes)",
        network.head().kind());
    Check.that(
        Control.in(network).isEmpty() || recipe.phases().size() == 1,
        "a control (%s) has nothing to fine-tune; leave thenFineTune out of its recipe",
        Control.in(network).map(Control::toString).orElse(""));
  }

  /** SHA-256 of the descriptions and the engine's name. */
  public String key() {
    return Sha256.of(
        Canonical.of("run")
            .with("algorithm", ALGORITHM)
            .with("engine", Engines.name())
            .withNested("split", split.canonical())
            .withNested("network", network.canonical())
            .withNested("recipe", recipe.canonical())
            .with("seed", seed)
            .toString());
  }

  /** The run that this one continues. */
  public Optional<Plan> continued() {
    return recipe.continued().map(before -> new Plan(split, network, before, seed));
  }

  private static void check(Thawing thawing, Network network) {
    thawing.freezing(network).tensors(network.base().backbone());
  }

  /** What this run leaves as it is. */
  Freezing freezing() {
    return recipe
        .lastPhase()
        .thawing()
        .map(t -> t.freezing(network))
        .orElse(network.base().freezing());
  }

  /** The number of whole stages, from the input on, that this run leaves as they are. */
  int cut() {
    return freezing().cut(network.base().backbone());
  }
}
