package dev.graft.chart;

import java.util.ArrayList;
import java.util.List;

/** The outline of a line's band: along the lower edge, then back along the upper one. */
record Band(List<Double> x, List<Double> y) {
  static Band of(Series.Line line) {
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < line.x().size(); i++) {
      add(line.x().get(i), line.low().get(i), x, y);
    }
    for (int i = line.x().size() - 1; i >= 0; i--) {
      add(line.x().get(i), line.high().get(i), x, y);
    }
    return new Band(List.copyOf(x), List.copyOf(y));
  }

  private static void add(double x, double edge, List<Double> xs, List<Double> ys) {
    if (!Double.isNaN(edge)) {
      xs.add(x);
      ys.add(edge);
    }
  }
}
