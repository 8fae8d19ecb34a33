package dev.graft.run;

import dev.graft.internal.Text;
import java.util.List;

/** What holds for every run that was computed, whatever its file says. */
final class RunChecks {
  /** Probabilities are 32-bit numbers, which may end a little above 1. */
  private static final double ROUNDING = 1e-3;

  private RunChecks() {}

  static void check(Run run) throws Damage {
    check(run.curve(), run.failed());
    check(run.test());
    Budget budget = run.budget();
    that(amount(budget.passes()), "passes (%s) must be at least 0", budget.passes());
    that(amount(budget.seconds()), "seconds (%s) must be at least 0", budget.seconds());
    that(budget.updates() >= -1, "updates (%s) must be at least 0", budget.updates());
    that(
        budget.trainedParameters() >= -1,
        "trained parameters (%s) must be at least 0",
        budget.trainedParameters());
    that(budget.labels() >= -1, "labels (%s) must be at least 0", budget.labels());
  }

  private static void check(Curve curve, boolean failed) throws Damage {
    int points = curve.points().size();
    that(
        points == 0 || curve.chosen() >= 0 && curve.chosen() < points,
        "the point that was chosen (%s) must be one of %s",
        curve.chosen(),
        points);
    for (Point point : curve.points()) {
      double accuracy = point.validationAccuracy();
      that(share(accuracy) || Double.isNaN(accuracy), "accuracy (%s) must lie in [0, 1]", accuracy);
      that(amount(point.passes()), "passes (%s) must be at least 0", point.passes());
      that(amount(point.seconds()), "seconds (%s) must be at least 0", point.seconds());
      that(point.updates() >= -1, "updates (%s) must be at least 0", point.updates());
      that(
          failed || !Double.isInfinite(point.trainingLoss()),
          "training loss (%s) must be finite",
          point.trainingLoss());
    }
  }

  private static void check(Predictions test) throws Damage {
    int classes = test.classes().size();
    for (int i = 0; i < test.rows().size(); i++) {
      that(test.rows().get(i) >= 0, "row (%s) must be at least 0", test.rows().get(i));
      index(test.actual().get(i), classes);
      index(test.predicted().get(i), classes);
    }
    for (List<Double> row : test.probabilities()) {
      that(row.size() == classes, "probabilities (%s) must be one for each class", row.size());
      for (double probability : row) {
        that(
            share(probability - (probability > 1 ? ROUNDING : 0)),
            "probability (%s) must lie in [0, 1]",
            probability);
      }
    }
    double accuracy = test.accuracy();
    that(share(accuracy) || Double.isNaN(accuracy), "accuracy (%s) must lie in [0, 1]", accuracy);
  }

  private static void index(int index, int classes) throws Damage {
    that(index >= 0 && index < classes, "answer (%s) must be one of the classes", index);
  }

  private static boolean share(double value) {
    return value >= 0 && value <= 1;
  }

  /** Not known, or a number from 0 on. */
  private static boolean amount(double value) {
    return Double.isNaN(value) || value == -1 || value >= 0 && !Double.isInfinite(value);
  }

  private static void that(boolean holds, String rule, Object... values) throws Damage {
    if (!holds) {
      throw new Damage(Text.format(rule, values));
    }
  }
}
