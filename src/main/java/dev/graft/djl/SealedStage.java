package dev.graft.djl;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.graft.internal.Text;
import dev.graft.model.PlainStage;
import java.util.UUID;

/**
 * A model that is computed whole and in inference mode alone: loaded at the first batch, and closed
 * with the manager that it computes for.
 *
 * @param <M> the live model
 */
abstract class SealedStage<M extends AutoCloseable> extends PlainStage {
  private final String refusal;
  private M model;
  private NDManager owner;

  /**
   * A stage of a model.
   *
   * @param refusal how a message on training begins: "the encoder MiniLM is not computed"
   */
  SealedStage(String refusal) {
    this.refusal = refusal;
  }

  /** Loads the model. */
  abstract M open();

  /** What the model answers to a batch. */
  abstract NDList answer(M live, NDList inputs);

  @Override
  protected final NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    if (training) {
      throw new IllegalStateException(
          Text.format(
              "%s within a training step; give the feature cache room for its answers,"
                  + " FeatureCache.withBound(mebibytes)",
              refusal));
    }
    if (owner != store.getManager()) {
      owner = store.getManager();
      model = open();
      owner.attachInternal(UUID.randomUUID().toString(), model);
    }
    return answer(model, inputs);
  }
}
