package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.graft.analysis.RunFixtures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {
  private static JsonObject json(Chart chart) {
    return JsonParser.parseString(chart.plotlyJson()).getAsJsonObject();
  }

  @ParameterizedTest
  @MethodSource("dev.graft.chart.ChartFixtures#all")
  void bundleHasPlotlyPngAndTextButNoHtml(Chart chart) {
    Map<String, Object> bundle = chart.bundle();
    assertEquals(
        List.of("application/vnd.plotly.v1+json", "image/png", "text/plain"),
        List.copyOf(bundle.keySet()));
    assertArrayEquals(chart.png(), (byte[]) bundle.get("image/png"));
    assertTrue(((String) bundle.get("text/plain")).startsWith(chart.title() + "\n" + chart.note()));
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
