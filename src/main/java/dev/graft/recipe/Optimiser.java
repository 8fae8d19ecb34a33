package dev.graft.recipe;

/** Which rule moves the weights along their gradients. */
public enum Optimiser {
  /** Adam with decoupled weight decay (Loshchilov &amp; Hutter 2019). */
  ADAM_W("AdamW"),
  /**
   * Stochastic gradient descent with momentum 0.9 and decoupled weight decay. Its rates are ten to
   * a hundred times AdamW's.
   */
  SGD("SGD");

  private final String words;

  Optimiser(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
