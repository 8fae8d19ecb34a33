package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Tolerance;
import dev.graft.run.BudgetRuns;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Test accuracies of an arm and its baseline at several numbers of training rows, for the seeds
 * whose runs ended well at all of them. Between two numbers of rows both are taken to lie on a
 * straight line over the logarithm of the number.
 *
 * @param rows training rows per class, rising
 * @param arm (rows, seeds); what is better the lower it is has its sign turned
 * @param baseline (rows, seeds)
 */
record BudgetGrid(List<Integer> rows, double[][] arm, double[][] baseline) {
  static BudgetGrid of(BudgetRuns budgets, String arm, String baseline) {
    List<Long> seeds =
        budgets.steps().get(0).runs().seeds().stream()
            .filter(seed -> budgets.steps().stream().allMatch(s -> good(s.runs(), arm, seed)))
            .filter(seed -> budgets.steps().stream().allMatch(s -> good(s.runs(), baseline, seed)))
            .toList();
    return new BudgetGrid(
        budgets.rowsPerClass(), scores(budgets, arm, seeds), scores(budgets, baseline, seeds));
  }

  /** Turned round where less is better, so that the larger is ahead. */
  private static double sign(BudgetRuns budgets) {
    return Yardstick.of(budgets.steps().get(0).runs()).lowerIsBetter() ? -1 : 1;
  }

  private static boolean good(Runs runs, String arm, long seed) {
    return runs.find(arm, seed).filter(run -> !run.failed()).isPresent();
  }

  private static double[][] scores(BudgetRuns budgets, String arm, List<Long> seeds) {
    double sign = sign(budgets);
    return budgets.steps().stream()
        .map(
            step ->
                seeds.stream().mapToDouble(seed -> sign * score(step.runs(), arm, seed)).toArray())
        .toArray(double[][]::new);
  }

  private static double score(Runs runs, String arm, long seed) {
    Run run = runs.find(arm, seed).orElseThrow();
    double score = run.test().accuracy();
    Check.that(
        Double.isFinite(score),
        "test accuracy of arm '%s' with seed %d (%s) must be a number; give the test a part of the"
            + " split",
        arm,
        seed,
        score);
    return score;
  }

  int seeds() {
    return arm[0].length;
  }

  /** Every seed counts alike. */
  double[] alike() {
    double[] weights = new double[seeds()];
    Arrays.fill(weights, 1.0 / seeds());
    return weights;
  }

  private static double mean(double[] ofSeeds, double[] weights) {
    double sum = 0;
    for (int s = 0; s < weights.length; s++) {
      sum += weights[s] * ofSeeds[s];
    }
    return sum;
  }

  private double difference(int budget, double[] weights) {
    return mean(arm[budget], weights) - mean(baseline[budget], weights);
  }

  private static boolean ahead(double difference) {
    return Tolerance.above(difference, 0);
  }

  /** The numbers of rows at which the arm is ahead, every seed counting alike. */
  List<Integer> rowsAhead() {
    return IntStream.range(0, rows.size())
        .filter(i -> ahead(difference(i, alike())))
        .mapToObj(rows::get)
        .toList();
  }

  /** Whether the arm is ahead at the fewest rows; level counts as caught up with. */
  boolean startsAhead(double[] weights) {
    return ahead(difference(0, weights));
  }

  /** The numbers of rows at which the arm falls behind or comes to lead, in turn. */
  List<Double> crossings(double[] weights) {
    List<Double> crossings = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      double before = difference(i - 1, weights);
      double after = difference(i, weights);
      if (ahead(before) != ahead(after)) {
        crossings.add(between(i, before / (before - after)));
      }
    }
    return crossings;
  }

  /** The first crossing down; infinite where there is none, by the side on which the arm is. */
  double fallsBehind(double[] weights) {
    List<Double> crossings = crossings(weights);
    if (!startsAhead(weights)) {
      return Double.NEGATIVE_INFINITY;
    }
    return crossings.isEmpty() ? Double.POSITIVE_INFINITY : crossings.get(0);
  }

  /** The first crossing up; infinite where there is none, by the side on which the arm is. */
  double comesToLead(double[] weights) {
    List<Double> crossings = crossings(weights);
    if (startsAhead(weights)) {
      return Double.NEGATIVE_INFINITY;
    }
    return crossings.isEmpty() ? Double.POSITIVE_INFINITY : crossings.get(0);
  }

  /**
   * The rows with which the baseline first is as good as the arm at a budget: negative infinity
   * where it is so with the fewest already, positive infinity where it never is.
   */
  double needed(int budget, double[] weights) {
    double target = mean(arm[budget], weights);
    double before = Double.NaN;
    for (int i = 0; i < rows.size(); i++) {
      double now = mean(baseline[i], weights);
      if (Tolerance.atLeast(now, target)) {
        return i == 0 ? Double.NEGATIVE_INFINITY : between(i, (target - before) / (now - before));
      }
      before = now;
    }
    return Double.POSITIVE_INFINITY;
  }

  private double between(int i, double share) {
    double left = Math.log(rows.get(i - 1));
    double right = Math.log(rows.get(i));
    return Math.exp(left + share * (right - left));
  }
}
