package dev.graft.chart;

import static dev.graft.chart.ChartFixtures.confusion;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchart.HeatMapChart;

class PictureTest {
  private static BufferedImage decoded(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  @ParameterizedTest
  @MethodSource("dev.graft.chart.ChartFixtures#all")
  void pngIsOpaqueAndNotBlank(Chart chart) throws IOException {
    BufferedImage image = decoded(chart.png());
    assertEquals(640, image.getWidth());
    assertEquals(400, image.getHeight());
    Set<Integer> colours =
        IntStream.range(0, 640 * 400)
            .mapToObj(i -> image.getRGB(i % 640, i / 640))
            .collect(Collectors.toSet());
    assertTrue(colours.size() > 20, colours.size() + " colours");
    assertEquals(0xFFFFFFFF, image.getRGB(20, 3), "white");
    assertEquals(0, image.getRGB(0, 0) >>> 24, "a card with round corners, on any ground");
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
  void aHeatMapsPictureWritesNoZero() {
    Series.HeatMap map =
        new Series.HeatMap(
            "few",
            List.of("a", "b"),
            List.of("a"),
            List.of(List.of(99.6, 0.4)),
            List.of(List.of(249, 1)));
    Chart chart = confusion(List.of("a", "b"));
    HeatMapChart drawn = HeatMapPicture.of(chart, map, HeatMapPicture.size(map));
    List<? extends Number[]> cells = drawn.getHeatMapSeries().getHeatData();
    assertEquals(1, cells.size(), "and none in which 0 would be written");
    Number[] first = cells.get(0);
    assertEquals(99.6, first[2]);
    assertEquals("<1", ChartText.percent(0.4));
  }

  @Test
  void drawsInAnySizeButNotTooSmall() throws IOException {
    Chart chart = Charts.accuracy(RunFixtures.threeArms(2));
    assertEquals(900, decoded(chart.png(900, 500)).getWidth());
    assertEquals(
        "width (10) must be at least 200",
        assertThrows(IllegalArgumentException.class, () -> chart.png(10, 500)).getMessage());
  }
}
