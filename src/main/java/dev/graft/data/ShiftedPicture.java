package dev.graft.data;

import dev.graft.internal.Seeds;
import dev.graft.internal.Sha256;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Another picture as a {@link Shift} leaves it; over white, at 8 bits a channel. */
record ShiftedPicture(Picture original, Shift shift, int copy) implements Picture {
  private static final int[] CHANNELS = {16, 8, 0};

  @Override
  public BufferedImage image() {
    BufferedImage from = original.image();
    int width = from.getWidth();
    int height = from.getHeight();
    int[][] rgb = new int[height][];
    for (int y = 0; y < height; y++) {
      rgb[y] = Argb.row(from, 0, y, width);
      for (int x = 0; x < width; x++) {
        rgb[y][x] = overWhite(rgb[y][x]);
      }
    }
    int[][] changed =
        switch (shift.kind()) {
          case INVERSION -> inverted(rgb);
          case NOISE -> noisy(rgb);
          case ROTATION -> turned(rgb);
          case MASKING -> masked(rgb);
        };
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      image.setRGB(0, y, width, 1, changed[y], 0, width);
    }
    return image;
  }

  private static int overWhite(int argb) {
    int alpha = argb >>> 24;
    int rgb = 0;
    for (int channel : CHANNELS) {
      int value = argb >> channel & 0xff;
      rgb |= Math.round((value * alpha + 255 * (255 - alpha)) / 255f) << channel;
    }
    return rgb;
  }

  private static int[][] inverted(int[][] rgb) {
    for (int[] line : rgb) {
      for (int x = 0; x < line.length; x++) {
        line[x] = ~line[x] & 0xffffff;
      }
    }
    return rgb;
  }

  private int[][] noisy(int[][] rgb) {
    RandomGenerator random = generator("noise of ");
    for (int[] line : rgb) {
      for (int x = 0; x < line.length; x++) {
        double noise = shift.amount() * random.nextGaussian();
        int sum = 0;
        for (int channel : CHANNELS) {
          sum |= clipped((line[x] >> channel & 0xff) + noise) << channel;
        }
        line[x] = sum;
      }
    }
    return rgb;
  }

  private int[][] masked(int[][] rgb) {
    RandomGenerator random = generator("masking of ");
    for (int[] line : rgb) {
      for (int x = 0; x < line.length; x++) {
        line[x] = random.nextDouble() < shift.amount() ? 0 : line[x];
      }
    }
    return rgb;
  }

  private RandomGenerator generator(String purpose) {
    return Seeds.generator(0, purpose + original.hash() + ofCopy());
  }

  private String ofCopy() {
    return copy == 0 ? "" : " copy " + copy;
  }

  private static int clipped(double value) {
    return (int) Math.round(Math.max(0, Math.min(255, value)));
  }

  private int[][] turned(int[][] rgb) {
    int height = rgb.length;
    int width = rgb[0].length;
    double angle = Math.toRadians(shift.amount());
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    int[][] turned = new int[height][width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double right = x - (width - 1) / 2.0;
        double down = y - (height - 1) / 2.0;
        double fromX = cosine * right + sine * down + (width - 1) / 2.0;
        double fromY = -sine * right + cosine * down + (height - 1) / 2.0;
        turned[y][x] = between(rgb, fromX, fromY);
      }
    }
    return turned;
  }

  /** The value at a place between pixels, bilinear, with the border repeated outside. */
  private static int between(int[][] rgb, double x, double y) {
    double inX = Math.max(0, Math.min(rgb[0].length - 1.0, x));
    double inY = Math.max(0, Math.min(rgb.length - 1.0, y));
    int left = (int) inX;
    int top = (int) inY;
    int right = Math.min(left + 1, rgb[0].length - 1);
    int bottom = Math.min(top + 1, rgb.length - 1);
    int sum = 0;
    for (int channel : CHANNELS) {
      double above = mix(rgb[top][left], rgb[top][right], channel, inX - left);
      double below = mix(rgb[bottom][left], rgb[bottom][right], channel, inX - left);
      sum |= clipped(above + (inY - top) * (below - above)) << channel;
    }
    return sum;
  }

  private static double mix(int one, int other, int channel, double share) {
    int first = one >> channel & 0xff;
    int second = other >> channel & 0xff;
    return first + share * (second - first);
  }

  @Override
  public String hash() {
    return Sha256.of(shift.canonical() + original.hash() + ofCopy());
  }

  @Override
  public String alike() {
    return original.alike();
  }
}
