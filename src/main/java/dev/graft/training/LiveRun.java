package dev.graft.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.graft.internal.Seeds;
import dev.graft.model.Engines;
import dev.graft.model.NetworkBlock;
import dev.graft.model.NetworkBlock.Range;
import dev.graft.model.TensorSpec;
import dev.graft.model.Weights;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The live part of one run: the trained stages and head, the optimiser, and nothing that outlives
 * it. All that is random comes from the run's own seed.
 */
final class LiveRun implements AutoCloseable {
  private final Plan plan;
  private final Engine engine = Engines.current();
  private final NDManager manager = engine.newBaseManager();
  private final ParameterStore store = NetworkBlock.store(manager);
  private final NetworkBlock block;
  private final Range trained;
  private final RandomGenerator dropout;

  LiveRun(Plan plan, Weights weights) {
    this.plan = plan;
    Gradients.off();
    block = new NetworkBlock(plan.network().base().backbone(), plan.network().head());
    trained = new Range(plan.cut(), block.depth());
    block.loadStages(manager, weights, trained).loadHead(manager, weights);
    block.normalise(plan.network().normalisation());
    dropout = Seeds.generator(plan.seed(), "dropout " + plan.recipe().phases().size());
  }

  /** A new optimiser for the tensors that this run trains. */
  AdamW optimiser() {
    Set<String> decaying =
        block.specs(trained.from()).stream()
            .filter(spec -> spec.role().decays())
            .map(TensorSpec::name)
            .collect(Collectors.toSet());
    return new AdamW(
        manager, block.trained(trained.from()), plan.recipe().lastPhase(), decaying::contains);
  }

  /** The number of values that this run trains. */
  long trainedParameters() {
    return block.specs(trained.from()).stream()
        .filter(spec -> spec.role().learned())
        .mapToLong(TensorSpec::size)
        .sum();
  }

  /** Says which update of the pass comes next, 1, 2, ...: see {@link NetworkBlock#follow}. */
  void nextUpdate(int ofPass) {
    block.follow(ofPass);
  }

  /** One gradient step; returns the mean loss of the batch before it, in nats. */
  float step(AdamW optimiser, Activations inputs, List<Integer> rows) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray batch = inputs.batch(manager, rows);
      NDArray labels = labels(rows);
      float loss = Gradients.of(engine, () -> loss(batch, labels));
      optimiser.step();
      return loss;
    }
  }

  private NDArray loss(NDArray batch, NDArray labels) {
    NDArray features = block.stages(store, batch, trained, true);
    double share = plan.network().head().dropout();
    NDArray kept = share > 0 ? features.mul(mask(features.getShape(), share)) : features;
    NDArray scores = block.scores(store, kept, true);
    return scores.logSoftmax(1).mul(labels).sum().div(-labels.getShape().get(0));
  }

  private NDArray mask(Shape shape, double share) {
    float[] mask = new float[Math.toIntExact(shape.size())];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = dropout.nextDouble() < share ? 0 : (float) (1 / (1 - share));
    }
    return manager.create(mask, shape);
  }

  /** One row of zeros and a single one per data row, (n, classes). */
  private NDArray labels(List<Integer> rows) {
    int classes = plan.network().head().classes().size();
    float[] oneHot = new float[rows.size() * classes];
    for (int i = 0; i < rows.size(); i++) {
      oneHot[i * classes + plan.split().data().label(rows.get(i))] = 1;
    }
    return manager.create(oneHot, new Shape(rows.size(), classes));
  }

  /** The features of rows under the present weights, (n, features) in rows of a matrix. */
  float[][] features(Activations inputs, List<Integer> rows) {
    return inBatches(
        rows, batch -> block.stages(store, inputs.batch(manager, batch), trained, false));
  }

  /** The log-probabilities of rows under the present weights, (n, classes). */
  float[][] logProbabilities(Activations inputs, List<Integer> rows) {
    return inBatches(
        rows,
        batch -> {
          NDArray features = block.stages(store, inputs.batch(manager, batch), trained, false);
          return block.scores(store, features, false).logSoftmax(1);
        });
  }

  private interface Forward {
    NDArray of(List<Integer> batch);
  }

  private float[][] inBatches(List<Integer> rows, Forward forward) {
    float[][] all = new float[rows.size()][];
    int done = 0;
    for (List<Integer> batch : Batches.of(rows, Batches.EVALUATION)) {
      Interruption.check();
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        float[] values = forward.of(batch).toFloatArray();
        int length = values.length / batch.size();
        for (int i = 0; i < batch.size(); i++) {
          all[done++] = java.util.Arrays.copyOfRange(values, i * length, (i + 1) * length);
        }
      }
    }
    return all;
  }

  /** A copy of the tensors that this run trains, running statistics included. */
  Weights weights() {
    return block.weights(trained.from());
  }

  /** Puts kept tensors back in place. */
  void restore(Weights kept) {
    block.restore(manager, kept);
  }

  @Override
  public void close() {
    manager.close();
  }
}
