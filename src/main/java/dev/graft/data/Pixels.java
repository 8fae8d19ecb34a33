package dev.graft.data;

import dev.graft.input.Preprocessing;
import java.awt.image.BufferedImage;

/**
 * From a picture to the numbers that a network takes, the same on every machine.
 *
 * <p>Steps: of a picture that is not square, the short side is scaled to the size and the centre of
 * the long side is cut out; transparent pixels are laid over white; grey is repeated as red, green,
 * blue, or colour becomes luminance 0.299 R + 0.587 G + 0.114 B, as the preprocessing asks; smaller
 * sizes are area averages, larger ones bilinear, and a picture of the right size keeps its values
 * bit for bit; last, per channel, (pixel - mean) / deviation.
 *
 * <p>Range: pixels lie in 0..255 before the last step. Colour profiles other than sRGB are left to
 * Java; pictures of more than 8 bits a channel are rounded to 8 bits.
 */
public final class Pixels {
  private Pixels() {}

  /** The numbers of a picture, channel by channel, row by row: (channels, size, size). */
  public static float[] of(BufferedImage image, Preprocessing preprocessing) {
    int size = preprocessing.size();
    int channels = preprocessing.channels();
    int side = Math.min(image.getWidth(), image.getHeight());
    Resampling resampling = Resampling.between(side, size);
    double[] narrow = narrowed(image, channels, side, resampling); // (side, channels, size)
    double[] line = new double[channels * size];
    float[] pixels = new float[channels * size * size];
    for (int y = 0; y < size; y++) {
      resampling.line(y, narrow, line);
      for (int c = 0; c < channels; c++) {
        double mean = preprocessing.mean().get(c);
        double deviation = preprocessing.deviation().get(c);
        for (int x = 0; x < size; x++) {
          pixels[(c * size + y) * size + x] = (float) ((line[c * size + x] - mean) / deviation);
        }
      }
    }
    return pixels;
  }

  // The centre square at its full height and its new width.
  private static double[] narrowed(
      BufferedImage image, int channels, int side, Resampling resampling) {
    int left = (image.getWidth() - side) / 2;
    int top = (image.getHeight() - side) / 2;
    int size = resampling.length();
    double[] narrow = new double[side * channels * size];
    double[] line = new double[side];
    for (int y = 0; y < side; y++) {
      int[] argb = Argb.row(image, left, top + y, side);
      if (channels == 1) {
        for (int x = 0; x < side; x++) {
          line[x] = luminance(argb[x]);
        }
        for (int x = 0; x < size; x++) {
          narrow[y * size + x] = resampling.pixel(x, line, 0, 1);
        }
      } else {
        resampling.colours(argb, narrow, y * channels * size);
      }
    }
    return narrow;
  }

  /** A colour's share of a pixel over white, 0 to 255, which lies so many bits up. */
  static double channel(int argb, int shift) {
    int alpha = argb >>> 24;
    int value = argb >> shift & 0xff;
    return alpha == 255 ? value : (value * alpha + 255 * (255 - alpha)) / 255.0;
  }

  // In whole thousandths, so that the luminance of a grey is that grey exactly.
  private static double luminance(int argb) {
    int alpha = argb >>> 24;
    int sum = 299 * (argb >> 16 & 0xff) + 587 * (argb >> 8 & 0xff) + 114 * (argb & 0xff);
    return (sum * alpha + 255_000 * (255 - alpha)) / 255_000.0;
  }
}
