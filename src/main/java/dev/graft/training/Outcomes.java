package dev.graft.training;

import dev.graft.data.ImageSet;
import dev.graft.data.Rows;
import dev.graft.model.Head;
import dev.graft.run.Budget;
import dev.graft.run.Curve;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import java.util.ArrayList;
import java.util.List;

/** Puts together what a finished run leaves behind. */
final class Outcomes {
  private Outcomes() {}

  /** What a run cost and whether it failed. */
  record Cost(double seconds, long updates, long parameters, Rows rows, String failure) {}

  static Run run(Plan plan, Curve curve, Predictions test, Cost cost) {
    Rows rows = cost.rows();
    boolean trained = cost.updates() > 0;
    boolean asked = plan.network().head().kind() != Head.Kind.OLD_ANSWERS;
    Budget budget =
        new Budget(
            curve.last().passes(),
            cost.updates(),
            cost.seconds(),
            trained ? cost.parameters() : 0,
            asked ? rows.training().size() + rows.validation().size() : 0);
    return new Run(
        plan.key(), "", plan.seed(), cost.failure(), curve, test, budget, Facts.of(plan, rows));
  }

  /** The predictions of a run that failed: none. */
  static Predictions none(ImageSet data) {
    return Predictions.none(data.classes());
  }

  /** Probabilities from their logarithms, to four digits: enough for a ranking, small to keep. */
  static List<Double> probabilities(float[] logarithms) {
    List<Double> probabilities = new ArrayList<>();
    for (float logarithm : logarithms) {
      probabilities.add(Math.rint(1e4 * Math.exp(logarithm)) / 1e4);
    }
    return probabilities;
  }

  /** The index of the largest value, the first of equals. */
  static int largest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
