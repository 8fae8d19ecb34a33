package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class LookTest {
  private static BufferedImage halves(int width, int height, int left, int right) {
    BufferedImage image = Samples.plain(width, height, left);
    for (int y = 0; y < height; y++) {
      for (int x = width / 2; x < width; x++) {
        image.setRGB(x, y, right);
      }
    }
    return image;
  }

  @Test
  void isAllOfThePictureWhateverItsShape() {
    double[][] planes = Look.of(halves(640, 64, 0xff0000, 0x0000ff)).planes();
    assertEquals(255, planes[0][16 * Look.SIDE], 0.0);
    assertEquals(0, planes[0][16 * Look.SIDE + 31], 0.0);
    assertEquals(255, planes[2][16 * Look.SIDE + 31], 0.0);
    // At the border 1 2 1 twice is 1 4 6 4 1: eleven sixteenths of the own colour.
    assertEquals(255 * 11 / 16.0, planes[0][16 * Look.SIDE + 15], 1e-9);
    assertEquals(0, planes[1][0], 0.0);
  }

  @Test
  void contrastIsTheDeviationOfGreys() {
    assertEquals(0, Look.of(Samples.plain(9, 9, 0x123456)).contrast(), 1e-4);
    // Half black, half white, but for the smoothed border: a little below 127.5.
    double contrast = Look.of(halves(64, 64, 0, 0xffffff)).contrast();
    assertTrue(contrast > 118 && contrast < 127.5, "" + contrast);
  }

  @Test
  void aTransparentPixelIsWhite() {
    double[][] planes = Look.of(new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB)).planes();
    assertEquals(255, planes[1][100], 0.0);
  }

  @Test
  void colourAndWhereItLiesTellPicturesApart() {
    Look left = Look.of(halves(64, 64, 0x000000, 0xffffff));
    assertTrue(left.mayBe(Look.of(halves(40, 30, 0x050505, 0xfafafa))));
    assertFalse(left.mayBe(Look.of(halves(64, 64, 0xffffff, 0x000000))));
    assertFalse(left.mayBe(Look.of(halves(64, 64, 0x000000, 0xff0000))));
  }

  @Test
  void aPhotographOfManyPixelsIsThatOfFew() {
    Look large = Look.of(Copies.resized(halves(64, 64, 0x204060, 0xe0c0a0), 30));
    assertTrue(NearTwins.are(large, Look.of(halves(64, 64, 0x204060, 0xe0c0a0))));
  }
}
