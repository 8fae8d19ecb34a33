package dev.graft.training;

import dev.graft.data.Examples;
import dev.graft.recipe.Objective;
import dev.graft.recipe.Objective.ClassWeights;
import java.util.Arrays;
import java.util.List;

/** What the answers for a batch should be, as {@link Objective} shapes it. */
final class Targets {
  private final Examples data;
  private final Objective objective;
  private final double[] weights;

  /** Targets whose class weights are those of these training rows. */
  Targets(Plan plan, List<Integer> training) {
    data = plan.split().data();
    objective = plan.recipe().objective();
    weights = new double[data.classes().size()];
    if (objective.classWeights() == ClassWeights.EQUAL_ROWS) {
      Arrays.fill(weights, 1);
    } else {
      training.forEach(row -> weights[label(row)]++);
      for (int c = 0; c < weights.length; c++) {
        weights[c] = training.size() / (weights.length * weights[c]);
      }
    }
  }

  /** One row of the matrix per data row, one column per class: (n, classes), row by row. */
  float[] of(Batch batch) {
    float[] targets = new float[batch.rows().size() * weights.length];
    add(targets, batch.rows(), batch.share());
    if (batch.isMixed()) {
      add(targets, batch.partners(), 1 - batch.share());
    }
    return targets;
  }

  private void add(float[] targets, List<Integer> rows, float share) {
    double spread = objective.labelSmoothing() / weights.length;
    for (int i = 0; i < rows.size(); i++) {
      int label = label(rows.get(i));
      double whole = share * weights[label];
      for (int c = 0; c < weights.length; c++) {
        double part = c == label ? 1 - objective.labelSmoothing() + spread : spread;
        targets[i * weights.length + c] += (float) (whole * part);
      }
    }
  }

  /** What the summed cross-entropy is divided by. */
  static float total(float[] targets) {
    double total = 0;
    for (float target : targets) {
      total += target;
    }
    return (float) total;
  }

  /** Numbers from the data's size on are copies of its rows. */
  private int label(int row) {
    return data.label(row % data.size());
  }
}
