package dev.graft.recipe;

import dev.graft.internal.Canonical;
import dev.graft.internal.Text;
import dev.graft.run.Solver;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A recipe as text: for a run's key, and for a reader. */
final class RecipeText {
  private RecipeText() {}

  /** Settings that change nothing are left out, so that earlier runs keep their keys. */
  static String canonical(Recipe recipe) {
    UnaryOperator<Phase> described = recipe.search().isEmpty() ? p -> p : RecipeText::open;
    Canonical text =
        Canonical.of("recipe")
            .withAll(
                "phases", recipe.phases().stream().map(described).map(Phase::canonical).toList())
            .with("batchSize", recipe.batchSize())
            .withNested("augmentation", recipe.augmentation().canonical());
    recipe.search().ifPresent(s -> text.withNested("search", s.canonical()));
    if (recipe.optimiser() != Optimiser.ADAM_W) {
      text.with("optimiser", recipe.optimiser().name());
    }
    if (!recipe.objective().equals(Objective.PLAIN)) {
      text.withNested("objective", recipe.objective().canonical());
    }
    return text.toString();
  }

  private static Phase open(Phase phase) {
    return phase.solver() == Solver.SOLVED ? phase : phase.withRate(1);
  }

  static String words(Recipe recipe) {
    return recipe.phases().stream()
            .map(phase -> words(recipe, phase))
            .collect(Collectors.joining("; then "))
        + Text.format(", batch %d", recipe.batchSize())
        + (recipe.objective().equals(Objective.PLAIN) ? "" : ", " + recipe.objective())
        + (recipe.augmentation().equals(Augmentation.NONE) ? "" : ", " + recipe.augmentation());
  }

  private static String words(Recipe recipe, Phase phase) {
    if (phase.solver() == Solver.SOLVED && recipe.solver() == Solver.SOLVED) {
      return phase.what();
    }
    String rate =
        recipe
            .search()
            .map(
                s ->
                    Text.format(
                        "%s with its rate searched: %s", recipe.optimiser(), s.words(phase)))
            .orElse(Text.format("%s %s", recipe.optimiser(), phase.rate()));
    return Text.format("%s, %s%s", what(recipe, phase), rate, phase.how());
  }

  /** Until the number of training rows is known, a plateau has no passes. */
  private static String what(Recipe recipe, Phase phase) {
    return Plateau.of(recipe)
        .filter(plateau -> phase.guard().patience() == 0)
        .map(plateau -> phase.what(plateau.toString()))
        .orElse(phase.withSolver(Solver.GRADIENT).what());
  }
}
