package dev.graft.training;

import dev.graft.data.Rows;
import dev.graft.internal.Check;
import dev.graft.recipe.AddedLoss;
import dev.graft.recipe.Method;
import dev.graft.recipe.SourceFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The rows of one run and the numbers of their augmented copies.
 *
 * @param rows those of the split, as the recipe's method changes them
 */
record RunRows(Plan plan, Rows rows) {
  static RunRows of(Plan plan) {
    Rows drawn = plan.split().rows(plan.seed());
    Optional<Method> method = plan.recipe().objective().method();
    Rows rows = method.map(m -> m.rows(drawn, plan.seed())).orElse(drawn);
    method.ifPresent(m -> check(m, drawn, rows));
    return new RunRows(plan, rows);
  }

  /** Rows share none, so that test rows which stay are trained on by nobody. */
  private static void check(Method method, Rows drawn, Rows rows) {
    Check.that(
        rows.test().equals(drawn.test()),
        "test rows (%d) of method '%s' must be those of the split (%d); hand drawn.test() on",
        rows.test().size(),
        method.name(),
        drawn.test().size());
    Check.that(
        !learnsFromUnlabelled(method) || !rows.unlabelled().isEmpty(),
        "unlabelled rows (0) of method '%s' must be at least 1; hand drawn.unlabelled() on",
        method.name());
  }

  /** The numbers of all rows that the run sees, the copies of training rows included. */
  List<Integer> seen() {
    List<Integer> all = new ArrayList<>(copied());
    all.addAll(rows.validation());
    all.addAll(rows.test());
    for (int copy = 1; copy < plan.recipe().augmentation().copies(); copy++) {
      int offset = copy * plan.split().data().size();
      copied().forEach(row -> all.add(row + offset));
    }
    return all;
  }

  /** The rows that training sees. */
  List<Integer> copied() {
    return plan.recipe().objective().method().filter(RunRows::learnsFromUnlabelled).isPresent()
        ? Stream.concat(rows.training().stream(), rows.unlabelled().stream()).toList()
        : rows.training();
  }

  private static boolean learnsFromUnlabelled(Method method) {
    return method instanceof SourceFeatures
        || method instanceof AddedLoss loss
            && loss.learnsFrom() == AddedLoss.LearnsFrom.LABELLED_AND_UNLABELLED;
  }

  /** The row itself or one of its copies, as the run's seed draws it for this pass. */
  List<Integer> drawn(List<Integer> order, RandomGenerator random) {
    int copies = plan.recipe().augmentation().copies();
    int size = plan.split().data().size();
    return copies == 1
        ? order
        : order.stream().map(row -> row + random.nextInt(copies) * size).toList();
  }
}
