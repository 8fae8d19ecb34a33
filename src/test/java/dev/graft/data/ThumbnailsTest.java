package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ThumbnailsTest {
  private static final ImageSet SET = Samples.set(9, 2);
  private static final List<List<Integer>> ROWS =
      List.of(IntStream.range(0, 9).boxed().toList(), List.of(9, 10));

  private static BufferedImage small(int width, int height) throws Exception {
    byte[] png = Thumbnails.png(Samples.plain(width, height, 0x336699));
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static long pictures(String cell) {
    return cell.split("<img ", -1).length - 1;
  }

  @Test
  void largePicturesShrinkToASquareAndSmallOnesStay() throws Exception {
    assertEquals(40, small(100, 60).getWidth());
    assertEquals(40, small(100, 60).getHeight());
    assertEquals(20, small(20, 90).getWidth());
    assertEquals(8, small(4, 4).getWidth(), "else nothing is seen");
    assertEquals(0xff336699, small(100, 60).getRGB(20, 20));
  }

  @Test
  void aClassShowsAFewOfItsRows() {
    List<String> cells = Thumbnails.samples(SET, ROWS);
    assertEquals(4, pictures(cells.get(0)));
    assertEquals(2, pictures(cells.get(1)));
  }

  @Test
  void everyClassHasAPictureBeforeOneHasTwo() {
    int one = Thumbnails.samples(SET, ROWS, new Thumbnails.Bound(1, 99_999, 40)).get(0).length();
    List<String> cells = Thumbnails.samples(SET, ROWS, new Thumbnails.Bound(4, one + 1, 40));
    assertEquals(1, pictures(cells.get(0)));
    assertEquals(1, pictures(cells.get(1)));
    assertTrue(
        Thumbnails.samples(SET, ROWS, new Thumbnails.Bound(4, 0, 40)).stream()
            .allMatch(String::isEmpty));
  }
}
