package dev.graft.hub;

/** How many channels a net of another width has. */
final class Channels {
  private static final int MULTIPLE = 8;

  private Channels() {}

  /** The nearest multiple of 8, and the next one where that would take more than a tenth away. */
  static int of(double wanted) {
    int rounded = Math.max(MULTIPLE, (int) (wanted + MULTIPLE / 2.0) / MULTIPLE * MULTIPLE);
    return rounded < 0.9 * wanted ? rounded + MULTIPLE : rounded;
  }
}
