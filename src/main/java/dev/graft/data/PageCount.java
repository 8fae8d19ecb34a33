package dev.graft.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** How many pictures a file holds, of which the first is read: pages of a tif, frames of others. */
final class PageCount {
  private static final int ACTL = 0x6163544C;
  private static final int IDAT = 0x49444154;
  private static final int PNG_HEAD = 8;

  private PageCount() {}

  /** At least 1; previews and masks of the first page of a tif are none. */
  static int of(byte[] content) {
    if (Webp.is(content)) {
      return Webp.frames(content);
    }
    String kind = PictureKind.of(content).orElse("");
    return switch (kind) {
      case PictureKind.PNG -> frames(content);
      case PictureKind.GIF -> pages(content, "gif");
      case PictureKind.TIF -> pages(content, "tif");
      default -> 1;
    };
  }

  /** Of a png that is moved: what its chunk acTL says, which stands before the pixels. */
  private static int frames(byte[] png) {
    for (long at = PNG_HEAD; at + 12 <= png.length; ) {
      int kind = number(png, (int) at + 4);
      if (kind == ACTL) {
        return Math.max(1, number(png, (int) at + 8));
      }
      if (kind == IDAT) {
        return 1;
      }
      at += 12 + Integer.toUnsignedLong(number(png, (int) at));
    }
    return 1;
  }

  private static int number(byte[] content, int at) {
    return ByteBuffer.wrap(content).getInt(at);
  }

  // What is damaged behind the first picture does not make that one unreadable.
  private static int pages(byte[] content, String format) {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      reader.setInput(stream);
      int all = reader.getNumImages(true);
      int pages = 1;
      for (int page = 1; page < all; page++) {
        pages += isPage(reader, page) ? 1 : 0;
      }
      return pages;
    } catch (IOException | RuntimeException e) {
      return 1;
    } finally {
      reader.dispose();
    }
  }

  private static boolean isPage(ImageReader reader, int page) throws IOException {
    int no =
        BaselineTIFFTagSet.NEW_SUBFILE_TYPE_REDUCED_RESOLUTION
            | BaselineTIFFTagSet.NEW_SUBFILE_TYPE_TRANSPARENCY;
    boolean tif = reader.getFormatName().toLowerCase(Locale.ROOT).equals("tif");
    int tag = BaselineTIFFTagSet.TAG_NEW_SUBFILE_TYPE;
    return !tif || (Upright.number(reader.getImageMetadata(page), tag, 0) & no) == 0;
  }
}
