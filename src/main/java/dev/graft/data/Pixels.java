package dev.graft.data;

import dev.graft.input.Preprocessing;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

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
    return of(image, List.of(preprocessing)).get(0);
  }

  /** The same for several networks, in their order; each line of the picture is read once. */
  static List<float[]> of(BufferedImage image, List<Preprocessing> preprocessings) {
    int side = Math.min(image.getWidth(), image.getHeight());
    int left = (image.getWidth() - side) / 2;
    int top = (image.getHeight() - side) / 2;
    List<Narrowed> all = preprocessings.stream().map(one -> Narrowed.of(side, one)).toList();
    for (int y = 0; y < side; y++) {
      int[] argb = Argb.row(image, left, top + y, side);
      for (Narrowed narrowed : all) {
        narrowed.add(y, argb);
      }
    }
    return all.stream().map(Narrowed::pixels).toList();
  }

  /**
   * The centre square at its full height and its new width.
   *
   * @param lines (side, channels, size)
   */
  private record Narrowed(Preprocessing preprocessing, Resampling resampling, double[] lines) {
    private static Narrowed of(int side, Preprocessing preprocessing) {
      int size = preprocessing.size();
      return new Narrowed(
          preprocessing,
          Resampling.between(side, size),
          new double[side * preprocessing.channels() * size]);
    }

    private void add(int y, int[] argb) {
      int size = preprocessing.size();
      if (preprocessing.channels() == 1) {
        double[] line = Arrays.stream(argb).mapToDouble(Pixels::luminance).toArray();
        for (int x = 0; x < size; x++) {
          lines[y * size + x] = resampling.pixel(x, line, 0, 1);
        }
      } else {
        resampling.colours(argb, lines, y * preprocessing.channels() * size);
      }
    }

    private float[] pixels() {
      int size = preprocessing.size();
      int channels = preprocessing.channels();
      double[] line = new double[channels * size];
      float[] pixels = new float[channels * size * size];
      for (int y = 0; y < size; y++) {
        resampling.line(y, lines, line);
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
