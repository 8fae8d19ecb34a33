package dev.graft.experiment;

import dev.graft.data.Examples;
import dev.graft.internal.Text;
import dev.graft.show.Progress;
import dev.graft.training.Plan;
import java.util.ArrayList;
import java.util.List;

/** What answers without looking reach on the validation rows, behind the live curves. */
final class GuessLevels {
  /** Levels that lie nearer are one line to the eye. */
  private static final double APART = 0.01;

  private GuessLevels() {}

  static List<Progress.Level> of(Plan plan) {
    Examples data = plan.split().data();
    List<Integer> rows = plan.split().rows(plan.seed()).validation();
    if (rows.isEmpty()) {
      return List.of();
    }
    int[] counts = new int[data.classes().size()];
    int most = 0;
    for (int row : rows) {
      most = Math.max(most, ++counts[data.label(row)]);
    }
    double chance = 1.0 / counts.length;
    double majority = (double) most / rows.size();
    List<Progress.Level> levels = new ArrayList<>();
    levels.add(new Progress.Level(Text.format("chance %.3f", chance), chance));
    if (majority >= chance + APART) {
      levels.add(new Progress.Level(Text.format("largest class %.3f", majority), majority));
    }
    return List.copyOf(levels);
  }
}
