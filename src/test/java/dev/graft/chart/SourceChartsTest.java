package dev.graft.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.score.PrincipalMap;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SourceChartsTest {
  private static final PrincipalMap MAP =
      PrincipalMap.of(new double[][] {{0, 0}, {4, 0}, {0, 1}, {4, 1}, {2, 2}});
  private static final List<String> CLASSES = List.of("cats", "<b>dogs</b>", "none");

  private static Chart chart() {
    return SourceCharts.map("a base", MAP, List.of(0, 1, 0, 1, 1), CLASSES);
  }

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
  void thePictureHasTheColoursOfTheClassesThatHaveRows() throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(chart().png()));
    var colours =
        IntStream.range(0, image.getWidth() * image.getHeight())
            .mapToObj(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()) & 0xFFFFFF)
            .collect(Collectors.groupingBy(c -> c, Collectors.counting()));
    assertTrue(colours.getOrDefault(0x0072B2, 0L) > 40, "circles and their mark in the legend");
    assertTrue(colours.getOrDefault(0xD55E00, 0L) > 60, "squares and theirs");
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
