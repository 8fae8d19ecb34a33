package dev.graft.run;

/**
 * What a run says of weights that no source made and that no {@link ControlKind} is made of. One
 * that started from a source names its base instead ({@link Fact#WEIGHTS_HASH}).
 */
public enum NetworkStart {
  /** Weights drawn from the run's seed. */
  SCRATCH("scratch");

  private final String text;

  NetworkStart(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
