package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.input.Preprocessing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelsTest {
  private static Preprocessing raw(int size, int channels) {
    return Preprocessing.uniform(size, channels, 0, 1);
  }

  @Test
  void keepsAPictureOfTheRightSizeBitForBit() {
    BufferedImage image = Samples.varied(16, 16);
    float[] pixels = Pixels.of(image, raw(16, 3));
    for (int i = 0; i < 256; i++) {
      int rgb = image.getRGB(i % 16, i / 16);
      assertEquals(rgb >> 16 & 0xff, pixels[i], 0.0);
      assertEquals(rgb >> 8 & 0xff, pixels[256 + i], 0.0);
      assertEquals(rgb & 0xff, pixels[512 + i], 0.0);
    }
  }

  @Test
  void keepsEveryGreyAsItsOwnLuminance() {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 256; i++) {
      image.setRGB(i % 16, i / 16, i * 0x010101);
    }
    float[] pixels = Pixels.of(image, raw(16, 1));
    for (int i = 0; i < 256; i++) {
      assertEquals(i, pixels[i], 0.0);
    }
  }

  @Test
  void takesLuminanceAndNormalises() {
    // By hand: 0.299 * 10 + 0.587 * 20 + 0.114 * 30 = 18.15.
    BufferedImage image = Samples.plain(8, 8, 0x0a141e);
    assertEquals(18.15f, Pixels.of(image, raw(8, 1))[0], 0.0);
    Preprocessing own = new Preprocessing(8, 3, List.of(10.0, 10.0, 10.0), List.of(2.0, 4.0, 5.0));
    float[] pixels = Pixels.of(image, own);
    assertArrayEquals(new float[] {0, 2.5f, 4}, new float[] {pixels[0], pixels[64], pixels[128]});
  }

  @Test
  void laysTransparentPixelsOverWhite() {
    BufferedImage image = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00_12_34_56);
    image.setRGB(1, 0, 0x33_00_00_ff);
    image.setRGB(2, 0, 0xff_01_02_03);
    float[] pixels = Pixels.of(image, raw(8, 3));
    // By hand, alpha 0x33 = 51 of 255 = 1/5: red 4/5 * 255 = 204, blue 255.
    assertArrayEquals(new float[] {255, 204, 1}, java.util.Arrays.copyOf(pixels, 3));
    assertEquals(255, pixels[129], 0.0);
  }

  @Test
  void cutsOutTheCentreOfTheLongSide() {
    BufferedImage wide = Samples.plain(24, 8, 0xff0000);
    Graphics2D graphics = wide.createGraphics();
    graphics.setColor(Color.BLUE);
    graphics.fillRect(8, 0, 8, 8);
    graphics.dispose();
    float[] pixels = Pixels.of(wide, raw(8, 3));
    for (int i = 0; i < 64; i++) {
      assertEquals(0, pixels[i], 0.0);
      assertEquals(255, pixels[128 + i], 0.0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 13, 16, 31, 64})
  void shrinksByAreaAsAPlainImplementationDoes(int side) {
    BufferedImage image = Samples.varied(side, side);
    float[] pixels = Pixels.of(image, raw(8, 3));
    for (int i = 0; i < 64; i++) {
      assertEquals(areaMean(image, i % 8, i / 8), pixels[i], 1e-3);
    }
  }

  // Every old pixel is cut into 8 x 8 equal pieces; a new pixel is the mean of side x side pieces.
  private static double areaMean(BufferedImage image, int x, int y) {
    int side = image.getWidth();
    double sum = 0;
    for (int v = y * side; v < (y + 1) * side; v++) {
      for (int u = x * side; u < (x + 1) * side; u++) {
        sum += image.getRGB(u / 8, v / 8) >> 16 & 0xff;
      }
    }
    return sum / ((double) side * side);
  }

  /** Every sum is made in this order: keys of runs stand for these very bits. */
  @ParameterizedTest
  @ValueSource(ints = {5, 8, 13, 64})
  void sumsInOneOrder(int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < side * side; i++) {
      int alpha = i % 3 == 0 ? i * 31 & 0xff : 0xff;
      image.setRGB(i % side, i / side, alpha << 24 | i * 0x9e3779b1 >>> 8);
    }
    Resampling resampling = Resampling.between(side, 8);
    double[] narrow = new double[8 * side];
    double[] line = new double[side];
    float[] pixels = Pixels.of(image, raw(8, 3));
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < side; y++) {
        for (int x = 0; x < side; x++) {
          line[x] = Pixels.channel(image.getRGB(x, y), 16 - 8 * c);
        }
        for (int x = 0; x < 8; x++) {
          narrow[8 * y + x] = resampling.pixel(x, line, 0, 1);
        }
      }
      for (int i = 0; i < 64; i++) {
        float expected = (float) resampling.pixel(i / 8, narrow, i % 8, 8);
        assertEquals(expected, pixels[64 * c + i], 0.0);
      }
    }
  }

  @Test
  void severalNetworksGetWhatEachGetsAlone() {
    BufferedImage image = Samples.varied(23, 16);
    List<Preprocessing> all = List.of(raw(8, 3), raw(9, 1), raw(16, 3));
    List<float[]> together = Pixels.of(image, all);
    for (int i = 0; i < all.size(); i++) {
      assertArrayEquals(Pixels.of(image, all.get(i)), together.get(i));
    }
  }

  @Test
  void growsBilinearly() {
    BufferedImage image = Samples.plain(4, 4, 0);
    for (int y = 0; y < 4; y++) {
      image.setRGB(1, y, 80 << 16);
      image.setRGB(2, y, 160 << 16);
      image.setRGB(3, y, 240 << 16);
    }
    float[] pixels = Pixels.of(image, raw(8, 3));
    // By hand: centres at -0.25 (the edge), 0.25, 0.75, ... of a ramp of 80 for each pixel.
    float[] expected = {0, 20, 60, 100, 140, 180, 220, 240};
    assertArrayEquals(expected, java.util.Arrays.copyOf(pixels, 8), 1e-4f);
  }

  @Test
  void takesAPictureOfOnePixel() {
    float[] pixels = Pixels.of(Samples.plain(1, 1, 0x102030), raw(8, 3));
    assertEquals(0x10, pixels[0], 0.0);
    assertEquals(0x30, pixels[191], 0.0);
  }
}
