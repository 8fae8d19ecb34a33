package dev.graft.data;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;

/**
 * The pixels of any image as 8-bit alpha, red, green, blue, not multiplied by alpha. For colour and
 * palettes this is {@link BufferedImage#getRGB}. Grey samples are taken as they stand in the file:
 * {@code getRGB} would take them for linear light and turn a grey of 128 into 188.
 */
final class Argb {
  private Argb() {}

  /** The pixels of one row from x = left on. */
  static int[] row(BufferedImage image, int left, int y, int width) {
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      return image.getRaster().getParent() == null
          ? photograph(image, left, y, width)
          : colours((byte[]) image.getRaster().getDataElements(left, y, width, 1, null));
    }
    if (!isGrey(image)) {
      return image.getRGB(left, y, width, 1, null, 0, width);
    }
    ColorModel model = image.getColorModel();
    int bands = image.getRaster().getNumBands();
    int[] samples = image.getRaster().getPixels(left, y, width, 1, (int[]) null);
    int[] argb = new int[width];
    for (int x = 0; x < width; x++) {
      int alpha = bands == 1 ? 255 : eightBits(samples[x * bands + 1], model.getComponentSize(1));
      int grey = eightBits(samples[x * bands], model.getComponentSize(0));
      argb[x] = alpha << 24 | 0x010101 * (premultiplied(model) ? divided(grey, alpha) : grey);
    }
    return argb;
  }

  // What getRGB gives for such an image, which photographs are, without its detour pixel by pixel.
  private static int[] colours(byte[] samples) {
    int[] argb = new int[samples.length / 3];
    for (int x = 0; x < argb.length; x++) {
      int red = samples[3 * x] & 0xff;
      int green = samples[3 * x + 1] & 0xff;
      int blue = samples[3 * x + 2] & 0xff;
      argb[x] = 0xff000000 | red << 16 | green << 8 | blue;
    }
    return argb;
  }

  // The same from where the samples lie, blue first; half of a large picture's time was their copy.
  private static int[] photograph(BufferedImage image, int left, int y, int width) {
    DataBufferByte buffer = (DataBufferByte) image.getRaster().getDataBuffer();
    byte[] samples = buffer.getData();
    int stride = ((ComponentSampleModel) image.getSampleModel()).getScanlineStride();
    int[] argb = new int[width];
    int at = buffer.getOffset() + y * stride + 3 * left;
    for (int x = 0; x < width; x++, at += 3) {
      int red = samples[at + 2] & 0xff;
      argb[x] = 0xff000000 | red << 16 | (samples[at + 1] & 0xff) << 8 | samples[at] & 0xff;
    }
    return argb;
  }

  /** True for images of grey samples, with or without alpha; a palette of greys is not one. */
  static boolean isGrey(BufferedImage image) {
    return image.getColorModel() instanceof ComponentColorModel model
        && model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
        && model.getTransferType() <= DataBuffer.TYPE_USHORT;
  }

  /** The largest sample but alpha of an image of 16 bits a sample; 0 for others. */
  static int largest(BufferedImage image) {
    if (image.getRaster().getTransferType() != DataBuffer.TYPE_USHORT
        || !(image.getColorModel() instanceof ComponentColorModel model)) {
      return 0;
    }
    int bands = image.getRaster().getNumBands();
    int colours = model.getNumColorComponents();
    int largest = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      int[] row = image.getRaster().getPixels(0, y, image.getWidth(), 1, (int[]) null);
      for (int i = 0; i < row.length; i++) {
        largest = i % bands < colours ? Math.max(largest, row[i]) : largest;
      }
    }
    return largest;
  }

  /** A copy at 8 bits a channel, on which {@code getRGB} gives the samples. */
  static BufferedImage copy(BufferedImage image) {
    int width = image.getWidth();
    boolean alpha = image.getColorModel().hasAlpha();
    int type = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    BufferedImage copy = new BufferedImage(width, image.getHeight(), type);
    for (int y = 0; y < image.getHeight(); y++) {
      copy.setRGB(0, y, width, 1, row(image, 0, y, width), 0, width);
    }
    return copy;
  }

  private static boolean premultiplied(ColorModel model) {
    return model.hasAlpha() && model.isAlphaPremultiplied();
  }

  private static int divided(int grey, int alpha) {
    return alpha == 0 ? 0 : Math.min(255, Math.round(grey * 255f / alpha));
  }

  private static int eightBits(int sample, int bits) {
    return bits == 8 ? sample : Math.round(sample * 255f / ((1 << bits) - 1));
  }
}
