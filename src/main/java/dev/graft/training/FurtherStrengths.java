package dev.graft.training;

import dev.graft.linear.StrengthSearch;
import dev.graft.recipe.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The strengths of a solved head's penalty, gone on with beyond an end of their grid. */
public final class FurtherStrengths {
  private static final double DECADE = 10;

  /** Decades beyond the weakest. */
  private static final int WEAKER = 3;

  /** At this strength a head hardly uses its features, so that a stronger one is the same. */
  private static final double MUTE = 100;

  private FurtherStrengths() {}

  /**
   * The recipe with the strengths of its first phase and further ones.
   *
   * @param weaker three decades below the weakest; else by decades up to where features are hardly
   *     used
   */
  public static Recipe of(Recipe recipe, boolean weaker) {
    List<Double> stated = recipe.phases().get(0).strengths();
    List<Double> grid =
        new ArrayList<>(stated.isEmpty() ? StrengthSearch.withDefaults().grid() : stated);
    if (weaker) {
      for (int decade = 0; decade < WEAKER; decade++) {
        grid.add(Collections.min(grid) / DECADE);
      }
    } else {
      while (Collections.max(grid) < MUTE) {
        grid.add(Math.min(MUTE, Collections.max(grid) * DECADE));
      }
    }
    return recipe.withStrengths(grid.stream().mapToDouble(strength -> strength).toArray());
  }
}
