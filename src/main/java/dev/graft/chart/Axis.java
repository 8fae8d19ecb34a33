package dev.graft.chart;

/**
 * An axis of a chart.
 *
 * @param title what it shows
 * @param unit in which unit; empty for names
 */
public record Axis(String title, String unit) {
  /** The text beside the axis, unit in brackets. */
  public String label() {
    return unit.isEmpty() ? title : title + " (" + unit + ")";
  }

  @Override
  public String toString() {
    return label();
  }
}
