package dev.graft.recipe;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Solver;
import dev.graft.show.Shown;
import java.util.Optional;

/**
 * How long a phase of gradient steps may go on where nobody stated its passes: until its validation
 * accuracy has stood still for long enough, at most so many passes. Few rows make few updates in a
 * pass and many rows many, so the cap comes from the updates that a small net needs.
 *
 * @param updates gradient steps after which more rows no longer ask for more of them, at least 1
 * @param mostPasses the cap where rows are few, at least {@value #LEAST_PASSES}
 */
public record Plateau(int updates, int mostPasses) implements Shown {
  /** However many rows there are, each is seen so often. */
  public static final int LEAST_PASSES = 15;

  /** Small nets from scratch on 25 to 500 rows have their best pass before the sixtieth. */
  public static final int DEFAULT_MOST_PASSES = 60;

  /** The default cap ends to matter beyond about 1,000 rows in batches of 32. */
  public static final int DEFAULT_UPDATES = 2000;

  /** The cheap mode: a first look, which says itself where it was too short. */
  public static final Plateau QUICK = new Plateau(500, 20);

  /** A phase ends after this part of its cap without a better pass. */
  private static final int PATIENCE_PART = 4;

  private static final int LEAST_PATIENCE = 4;

  /** Checks the ranges. */
  public Plateau {
    Check.atLeast("updates", updates, 1);
    Check.that(
        mostPasses >= LEAST_PASSES,
        "mostPasses (%d) must be at least %d: a plateau takes passes to be seen; withPasses(%d) trains"
            + " without looking for one",
        mostPasses,
        LEAST_PASSES,
        Math.max(1, mostPasses));
  }

  /** The numbers named above. */
  public static Plateau withDefaults() {
    return new Plateau(DEFAULT_UPDATES, DEFAULT_MOST_PASSES);
  }

  /** How long the phases of a recipe go on; empty where it states that. */
  public static Optional<Plateau> of(Recipe recipe) {
    return recipe.search().flatMap(RateSearch::plateau);
  }

  /** So many times as long. */
  Plateau times(int factor) {
    return new Plateau(updates * factor, mostPasses * factor);
  }

  /** The most passes of a phase over so many rows. */
  int passes(int rows, int batchSize) {
    int updatesPerPass = Math.max(1, (rows + batchSize - 1) / batchSize);
    int wanted = (updates + updatesPerPass - 1) / updatesPerPass;
    return Math.max(LEAST_PASSES, Math.min(mostPasses, wanted));
  }

  /** After how many passes without a better one a phase ends. */
  static int patience(int passes) {
    return Math.max(LEAST_PATIENCE, passes / PATIENCE_PART);
  }

  /** The recipe with the passes and the patience that so many training rows ask for. */
  public static Recipe fitted(Recipe recipe, int rows) {
    return of(recipe)
        .map(plateau -> plateau.passes(rows, recipe.batchSize()))
        .map(passes -> recipe.phases().stream().map(phase -> fitted(phase, passes)).toList())
        .map(recipe::with)
        .orElse(recipe);
  }

  private static Phase fitted(Phase phase, int passes) {
    if (phase.solver() == Solver.SOLVED) {
      return phase;
    }
    Guard guard = phase.guard();
    return phase
        .withPasses(passes)
        .withGuard(guard.patience() > 0 ? guard : guard.withPatience(patience(passes)));
  }

  String canonical() {
    return Canonical.of("plateau")
        .with("updates", updates)
        .with("mostPasses", mostPasses)
        .toString();
  }

  @Override
  public String toString() {
    return Text.format("until its plateau, at most %d passes", mostPasses);
  }
}
