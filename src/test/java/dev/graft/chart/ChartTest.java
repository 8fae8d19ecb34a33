package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.graft.analysis.Confusion;
import dev.graft.analysis.RunFixtures;
import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.plotly.components.Figure;

class ChartTest {
  private static final List<String> NAMES =
      List.of("Animals & Nature", "Don't say \"<b>\"", "Travel & Places", "People & Body");

  private static Runs withAFailedRun() {
    List<Run> all = new ArrayList<>(RunFixtures.threeArms(3).all());
    all.set(1, RunFixtures.failed(all.get(1), "it diverged"));
    return new Runs(all);
  }

  private static Chart confusion(List<String> classes) {
    Arm arm = Arm.of("frozen", 0.6).withClasses(classes).withRows(400);
    return Charts.confusion(Confusion.of(RunFixtures.runs(arm.seeds(2)), "frozen"));
  }

  static List<Chart> all() {
    return List.of(
        Charts.learningCurves(withAFailedRun()),
        Charts.learningCurves(RunFixtures.runs(Arm.of("odd, <i>", 0.5).withPasses(0).seeds(1))),
        Charts.accuracy(withAFailedRun()),
        Charts.accuracy(
            RunFixtures.runs(
                List.of(RunFixtures.failed(Arm.of("scratch", 0.5).seed(1), "no")),
                Arm.of("frozen", 0.5).seeds(1))),
        confusion(NAMES));
  }

  private static BufferedImage decoded(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static JsonArray traces(Chart chart) {
    return json(chart).getAsJsonArray("data");
  }

  private static JsonObject json(Chart chart) {
    return JsonParser.parseString(chart.plotlyJson()).getAsJsonObject();
  }

  @ParameterizedTest
  @MethodSource("all")
  void bundleHasPlotlyPngAndTextButNoHtml(Chart chart) {
    Map<String, Object> bundle = chart.bundle();
    assertEquals(
        List.of("application/vnd.plotly.v1+json", "image/png", "text/plain"),
        List.copyOf(bundle.keySet()));
    assertArrayEquals(chart.png(), (byte[]) bundle.get("image/png"));
    assertTrue(((String) bundle.get("text/plain")).startsWith(chart.title() + "\n" + chart.note()));
  }

  @ParameterizedTest
  @MethodSource("all")
  void jsonIsSmallAndWithoutNaN(Chart chart) {
    String json = chart.plotlyJson();
    assertTrue(json.length() < 50_000, json.length() + " characters");
    assertFalse(json.contains("NaN") || json.contains("Infinity"), json);
    assertTrue(!traces(chart).isEmpty());
    String title =
        json(chart).getAsJsonObject("layout").getAsJsonObject("title").get("text").getAsString();
    assertTrue(title.startsWith(chart.title() + "<br><sub>"), title);
  }

  @ParameterizedTest
  @MethodSource("all")
  void pngIsOpaqueAndNotBlank(Chart chart) throws IOException {
    BufferedImage image = decoded(chart.png());
    assertEquals(640, image.getWidth());
    assertEquals(400, image.getHeight());
    assertFalse(image.getColorModel().hasAlpha());
    Set<Integer> colours =
        IntStream.range(0, 640 * 400)
            .mapToObj(i -> image.getRGB(i % 640, i / 640))
            .collect(Collectors.toSet());
    assertTrue(colours.size() > 20, colours.size() + " colours");
    assertEquals(0xFFFFFFFF, image.getRGB(0, 0));
  }

  @ParameterizedTest
  @MethodSource("all")
  void tablesawFigureHasTheSameTitleAndAxes(Chart chart) {
    Figure figure = chart.figure();
    String script = figure.asJavascript("target");
    assertTrue(script.contains("title: '" + chart.title() + "'"), script);
    assertTrue(script.contains("title: '" + chart.y().label() + "'"), script);
    assertTrue(figure.getTraces().length > 0);
  }

  @Test
  void linesAreDrawnInTheArmsColourWithTheirBand() {
    Chart chart = Charts.learningCurves(RunFixtures.threeArms(3));
    JsonArray traces = traces(chart);
    assertEquals(6, traces.size());
    JsonObject band = traces.get(4).getAsJsonObject();
    JsonObject line = traces.get(5).getAsJsonObject();
    assertEquals("toself", band.get("fill").getAsString());
    assertEquals("rgba(213,94,0,0.18)", band.get("fillcolor").getAsString());
    assertFalse(band.get("showlegend").getAsBoolean());
    assertEquals(2 * line.getAsJsonArray("x").size(), band.getAsJsonArray("x").size());
    assertEquals("fine-tuned", line.get("name").getAsString());
    assertEquals("#D55E00", line.getAsJsonObject("line").get("color").getAsString());
    assertEquals(6, chart.figure().getTraces().length);
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

  @Test
  void aHeatMapGrowsWithItsClasses() throws IOException {
    List<String> many = IntStream.range(0, 95).mapToObj(i -> "a category named " + i).toList();
    Chart chart = confusion(many);
    assertEquals(1600, decoded(chart.png()).getWidth());
    assertTrue(chart.plotlyJson().length() < 50_000, chart.plotlyJson().length() + " characters");
    BufferedImage ten = decoded(confusion(many.subList(0, 10)).png());
    assertTrue(ten.getWidth() > 640 && ten.getHeight() > 400);
  }

  @Test
  void drawsInAnySizeButNotTooSmall() throws IOException {
    Chart chart = Charts.accuracy(RunFixtures.threeArms(2));
    assertEquals(900, decoded(chart.png(900, 500)).getWidth());
    assertEquals(
        "width (10) must be at least 200",
        assertThrows(IllegalArgumentException.class, () -> chart.png(10, 500)).getMessage());
  }

  @Test
  void saysItsNumbersInATerminal() {
    Chart chart = Charts.accuracy(RunFixtures.runs(Arm.of("scratch", 1).seeds(2)));
    assertEquals(
        """
        Test accuracy
        bar and number: mean over seeds; points: single seeds
        test accuracy (share of rows) against arm
        bar      test accuracy
        scratch  1.000""",
        chart.toString());
  }

  @Test
  void refusesWhatCannotStandInOnePicture() {
    Chart lines = Charts.learningCurves(RunFixtures.threeArms(2));
    Chart bars = Charts.accuracy(RunFixtures.threeArms(2));
    List<Series> mixed = List.of(lines.series().get(0), bars.series().get(0));
    assertEquals(
        "series (1 lines, 0 heat maps, 0 clouds of 2) must be lines only, bars with points, one heat"
            + " map, or clouds only; make a chart of each",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Chart("t", "n", lines.x(), lines.y(), mixed))
            .getMessage());
    List<Series> stray =
        List.of(bars.series().get(0), new Series.Points("seed", List.of("frosen"), List.of(0.5)));
    assertEquals(
        "no bar 'frosen'; did you mean 'frozen'? Known: scratch, frozen, fine-tuned",
        assertThrows(
                IllegalArgumentException.class,
                () -> new Chart("t", "n", bars.x(), bars.y(), stray))
            .getMessage());
  }
}
