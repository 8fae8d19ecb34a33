package dev.graft.chart;

import static dev.graft.chart.SourceChartsFixtures.chart;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class CloudPictureTest {
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
}
