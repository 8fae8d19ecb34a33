package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.ParameterStore;
import dev.graft.model.Base;
import dev.graft.model.Engines;
import dev.graft.model.NetworkBlock;
import dev.graft.model.NetworkBlock.Range;
import dev.graft.model.Normalisation;
import dev.graft.model.TensorSpec;
import dev.graft.model.Weights;
import dev.graft.recipe.Augmentation;
import java.util.List;
import java.util.Map;

/**
 * Running statistics re-estimated on the training rows: each layer's mean and variance become the
 * means, over all batches of one pass, of the batch's mean and variance, while every layer
 * normalises with its batch (Li 2016, "Revisiting batch normalization for practical domain
 * adaptation"; what PyTorch does as update_bn).
 */
final class Statistics {
  private static final int BATCH = 32;

  private Statistics() {}

  /** The new statistics of a plan that asks for them; none for any other. */
  static Weights of(Plan plan, List<Integer> rows) {
    return of(plan, rows, BATCH);
  }

  /** The same in batches of another size, which takes other memory. */
  static Weights of(Plan plan, List<Integer> rows, int batchSize) {
    Base base = plan.network().base();
    if (plan.network().normalisation() != Normalisation.RE_ESTIMATED || names(base).isEmpty()) {
      return Weights.none();
    }
    return ofBatches(plan, Batches.of(rows, batchSize), plan.network().initialWeights(plan.seed()));
  }

  /** The statistics that these weights give on these rows. */
  static Weights of(Plan plan, List<Integer> rows, Weights weights) {
    return ofBatches(plan, Batches.of(rows, BATCH), weights);
  }

  private static Weights ofBatches(Plan plan, List<List<Integer>> batches, Weights weights) {
    List<Integer> rows = batches.stream().flatMap(List::stream).toList();
    Gradients.off();
    Base base = plan.network().base();
    FrozenPart part = new FrozenPart(plan.split().data(), base, weights, Augmentation.NONE);
    Activations pixels = FeatureCache.shared().activations(part, 0, rows);
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block = new NetworkBlock(base.backbone(), plan.network().head());
      block.loadStages(manager, weights, new Range(0, block.depth()));
      block.normalise(Normalisation.TRAINED);
      int update = 0;
      for (List<Integer> batch : batches) {
        Interruption.check();
        block.average(++update);
        forward(block, manager, pixels.batch(manager, batch));
      }
      return Weights.copyOf(statistics(block, base));
    }
  }

  /** The backward pass is there because MXNet moves running statistics in it, not before. */
  private static void forward(NetworkBlock block, NDManager manager, NDArray batch) {
    try (batch;
        NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      batch.setRequiresGradient(true);
      ParameterStore store = NetworkBlock.store(manager);
      Range all = new Range(0, block.depth());
      Gradients.of(Engines.current(), () -> block.stages(store, batch, all, true).sum());
    }
  }

  private static Map<String, NDArray> statistics(NetworkBlock block, Base base) {
    return block.arrays(names(base));
  }

  private static List<String> names(Base base) {
    return base.backbone().stages().stream()
        .flatMap(stage -> stage.tensors().stream())
        .filter(spec -> !spec.role().learned())
        .map(TensorSpec::name)
        .toList();
  }
}
