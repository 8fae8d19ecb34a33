package dev.graft.recipe;

import dev.graft.internal.Check;

/** What a recipe refuses, with the ways out. */
final class RecipeChecks {
  private RecipeChecks() {}

  /** What is left for the first phase, so that a recipe has as many passes as another in all. */
  static int firstPasses(Recipe recipe, Recipe longest) {
    int others = recipe.totalPasses() - recipe.phases().get(0).passes();
    Check.that(
        longest.totalPasses() > others,
        "passes (%d) of the other recipe must be more than the %d of this one's later phases",
        longest.totalPasses(),
        others);
    return longest.totalPasses() - others;
  }

  static void canFallBack(Recipe recipe) {
    Check.that(
        recipe.phases().size() > 1,
        "phases (1) must be at least 2 for a stop-loss: there is nothing to fall back to; call"
            + " thenFineTune before withStopLoss");
  }

  static void statesRates(Recipe recipe, double rate) {
    Check.that(
        recipe.search().isEmpty(),
        "rate (%s) must not be given where rates are searched; leave it out",
        rate);
  }
}
