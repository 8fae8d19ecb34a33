package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
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

  private static final List<String> NAMES = List.of("b", "c");

  private static Series.Bars bars(double value) {
    return new Series.Bars("bars", NAMES, List.of(value, 0.2), List.of("#000000", "#000000"));
  }

  /** Of each kind the series of a chart, with this value in one of that kind. */
  private static final Map<Class<?>, DoubleFunction<List<Series>>> KINDS =
      Map.of(
          Series.Line.class,
          y -> List.of(new Series.Line("a", "#000000", TWO, List.of(0.0, y), TWO, TWO)),
          Series.Bars.class,
          value -> List.of(bars(value)),
          Series.Points.class,
          value -> List.of(bars(0.9), new Series.Points("a", NAMES, List.of(value, 0.1))),
          Series.Level.class,
          y -> List.of(bars(0.5), new Series.Level("level " + y, y, Series.Level.Dash.DOTTED)),
          Series.Cloud.class,
          x ->
              List.of(
                  new Series.Cloud(
                      "a", "#000000", Series.Cloud.Mark.CIRCLE, List.of(0.0, x, 1.0), three())),
          Series.HeatMap.class,
          value ->
              List.of(
                  new Series.HeatMap(
                      "a",
                      NAMES,
                      List.of("d"),
                      List.of(List.of(100 * value, 50.0)),
                      List.of(List.of(4, 4)))));

  private static List<Double> three() {
    return List.of(0.0, 0.5, 1.0);
  }

  private static Chart chart(Class<?> kind, double value) {
    Axis axis = new Axis("axis", "");
    return new Chart("title", "note", axis, axis, KINDS.get(kind).apply(value));
  }

  @Test
  void everyKindIsDrawnInEveryForm() {
    assertEquals(Set.of(Series.class.getPermittedSubclasses()), KINDS.keySet(), "add the new kind");
    for (Class<?> kind : KINDS.keySet()) {
      Chart chart = chart(kind, 0.3);
      Chart other = chart(kind, 0.8);
      String name = kind.getSimpleName();
      assertFalse(Arrays.equals(chart.png(), other.png()), name + " is not in the picture");
      assertNotEquals(chart.plotlyJson(), other.plotlyJson(), name + " is not in Plotly's figure");
      assertNotEquals(
          chart.figure().asJavascript("a"),
          other.figure().asJavascript("a"),
          name + " is not in Tablesaw's figure");
      boolean besideBars = kind == Series.Points.class; // the text gives the bars, their means
      assertEquals(besideBars, chart.toString().equals(other.toString()), name + " in the text");
    }
  }
}
