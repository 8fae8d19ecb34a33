package dev.graft.chart;

import dev.graft.internal.Check;
import dev.graft.show.Shown;
import java.util.List;

/**
 * An axis of a chart.
 *
 * @param title what it shows
 * @param unit in which unit; empty for names
 * @param scale how its numbers lie
 * @param ticks what stands at its numbers in their place, for the lower axis of lines; empty for
 *     the numbers themselves
 */
public record Axis(String title, String unit, Scale scale, List<Tick> ticks) implements Shown {
  /**
   * A name in the place of a number.
   *
   * @param at where on the axis
   * @param name what stands there
   */
  public record Tick(double at, String name) implements Shown {
    @Override
    public String toString() {
      return name + " at " + ChartText.plain(at);
    }
  }

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

  /** Copies the list. */
  public Axis {
    ticks = List.copyOf(ticks);
    Check.that(
        ticks.isEmpty() || scale == Scale.LINEAR,
        "ticks (%d) must stand on an axis of equal steps",
        ticks.size());
  }

  /** With its own numbers. */
  public Axis(String title, String unit, Scale scale) {
    this(title, unit, scale, List.of());
  }

  /** Of equal steps, with names in the place of numbers. */
  public static Axis named(String title, String unit, List<Tick> ticks) {
    return new Axis(title, unit, Scale.LINEAR, ticks);
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
