package dev.graft.model;

import ai.djl.nn.AbstractBlock;

/** The live block of a stage. */
public abstract class StageBlock extends AbstractBlock {
  /** For subclasses. */
  protected StageBlock() {}

  /** Says what normalisation layers do in training from now on. */
  public abstract void normalise(Normalisation normalisation);

  /** Says which share of the running statistics stays at each step, in [0, 1). */
  public abstract void follow(float momentum);
}
