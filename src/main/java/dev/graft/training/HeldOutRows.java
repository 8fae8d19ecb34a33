package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import dev.graft.internal.Check;
import dev.graft.model.EngineTasks;
import dev.graft.model.Engines;
import dev.graft.model.LiveArray;
import dev.graft.model.Weights;
import dev.graft.recipe.AddedLoss;
import dev.graft.recipe.Augmentation;
import java.util.Arrays;
import java.util.List;

/** What the loss that a method adds is on the test rows. */
public final class HeldOutRows {
  private HeldOutRows() {}

  /**
   * The mean over the test rows, with the network in inference mode.
   *
   * @param trained the tensors of a finished run, the method's own included; none for its first
   *     weights
   * @throws IllegalArgumentException unless the plan's method adds a loss on features, of labelled
   *     rows alone, and the head has no hidden layer
   */
  public static double loss(Plan plan, Weights trained, FeatureCache cache) {
    check(plan);
    return EngineTasks.call(() -> computed(plan, trained, cache));
  }

  private static double computed(Plan plan, Weights trained, FeatureCache cache) {
    List<Integer> rows = RunRows.of(plan).rows().test();
    Weights weights = plan.network().initialWeights(plan.seed()).with(trained);
    FrozenPart part =
        new FrozenPart(plan.split().data(), plan.network().base(), weights, Augmentation.NONE);
    int cached = cache.fitting(part, plan.cut(), rows.size());
    Activations inputs = cache.activations(part, cached, rows);
    try (LiveRun live = new LiveRun(plan, weights, cached);
        NDManager manager = Engines.current().newBaseManager()) {
      LiveMethod method = LiveMethod.of(plan, manager, weights).orElseThrow();
      method.passStarts(1, 1);
      float[][] features = live.features(inputs, rows);
      int size = plan.recipe().batchSize();
      double sum = 0;
      for (int first = 0; first < rows.size(); first += size) {
        int end = Math.min(first + size, rows.size());
        float[][] some = Arrays.copyOfRange(features, first, end);
        sum += loss(method, manager, some, rows.subList(first, end)) * (end - first);
      }
      return sum / rows.size();
    }
  }

  private static void check(Plan plan) {
    Check.that(
        plan.recipe()
                .objective()
                .addedLoss()
                .filter(m -> m.learnsFrom() == AddedLoss.LearnsFrom.LABELLED)
                .filter(m -> m.actsOn() == AddedLoss.ActsOn.FEATURES)
                .isPresent()
            && plan.network().head().hidden().isEmpty(),
        "recipe (%s) must have a method that adds a loss on features of labelled rows, and the head"
            + " no hidden layer; use recipe.with(Denoising...)",
        plan.recipe());
  }

  private static double loss(
      LiveMethod method, NDManager manager, float[][] features, List<Integer> rows) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      float[] values = new float[features.length * features[0].length];
      for (int i = 0; i < features.length; i++) {
        System.arraycopy(features[i], 0, values, i * features[0].length, features[0].length);
      }
      NDArray array = LiveArray.of(manager, values, new Shape(features.length, features[0].length));
      return method.loss(new LiveMethod.Answers(array, array), rows, List.of()).getFloat();
    }
  }
}
