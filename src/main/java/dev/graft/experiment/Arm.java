package dev.graft.experiment;

import dev.graft.data.Examples;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Phase;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.SolvedHeads;
import dev.graft.show.Shown;
import java.util.Objects;

/**
 * One way of doing the task.
 *
 * @param name what it is called in tables and pictures
 * @param network what is trained
 * @param recipe how
 */
public record Arm(String name, Network network, Recipe recipe) implements Shown {
  /** Checks that nothing is missing. */
  public Arm {
    Check.that(name != null && !name.isBlank(), "name (%s) of an arm must not be blank", name);
    Objects.requireNonNull(network, "network");
    recipe = SolvedHeads.solvedOrNot(Objects.requireNonNull(recipe, "recipe"), network);
  }

  /** What to say of a base in place of a network. */
  static IllegalArgumentException headless(String name, Base base, Examples data) {
    return Check.brief(
        new IllegalArgumentException(
            Text.format(
                "arm '%s' (%s) must be a network, and a base has no head for the %d classes of %s:"
                    + " write base%s.withHead(Head.linear(set.classes()))",
                name,
                base.card().name(),
                data.classes().size(),
                data.name(),
                base.oldHead().isPresent() ? ".withoutHead()" : "")));
  }

  /** Whether gradient steps are made; else its recipe says nothing. */
  boolean isTrained() {
    return network.head().kind() == Head.Kind.LINEAR;
  }

  boolean needsEngine() {
    return network.head().kind() != Head.Kind.MAJORITY_CLASS;
  }

  /** Passes over the training rows. */
  int passes() {
    return isTrained() ? recipe.phases().stream().mapToInt(Phase::passesMade).sum() : 0;
  }

  /** The recipe in words. */
  String how() {
    return isTrained() ? recipe.toString() : "computed, nothing to train";
  }
}
