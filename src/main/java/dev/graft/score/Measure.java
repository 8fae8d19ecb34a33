package dev.graft.score;

/** What a score measures. */
public enum Measure {
  /** Cross-validated accuracy of a linear model: see {@link LinearProbe}. */
  LINEAR_PROBE("linear probe", true, "share of rows"),
  /** Accuracy of the nearest neighbours: see {@link NearestNeighbours}. */
  NEAREST_NEIGHBOURS("nearest neighbours", true, "share of rows"),
  /** See {@link LogMe}. */
  LOG_ME("LogME", true, "nats per row"),
  /** See {@link ShrunkHScore}. */
  SHRUNK_H_SCORE("regularised H-score", true, ""),
  /** See {@link HScore}. */
  H_SCORE("H-score", true, ""),
  /** See {@link TransRate}. */
  TRANS_RATE("TransRate", true, "nats per row"),
  /** See {@link LinearCka}. */
  CKA("CKA", true, ""),
  /** See {@link Leep}. */
  LEEP("LEEP", true, "nats per row"),
  /** See {@link Nce}. */
  NCE("NCE", true, "nats per row"),
  /** See {@link MaximumMeanDiscrepancy}. */
  MMD("MMD", false, "squared"),
  /** See {@link ProxyADistance}. */
  PROXY_A_DISTANCE("proxy A-distance", false, ""),
  /** See {@link CoralDistance}. */
  CORAL_DISTANCE("CORAL distance", false, "");

  private final String words;
  private final boolean higher;
  private final String unit;

  Measure(String words, boolean higher, String unit) {
    this.words = words;
    this.higher = higher;
    this.unit = unit;
  }

  /** Whether more of it is better for a transfer. */
  public boolean higherIsBetter() {
    return higher;
  }

  /** In what it is counted; empty for a bare number. */
  public String unit() {
    return unit;
  }

  @Override
  public String toString() {
    return words;
  }
}
