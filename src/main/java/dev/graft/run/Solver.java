package dev.graft.run;

/** How a head's numbers are found. */
public enum Solver {
  /** As the optimum of a convex problem, once; no rate, no passes and no luck are in it. */
  SOLVED("solved"),
  /** By gradient steps. */
  GRADIENT("gradient");

  private final String text;

  Solver(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
