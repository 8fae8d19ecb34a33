package dev.graft.linear;

import dev.graft.internal.Check;
import dev.graft.linear.StratifiedFolds.Fold;
import dev.graft.run.StrengthPlace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The search for the strength of a penalty, from strong to weak, each from the optimum of the one
 * before, until the loss has risen twice in a row. Validation rows choose; where they are few or
 * lack a class, the training rows do, in five folds. Nothing is learned from validation rows, as no
 * arm that is trained by gradient steps does.
 *
 * @param grid strengths, falling, at least 2
 * @param engine what multiplies large matrices; empty: Java
 */
public record StrengthSearch(List<Double> grid, Optional<Products.Maker> engine) {
  /** Fewer validation rows than this do not choose. */
  public static final int FEWEST_ROWS = 50;

  private static final int FOLDS = 5;
  private static final int MOST_RISES = 2;

  /** At this strength a head hardly uses its features; with rounding of the grid. */
  private static final double MUTE = 99;

  /** Losses that are nearer count as equal, in nats: nobody would see it. */
  private static final double EQUAL = 1e-4;

  /** Sorts the grid and checks it. */
  public StrengthSearch {
    grid = grid.stream().sorted(Comparator.reverseOrder()).toList();
    grid.forEach(strength -> Check.positive("strength", strength));
    Check.that(
        grid.size() >= 2 && grid.stream().distinct().count() == grid.size(),
        "strengths %s must be at least 2 and differ; a single one needs no search",
        grid);
  }

  /** From 100 down to 1e-6 in steps of half a decade. */
  public static StrengthSearch withDefaults() {
    return new StrengthSearch(
        IntStream.rangeClosed(-4, 12).mapToObj(k -> Math.pow(10, -k / 2.0)).toList(),
        Optional.empty());
  }

  /** The same with an engine's products. */
  public StrengthSearch with(Products.Maker maker) {
    return new StrengthSearch(grid, Optional.of(maker));
  }

  /**
   * The optimum of training rows at the strength that was found best.
   *
   * @param strength how it was found
   */
  public record Solved(LinearModel model, Strength strength) {}

  /**
   * The best strength for these training rows.
   *
   * @param validation rows of which nothing is learned
   * @throws IllegalArgumentException where a class has no training row
   */
  public Strength choose(LabelledFeatures training, LabelledFeatures validation) {
    return search(training, validation).strength;
  }

  /**
   * The same with the optimum of all training rows there, which is near where the search has been
   * when validation rows chose.
   */
  public Solved solve(LabelledFeatures training, LabelledFeatures validation) {
    Found found = search(training, validation);
    double strength = found.strength.value();
    LinearModel model =
        found.strength.chosenOn() == Strength.ChosenOn.VALIDATION
            ? found.path.get(0).fitAtBest(strength)
            : LogisticRegression.on(training, engine).fit(strength);
    return new Solved(model, found.strength);
  }

  private record Found(Strength strength, List<StrengthPath> path) {}

  private Found search(LabelledFeatures training, LabelledFeatures validation) {
    boolean enough =
        validation.rows() >= FEWEST_ROWS && validation.present().size() == validation.classes();
    Optional<List<Fold>> folds =
        enough ? Optional.empty() : StratifiedFolds.of(training, FOLDS).map(StratifiedFolds::all);
    List<StrengthPath> paths =
        folds.orElseGet(() -> List.of(new Fold(training, validation))).stream()
            .map(fold -> new StrengthPath(fold, engine))
            .toList();
    return new Found(chosen(paths, chosenOn(folds.isPresent(), training)), paths);
  }

  private static Strength.ChosenOn chosenOn(boolean folds, LabelledFeatures training) {
    if (!folds) {
      return Strength.ChosenOn.VALIDATION;
    }
    return training.grouped()
        ? Strength.ChosenOn.TRAINING_GROUPS
        : Strength.ChosenOn.TRAINING_FOLDS;
  }

  /** The loss over all rows that are asked. */
  private static double loss(List<StrengthPath> paths, double strength) {
    double sum = 0;
    int rows = 0;
    for (StrengthPath path : paths) {
      sum += path.asked() * path.loss(strength);
      rows += path.asked();
    }
    return sum / rows;
  }

  private Strength chosen(List<StrengthPath> paths, Strength.ChosenOn rows) {
    List<Strength.Tried> tried = new ArrayList<>();
    int best = 0;
    int rises = 0;
    for (int k = 0; k < grid.size() && rises < MOST_RISES; k++) {
      tried.add(new Strength.Tried(grid.get(k), loss(paths, grid.get(k))));
      double now = tried.get(k).loss();
      if (k == 0 || now < tried.get(best).loss() - EQUAL) {
        best = k;
        paths.forEach(StrengthPath::keep);
      }
      rises = k > 0 && now > tried.get(k - 1).loss() ? rises + 1 : 0;
    }
    return new Strength(grid.get(best), place(best), rows, tried);
  }

  private StrengthPlace place(int index) {
    if (index == 0) {
      return grid.get(0) < MUTE ? StrengthPlace.STRONGEST_STATED : StrengthPlace.STRONGEST;
    }
    return index == grid.size() - 1 ? StrengthPlace.WEAKEST : StrengthPlace.INSIDE;
  }
}
