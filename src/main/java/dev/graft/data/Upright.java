package dev.graft.data;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Turns a photograph as its camera was held: the tag Orientation (274) of TIFF 6.0 and Exif, 1 to
 * 8, where 1 is upright.
 */
final class Upright {
  static final int UPRIGHT = 1;

  private static final Set<Integer> FROM_BELOW = Set.of(3, 4, 6, 7);
  private static final Set<Integer> FROM_THE_RIGHT = Set.of(2, 3, 7, 8);

  private Upright() {}

  /** The orientation in an Exif segment's TIFF structure; 1 where it says none, or nonsense. */
  static int orientation(byte[] tiff) {
    if (tiff.length == 0) {
      return UPRIGHT;
    }
    ImageReader reader = ImageIO.getImageReadersByFormatName("tif").next();
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(tiff))) {
      reader.setInput(stream);
      return number(reader.getImageMetadata(0), BaselineTIFFTagSet.TAG_ORIENTATION, UPRIGHT);
    } catch (IOException | RuntimeException e) {
      return UPRIGHT; // a camera's damaged remarks are no reason to refuse its picture
    } finally {
      reader.dispose();
    }
  }

  /** A tag's first number. */
  static int number(IIOMetadata metadata, int tag, int otherwise) throws IOException {
    TIFFField field = TIFFDirectory.createFromMetadata(metadata).getTIFFField(tag);
    return field == null || field.getCount() == 0 ? otherwise : field.getAsInt(0);
  }

  /** What is done to a picture of this orientation; empty where it stays as it is. */
  static String reading(int orientation) {
    return orientation <= UPRIGHT || orientation > 8 ? "" : "orientation " + orientation;
  }

  /** The picture upright; the same one where it is so, or where the orientation is none of 1..8. */
  static BufferedImage turned(BufferedImage image, int orientation) {
    if (reading(orientation).isEmpty()) {
      return image;
    }
    int width = image.getWidth();
    int height = image.getHeight();
    boolean swapped = orientation >= 5;
    int type =
        image.getColorModel().hasAlpha() ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    int across = swapped ? height : width;
    BufferedImage turned = new BufferedImage(across, swapped ? width : height, type);
    int[] pixels = ((DataBufferInt) turned.getRaster().getDataBuffer()).getData();
    for (int y = 0; y < height; y++) {
      int[] argb = Argb.row(image, 0, y, width);
      int row = FROM_BELOW.contains(orientation) ? height - 1 - y : y;
      boolean right = FROM_THE_RIGHT.contains(orientation);
      for (int x = 0; x < width; x++) {
        int column = right ? width - 1 - x : x;
        pixels[swapped ? column * across + row : row * across + column] = argb[x];
      }
    }
    return turned;
  }
}
