package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LevelsTest {
  private static final Series.Level CHANCE =
      new Series.Level("chance 0.200", 0.2, Series.Level.Dash.DASHED);

  private static Chart lines(double lowest, double highest) {
    List<Double> x = List.of(0.0, 1.0);
    List<Double> none = List.of(Double.NaN, Double.NaN);
    List<Double> y = List.of(highest - 0.01, highest);
    Series.Line banded = new Series.Line("a", "#000000", x, y, List.of(lowest, Double.NaN), y);
    Series.Line other = new Series.Line("b", "#000000", x, y, none, none);
    List<Series> series = List.of(banded, other);
    return new Chart("t", "band: n", new Axis("x", ""), new Axis("y", ""), series);
  }

  @Test
  void aLevelThatWouldTakeMostOfThePictureStandsInTheNote() {
    Chart chart = Levels.behind(lines(0.78, 0.92), List.of(CHANCE));
    assertEquals(lines(0.78, 0.92).series(), chart.series());
    assertEquals("band: n; chance 0.200 lies below the picture", chart.note());
  }

  @Test
  void aLevelNearTheLinesOrAboveThemIsDrawn() {
    Chart near = Levels.behind(lines(0.5, 0.9), List.of(CHANCE));
    assertEquals(List.of(CHANCE), near.series(Series.Level.class));
    assertEquals("band: n", near.note());
    Series.Level above = new Series.Level("largest class 0.900", 0.9, Series.Level.Dash.DOTTED);
    assertEquals(3, Levels.behind(lines(0.2, 0.3), List.of(above)).series().size());
    assertEquals(3, Levels.behind(lines(0.28, 0.281), List.of(CHANCE)).series().size());
  }
}
