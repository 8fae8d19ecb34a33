package dev.graft.internal;

/**
 * Comparisons of computed numbers with a bound, which a rounding error must not decide: 0.9 x 0.8
 * is 0.7200000000000001, and a curve at 0.72 has reached it.
 */
public final class Tolerance {
  /** Far above the rounding of a few sums, far below a thousandth of a test row. */
  public static final double ROUNDING = 1e-9;

  private Tolerance() {}

  /** Whether the value reaches the bound, but for rounding. */
  public static boolean atLeast(double value, double bound) {
    return value >= bound - ROUNDING;
  }

  /** Whether the value stays within the bound, but for rounding. */
  public static boolean atMost(double value, double bound) {
    return value <= bound + ROUNDING;
  }

  /** Whether the value exceeds the bound by more than rounding. */
  public static boolean above(double value, double bound) {
    return value > bound + ROUNDING;
  }
}
