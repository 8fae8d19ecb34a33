package dev.graft.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures and sets that the tests of this package make themselves. */
final class Samples {
  private Samples() {}

  /** An image of one colour, 0xrrggbb. */
  static BufferedImage plain(int width, int height, int rgb) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, rgb);
    }
    return image;
  }

  /** An image whose pixels all differ. */
  static BufferedImage varied(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, i * 0x03_17_2b & 0xffffff);
    }
    return image;
  }

  /** Classes a, b, ... with these numbers of 8 x 8 pictures, class after class. */
  static ImageSet set(int... counts) {
    List<String> classes = new ArrayList<>();
    List<BufferedImage> images = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (int label = 0; label < counts.length; label++) {
      classes.add(String.valueOf((char) ('a' + label)));
      for (int i = 0; i < counts[label]; i++) {
        images.add(plain(8, 8, label << 16 | i));
        labels.add(label);
      }
    }
    return ImageSet.of("sample", classes, images, labels);
  }

  /** Two classes, each with so many training, validation and test rows of its own. */
  static ImageSet parted(int training, int validation, int test) {
    List<ImageRow> rows = new ArrayList<>();
    for (int label = 0; label < 2; label++) {
      add(rows, label, Part.TRAINING, training);
      add(rows, label, Part.VALIDATION, validation);
      add(rows, label, Part.TEST, test);
    }
    return new ImageSet(About.of("parted", "made by a test"), List.of("a", "b"), rows);
  }

  private static void add(List<ImageRow> rows, int label, Part part, int count) {
    for (int i = 0; i < count; i++) {
      Picture picture = new MemoryPicture(plain(8, 8, rows.size()));
      rows.add(new ImageRow("row " + rows.size(), label, part, picture));
    }
  }

  /** Writes an image, with the folders above it, in the format of the suffix. */
  static Path write(BufferedImage image, Path path) throws IOException {
    Files.createDirectories(path.getParent());
    String name = path.toString().toLowerCase(java.util.Locale.ROOT);
    String format = name.substring(name.lastIndexOf('.') + 1);
    if (!ImageIO.write(image, format, path.toFile())) {
      throw new IOException("no writer for " + path);
    }
    return path;
  }

  /** Blocks of grey, which no other picture has so. */
  static BufferedImage noise(Random random) {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int block = 0; block < 64; block++) {
      int grey = random.nextInt(256) * 0x010101;
      for (int i = 0; i < 64; i++) {
        image.setRGB(block % 8 * 8 + i % 8, block / 8 * 8 + i / 8, grey);
      }
    }
    return image;
  }
}
