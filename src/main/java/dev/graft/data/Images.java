package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads a user's own picture. */
public final class Images {
  /** A damaged or hostile header can claim any size; 100 million pixels are 400 MB. */
  static final long MOST_PIXELS = 100_000_000;

  private Images() {}

  /**
   * Reads a jpg, png, gif, bmp or tif file; the content decides, not the suffix. Of an animation it
   * is the first frame, of several pages the first. A turned photograph whose turn stands only in
   * its EXIF data stays unturned.
   *
   * @throws IllegalArgumentException if the file cannot be read as a picture
   */
  public static BufferedImage read(Path path) {
    return decoded(content(path), path.toString());
  }

  /** True if the suffix is that of a supported picture, in either case. */
  static boolean isNamedLikeOne(Path path) {
    return PictureKind.SUFFIXES.contains(FolderChecks.suffix(path));
  }

  /** True if the suffix is one, or if there is none and the content is that of a picture. */
  static boolean isPicture(Path path) {
    if (isNamedLikeOne(path) || !FolderChecks.suffix(path).isEmpty()) {
      return isNamedLikeOne(path);
    }
    try (InputStream stream = new FileInputStream(path.toFile())) {
      return PictureKind.isRead(stream.readNBytes(16));
    } catch (IOException e) {
      return false;
    }
  }

  // Not by Files.readAllBytes: a notebook's stop button would make a good file look damaged.
  static byte[] content(Path path) {
    try (InputStream stream = new FileInputStream(path.toFile())) {
      return stream.readAllBytes();
    } catch (IOException e) {
      String reason = Files.exists(path) ? e.getMessage() : "there is no such file";
      throw unreadable(path.toString(), Files.isDirectory(path) ? "it is a folder" : reason, e);
    }
  }

  static BufferedImage decoded(byte[] content, String name) {
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      ImageReader reader = reader(stream);
      if (reader == null) {
        throw unreadable(name, "its content is of another kind", null);
      }
      return decoded(reader, stream, name);
    } catch (IOException e) {
      throw unreadable(name, "it is damaged (" + e.getMessage() + ")", e);
    }
  }

  // Java's readers meet damaged files with many kinds of unchecked exception.
  private static BufferedImage decoded(ImageReader reader, ImageInputStream stream, String name)
      throws IOException {
    try {
      reader.setInput(stream);
      List<String> warnings = new ArrayList<>();
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      Check.that(pixels <= MOST_PIXELS, "%,d pixels, at most %,d are read", pixels, MOST_PIXELS);
      BufferedImage image = reader.read(0);
      // A truncated jpg is only a warning to Java, which fills the rest with grey.
      warnings.stream()
          .filter(warning -> warning.contains("remature end"))
          .forEach(warning -> Check.that(false, "%s", warning));
      return Argb.isGrey(image) ? Argb.copy(image) : image;
    } catch (RuntimeException e) {
      throw unreadable(name, "it is damaged or too large (" + e.getMessage() + ")", e);
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader(ImageInputStream stream) throws IOException {
    for (Iterator<ImageReader> readers = ImageIO.getImageReaders(stream); readers.hasNext(); ) {
      ImageReader reader = readers.next();
      if (PictureKind.FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
        return reader;
      }
      reader.dispose();
    }
    return null;
  }

  private static IllegalArgumentException unreadable(String name, String reason, Exception cause) {
    return new IllegalArgumentException(
        Text.format(
            "cannot read image (%s): %s, supported are %s; save it again as one of them",
            name, reason, PictureKind.READ),
        cause);
  }
}
