package dev.graft.training;

import dev.graft.data.Rows;
import java.util.ArrayList;
import java.util.List;
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
    return new RunRows(
        plan,
        plan.recipe().objective().method().map(m -> m.rows(drawn, plan.seed())).orElse(drawn));
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
