package dev.graft.data;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;

/**
 * From the four inks of a jpg file to colours, as viewers without the printer's profile show them:
 * red = (1 - cyan) (1 - black), and so on. Adobe's files hold the inks inverted, or as YCCK, whose
 * first three are those of YCbCr (Adobe Technical Note 5116).
 */
final class Cmyk {
  private static final int YCCK = 2;

  private Cmyk() {}

  /** The picture in red, green, blue, of its raster as stored. */
  static BufferedImage colours(Raster raster, int adobe) {
    int width = raster.getWidth();
    BufferedImage image = new BufferedImage(width, raster.getHeight(), BufferedImage.TYPE_INT_RGB);
    int[] inks = new int[4 * width];
    int[] rgb = new int[width];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, inks);
      for (int x = 0; x < width; x++) {
        rgb[x] = colour(inks, 4 * x, adobe);
      }
      image.setRGB(0, y, width, 1, rgb, 0, width);
    }
    return image;
  }

  private static int colour(int[] inks, int at, int adobe) {
    double[] light = new double[3];
    if (adobe == YCCK) {
      double luma = inks[at];
      double blue = inks[at + 1] - 128;
      double red = inks[at + 2] - 128;
      light[0] = 255 - clamp(luma + 1.402 * red);
      light[1] = 255 - clamp(luma - 0.344136 * blue - 0.714136 * red);
      light[2] = 255 - clamp(luma + 1.772 * blue);
    } else {
      for (int i = 0; i < 3; i++) {
        light[i] = adobe < 0 ? 255 - inks[at + i] : inks[at + i];
      }
    }
    double white = adobe < 0 ? 255 - inks[at + 3] : inks[at + 3];
    int rgb = 0;
    for (double part : light) {
      rgb = rgb << 8 | (int) Math.round(part * white / 255);
    }
    return rgb;
  }

  private static double clamp(double value) {
    return Math.max(0, Math.min(255, value));
  }
}
