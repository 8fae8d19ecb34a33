package dev.graft.model;

import java.util.Set;

/** A stage without normalisation: it computes the same in training as in inference. */
public abstract class PlainStage extends StageBlock {
  /** For subclasses. */
  protected PlainStage() {}

  @Override
  public final void normalise(Normalisation policy) {
    // nothing to normalise
  }

  @Override
  public final void freeze(Set<String> tensors) {
    // no other mode in inference
  }

  @Override
  public final void follow(float momentum) {
    // no running statistics
  }
}
