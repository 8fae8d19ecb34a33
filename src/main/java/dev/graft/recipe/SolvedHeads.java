package dev.graft.recipe;

import dev.graft.internal.Check;
import dev.graft.model.Base;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.run.Solver;
import java.util.Set;

/**
 * Where the first phase of a recipe can solve its head, and where it must go down a gradient. Where
 * nothing does, there is no rate to search.
 */
public final class SolvedHeads {
  private SolvedHeads() {}

  /**
   * The recipe as this network can follow it: a head is solved where it is linear, without hidden
   * layers, and nothing below it learns; else its first phase makes gradient steps.
   *
   * @throws IllegalArgumentException where a head that would be solved has dropout
   */
  public static Recipe fitted(Recipe recipe, Network network) {
    Recipe fitted = solvedOrNot(recipe, network);
    boolean trains = network.head().kind() == Head.Kind.LINEAR;
    return descends(fitted) && trains ? fitted : fitted.stated();
  }

  /** Whether any phase makes gradient steps, once it is known whether the first one solves. */
  public static boolean descends(Recipe recipe) {
    return recipe.phases().size() > 1 || recipe.solver() == Solver.GRADIENT;
  }

  /** The same with its search kept, for a recipe that may still grow. */
  public static Recipe solvedOrNot(Recipe recipe, Network network) {
    if (recipe.solver() == Solver.GRADIENT) {
      return recipe.phases().get(0).solver() == Solver.GRADIENT
          ? recipe
          : recipe.withSolver(Solver.GRADIENT);
    }
    if (!canSolve(network)) {
      return recipe.withSolver(Solver.GRADIENT);
    }
    Head head = network.head();
    Check.that(
        head.dropout() == 0,
        "dropout (%s) must be 0 under a head that is solved: its L2 penalty stands in dropout's"
            + " place; leave withDropout out, or call recipe.withSolver(Solver.GRADIENT)",
        head.dropout());
    return recipe;
  }

  /**
   * The settings for which a head that could be solved goes down a gradient although nobody stated
   * passes, a rate or a search, in the words of the recipe; empty where there are none.
   */
  public static String steppedFor(Recipe recipe, Network network) {
    Phase first = recipe.phases().get(0);
    boolean open = Plateau.of(recipe).isPresent() && first.solver() == Solver.GRADIENT;
    return open && canSolve(network) ? first.how().replaceFirst("^, ", "") : "";
  }

  /** Whether its head is linear, without hidden layers, and nothing below it learns. */
  public static boolean canSolve(Network network) {
    Head head = network.head();
    return head.kind() == Head.Kind.LINEAR
        && head.hidden().isEmpty()
        && !learnsBelow(network.base());
  }

  /** Whether a tensor below the head is not frozen; pixels as they are have none. */
  private static boolean learnsBelow(Base base) {
    Set<String> frozen = base.freezing().tensors(base.backbone());
    return base.backbone().stages().stream()
        .flatMap(stage -> stage.tensors().stream())
        .anyMatch(tensor -> !frozen.contains(tensor.name()));
  }
}
