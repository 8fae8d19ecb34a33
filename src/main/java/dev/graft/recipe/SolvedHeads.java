package dev.graft.recipe;

import dev.graft.internal.Check;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.run.Solver;

/** Where the first phase of a recipe can solve its head, and where it must go down a gradient. */
public final class SolvedHeads {
  private SolvedHeads() {}

  /**
   * The recipe as this network can follow it: a head is solved where it is linear, without hidden
   * layers, and the base below it frozen as a whole; else its first phase makes gradient steps.
   *
   * @throws IllegalArgumentException where a head that would be solved has dropout
   */
  public static Recipe fitted(Recipe recipe, Network network) {
    if (recipe.solver() == Solver.GRADIENT) {
      return recipe.phases().get(0).solver() == Solver.GRADIENT
          ? recipe
          : recipe.withSolver(Solver.GRADIENT);
    }
    int stages = network.base().backbone().stages().size();
    Head head = network.head();
    if (head.kind() != Head.Kind.LINEAR
        || !head.hidden().isEmpty()
        || network.base().freezing().cut(network.base().backbone()) < stages) {
      return recipe.withSolver(Solver.GRADIENT);
    }
    Check.that(
        head.dropout() == 0,
        "dropout (%s) must be 0 under a head that is solved: its L2 penalty stands in dropout's"
            + " place; leave withDropout out, or call recipe.withSolver(Solver.GRADIENT)",
        head.dropout());
    return recipe;
  }
}
