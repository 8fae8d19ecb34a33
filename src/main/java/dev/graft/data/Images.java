package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.LocalPath;
import dev.graft.internal.Text;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads a user's own picture. */
public final class Images {
  /** Of large pictures one is decoded at a time. */
  private static final Object ALONE = new Object();

  private static final String NONE = "there is no such file";
  private static final String OTHER_KIND = "its content is of another kind";

  private Images() {}

  /**
   * Reads a jpg, png, gif, bmp, tif or webp file; the content decides, not the suffix. Of an
   * animation it is the first frame on its whole canvas, of several pages the first. A photograph
   * is turned upright as its Exif data say, and the four inks of a CMYK jpg become colours.
   *
   * @throws IllegalArgumentException if the file cannot be read as a picture
   */
  public static BufferedImage read(Path path) {
    Path shown = LocalPath.toRead("image", path).toAbsolutePath().normalize();
    return decoded(content(shown), shown.toString());
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
      String none = PassedOver.isLost(path) ? "it is a link that leads nowhere" : NONE;
      String reason = Files.exists(path) ? e.getMessage() : none;
      throw unreadable(path.toString(), Files.isDirectory(path) ? "it is a folder" : reason, e);
    }
  }

  static BufferedImage decoded(byte[] content, String name) {
    return decode(content, name).image();
  }

  static DecodedPicture decode(byte[] content, String name) {
    return read(content, name, DecodedPicture::of);
  }

  /**
   * What shows how it is read and what it is like, once all of it was seen and could be read; of a
   * photograph fewer columns are kept than of one that is used.
   */
  static DecodedPicture narrow(byte[] content, String name) {
    return read(content, name, DecodedPicture::narrow);
  }

  /** What is made of a picture. */
  private interface Look<T> {
    T at(ImageReader reader, byte[] content) throws IOException;
  }

  private static <T> T read(byte[] content, String name, Look<T> look) {
    if (content.length == 0) {
      throw unreadable(name, "it is empty (0 bytes)", null);
    }
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      ImageReader reader = Webp.is(content) ? webp(content, name) : reader(stream);
      if (reader == null) {
        String kind = PictureKind.of(content).map(found -> "it is " + found).orElse(OTHER_KIND);
        throw unreadable(name, kind, null);
      }
      return read(reader, content, name, look);
    } catch (IOException e) {
      throw unreadable(name, "it is damaged (" + e.getMessage() + ")", e);
    }
  }

  // Java's readers meet damaged files with many kinds of unchecked exception.
  private static <T> T read(ImageReader reader, byte[] content, String name, Look<T> look)
      throws IOException {
    try {
      HeaderSize size = new HeaderSize(name, reader.getWidth(0), reader.getHeight(0));
      size.check(Runtime.getRuntime().maxMemory());
      if (size.isAlone(Runtime.getRuntime().maxMemory())) {
        synchronized (ALONE) {
          return look.at(reader, content);
        }
      }
      return look.at(reader, content);
    } catch (HeaderSize.TooLarge e) {
      throw e;
    } catch (RuntimeException e) {
      throw unreadable(name, "it is damaged or too large (" + e.getMessage() + ")", e);
    } finally {
      reader.dispose();
    }
  }

  /** A program that takes only what a saved model needs may lack the library. */
  private static ImageReader webp(byte[] content, String name) throws IOException {
    try {
      return Webp.reader(content);
    } catch (NoClassDefFoundError e) {
      throw new IllegalArgumentException(
          Text.format(
              "cannot read image (%s): the library that reads webp is not on the class path; add"
                  + " com.twelvemonkeys.imageio:imageio-webp, or save the picture again as png",
              name),
          e);
    }
  }

  private static ImageReader reader(ImageInputStream stream) throws IOException {
    for (Iterator<ImageReader> readers = ImageIO.getImageReaders(stream); readers.hasNext(); ) {
      ImageReader reader = readers.next();
      if (PictureKind.FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
        reader.setInput(stream);
        return reader;
      }
      reader.dispose();
    }
    return null;
  }

  private static IllegalArgumentException unreadable(String name, String reason, Exception cause) {
    return Check.brief(
        new IllegalArgumentException(
            Text.format(
                "cannot read image (%s): %s, supported are %s; save it again as one of them",
                name, reason, PictureKind.READ),
            cause));
  }
}
