package dev.graft.training;

import dev.graft.internal.Check;
import dev.graft.model.EngineTasks;
import dev.graft.model.Weights;
import dev.graft.recipe.AddedLoss;
import dev.graft.recipe.Augmentation;
import java.util.List;

/** How far the loss of a task and the loss that a method adds pull apart. */
public final class GradientConflict {
  private GradientConflict() {}

  /**
   * The mean cosine, over the batches of the training rows, between the gradients that both losses
   * have in the shared layers (Yu et al. 2020, "Gradient surgery for multi-task learning"); in [-1,
   * 1], below 0 a step for one undoes the other.
   *
   * @param trained the tensors of a finished run; none for its first weights
   * @throws IllegalArgumentException unless the plan's method adds a loss on labelled rows alone
   */
  public static double cosine(Plan plan, Weights trained, FeatureCache cache) {
    Check.that(
        plan.recipe()
            .objective()
            .addedLoss()
            .filter(m -> m.learnsFrom() == AddedLoss.LearnsFrom.LABELLED)
            .isPresent(),
        "recipe (%s) must have a method that adds a loss on labelled rows; give it a second task"
            + " with recipe.with(MultiTask...)",
        plan.recipe());
    return EngineTasks.call(() -> computed(plan, trained, cache));
  }

  private static double computed(Plan plan, Weights trained, FeatureCache cache) {
    List<Integer> rows = RunRows.of(plan).rows().training();
    Weights weights = plan.network().initialWeights(plan.seed()).with(trained);
    FrozenPart part =
        new FrozenPart(plan.split().data(), plan.network().base(), weights, Augmentation.NONE);
    int cached = cache.fitting(part, plan.cut(), rows.size());
    Activations inputs = cache.activations(part, cached, rows);
    try (LiveRun live = new LiveRun(plan, weights, cached)) {
      live.optimiser(weights);
      live.passStarts(1, 1, inputs);
      return Batches.of(rows, plan.recipe().batchSize()).stream()
          .mapToDouble(batch -> live.conflict(inputs, batch))
          .filter(Double::isFinite)
          .average()
          .orElse(Double.NaN);
    }
  }
}
