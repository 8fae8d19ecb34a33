package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SeriesTest {
  private static final List<Double> TWO = List.of(0.0, 1.0);
  private static final List<Double> ONE = List.of(0.5);

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  @Test
  void listsThatDoNotFitAreNamed() {
    assertSays(
        "y (2), low (1) and high (2) must be as many as x (2)",
        () -> new Series.Line("a", "#000000", TWO, TWO, ONE, TWO));
    assertSays(
        "values (2) and colours (1) must be as many as labels (1)",
        () -> new Series.Bars("a", List.of("b"), TWO, List.of("#000000")));
    assertSays(
        "values (2) must be as many as labels (1)",
        () -> new Series.Points("a", List.of("b"), TWO));
    assertSays(
        "y (1) must be as many as x (2)",
        () -> new Series.Cloud("a", "#000000", Series.Cloud.Mark.CIRCLE, TWO, ONE));
    assertSays(
        "values (1) and counts (0) must be as many as rows (1)",
        () -> new Series.HeatMap("a", List.of("b"), List.of("c"), List.of(ONE), List.of()));
  }

  @Test
  void whatIsAddedToAListLaterIsNotDrawn() {
    List<Double> values = new ArrayList<>(ONE);
    List<String> labels = new ArrayList<>(List.of("b"));
    List<List<Double>> rows = new ArrayList<>(List.of(values));
    Series.Points points = new Series.Points("a", labels, values);
    Series.HeatMap map =
        new Series.HeatMap("a", labels, labels, rows, List.of(new ArrayList<>(List.of(1))));
    values.add(1.0);
    labels.add("c");
    assertEquals(List.of(0.5), points.values());
    assertEquals(List.of("b"), points.labels());
    assertEquals(List.of(List.of(0.5)), map.values());
    assertEquals(List.of("b"), map.columns());
  }
}
