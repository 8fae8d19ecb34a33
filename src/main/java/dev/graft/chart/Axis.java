package dev.graft.chart;

import dev.graft.show.Shown;

/**
 * An axis of a chart.
 *
 * @param title what it shows
 * @param unit in which unit; empty for names
 * @param scale how its numbers lie
 */
public record Axis(String title, String unit, Scale scale) implements Shown {
  /** How the numbers of an axis lie. */
  public enum Scale {
    /** Equal steps are equally long. */
    LINEAR(Double.NaN),
    /** Doublings are equally long, with a mark at each power of 2; for the lower axis of lines. */
    DOUBLING(2),
    /** Tenfolds are equally long, with a mark at each power of 10; for the lower axis of lines. */
    TENFOLD(10);

    private final double base;

    Scale(double base) {
      this.base = base;
    }

    /** Whether equal factors are equally long. */
    boolean logarithmic() {
      return this != LINEAR;
    }

    double base() {
      return base;
    }
  }

  /** Of equal steps. */
  public Axis(String title, String unit) {
    this(title, unit, Scale.LINEAR);
  }

  /** The text beside the axis, unit in brackets. */
  public String label() {
    return unit.isEmpty() ? title : title + " (" + unit + ")";
  }

  @Override
  public String toString() {
    return label();
  }
}
