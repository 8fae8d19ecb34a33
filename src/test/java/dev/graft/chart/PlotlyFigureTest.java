package dev.graft.chart;

import static dev.graft.chart.ChartFixtures.NAMES;
import static dev.graft.chart.ChartFixtures.confusion;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.graft.analysis.RunFixtures;
import dev.graft.analysis.RunFixtures.Arm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlotlyFigureTest {
  private static JsonArray traces(Chart chart) {
    return json(chart).getAsJsonArray("data");
  }

  private static JsonObject json(Chart chart) {
    return JsonParser.parseString(chart.plotlyJson()).getAsJsonObject();
  }

  @ParameterizedTest
  @MethodSource("dev.graft.chart.ChartFixtures#all")
  void jsonIsSmallAndWithoutNaN(Chart chart) {
    String json = chart.plotlyJson();
    assertTrue(json.length() < 50_000, json.length() + " characters");
    assertFalse(json.contains("NaN") || json.contains("Infinity"), json);
    assertTrue(!traces(chart).isEmpty());
    String title =
        json(chart).getAsJsonObject("layout").getAsJsonObject("title").get("text").getAsString();
    assertTrue(title.startsWith(chart.title() + "<br><sub>"), title);
  }

  @Test
  void linesAreDrawnInTheArmsColourWithTheirBand() {
    Chart chart = Charts.learningCurves(RunFixtures.threeArms(3));
    JsonArray traces = traces(chart);
    assertEquals(7, traces.size(), "bands, lines and chance");
    JsonObject band = traces.get(4).getAsJsonObject();
    JsonObject line = traces.get(5).getAsJsonObject();
    assertEquals("toself", band.get("fill").getAsString());
    assertEquals("rgba(213,94,0,0.09)", band.get("fillcolor").getAsString());
    assertFalse(band.get("showlegend").getAsBoolean());
    assertEquals(2 * line.getAsJsonArray("x").size(), band.getAsJsonArray("x").size());
    assertEquals("fine-tuned", line.get("name").getAsString());
    assertEquals("#D55E00", line.getAsJsonObject("line").get("color").getAsString());
    assertEquals(7, chart.figure().getTraces().length);
  }

  @Test
  void numbersStandOverTheBarsAndTheirPoints() {
    Axis axis = new Axis("axis", "");
    List<String> labels = List.of("a", "b");
    Chart chart =
        new Chart(
            "",
            "",
            axis,
            axis,
            List.of(
                new Series.Bars("mean", labels, List.of(0.5, 1.0), List.of("#000000", "#000000")),
                new Series.Points("seed", List.of("a", "a"), List.of(0.3, 0.7)),
                new Series.Level("chance 0.500", 0.5, Series.Level.Dash.DASHED)));
    JsonObject numbers = traces(chart).get(1).getAsJsonObject();
    assertEquals("text", numbers.get("mode").getAsString());
    assertEquals("[0.7,1.0]", numbers.getAsJsonArray("y").toString());
    assertEquals("[\"0.500\",\"1.000\"]", numbers.getAsJsonArray("text").toString());
    JsonObject layout = json(chart).getAsJsonObject("layout");
    assertEquals("[0.0,1.08]", layout.getAsJsonObject("yaxis").getAsJsonArray("range").toString());
    JsonObject level = layout.getAsJsonArray("shapes").get(0).getAsJsonObject();
    assertEquals(0.5, level.get("y0").getAsDouble());
    assertEquals(level.get("y0"), level.get("y1"));
  }

  @Test
  void aValueThatIsNotThereIsNull() {
    Chart chart =
        Charts.accuracy(
            RunFixtures.runs(
                Arm.of("scratch", 0.5).seeds(1),
                List.of(RunFixtures.failed(Arm.of("frozen", 0.5).seed(1), "no"))));
    JsonArray heights = traces(chart).get(0).getAsJsonObject().getAsJsonArray("y");
    assertFalse(heights.get(0).isJsonNull());
    assertTrue(heights.get(1).isJsonNull());
    Map<?, ?> figure = (Map<?, ?>) chart.bundle().get("application/vnd.plotly.v1+json");
    Map<?, ?> trace = (Map<?, ?>) ((List<?>) figure.get("data")).get(0);
    assertNull(((List<?>) trace.get("y")).get(1));
  }

  @Test
  void namesAreNotReadAsMarkup() {
    JsonObject map = traces(confusion(NAMES)).get(0).getAsJsonObject();
    assertEquals("Don't say \"&lt;b>\"", map.getAsJsonArray("x").get(1).getAsString());
    assertEquals("Animals & Nature", map.getAsJsonArray("x").get(0).getAsString());
    String script = confusion(NAMES).figure().asJavascript("target");
    assertFalse(script.contains("<b>"), script);
  }
}
