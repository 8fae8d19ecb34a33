package dev.graft.chart;

import static dev.graft.chart.SourceChartsFixtures.CLASSES;
import static dev.graft.chart.SourceChartsFixtures.MAP;
import static dev.graft.chart.SourceChartsFixtures.chart;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SourceChartsTest {
  @Test
  void everyRowStandsInItsClass() {
    assertEquals(
        List.of(2, 3, 0),
        chart().series().stream().map(s -> ((Series.Cloud) s).x().size()).toList());
    assertEquals("first component (85% of the variance)", chart().x().label());
    String text = chart().toString();
    assertTrue(text.contains("<b>dogs</b>  3"), text);
    assertTrue(chart().plotlyJson().contains("&lt;b>dogs"), chart().plotlyJson());
    assertTrue(chart().plotlyJson().contains("\"showlegend\":true"));
    assertEquals(3, chart().figure().getTraces().length);
  }

  @Test
  void labelsMustFit() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> SourceCharts.map("a base", MAP, List.of(0, 1), CLASSES));
    assertEquals("labels (2) must be as many as the rows of the map (5)", error.getMessage());
  }
}
