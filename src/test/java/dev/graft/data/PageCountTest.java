package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.plugins.tiff.BaselineTIFFTagSet;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.plugins.tiff.TIFFField;
import javax.imageio.plugins.tiff.TIFFTag;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;

class PageCountTest {
  /** So many pictures in one file; of a tif those behind the first are of this kind. */
  static byte[] several(String format, int pages, int subfile) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (int page = 0; page < pages; page++) {
        BufferedImage image = Samples.plain(9, 9, 0x203040 * (page + 1));
        IIOMetadata metadata = null;
        if (page > 0 && subfile > 0) {
          ImageTypeSpecifier type = ImageTypeSpecifier.createFromRenderedImage(image);
          TIFFDirectory directory =
              TIFFDirectory.createFromMetadata(
                  writer.getDefaultImageMetadata(type, writer.getDefaultWriteParam()));
          directory.addTIFFField(
              new TIFFField(
                  BaselineTIFFTagSet.getInstance().getTag(BaselineTIFFTagSet.TAG_NEW_SUBFILE_TYPE),
                  TIFFTag.TIFF_LONG,
                  1,
                  new long[] {subfile}));
          metadata = directory.getAsMetadata();
        }
        writer.writeToSequence(new IIOImage(image, null, metadata), writer.getDefaultWriteParam());
      }
      writer.endWriteSequence();
      stream.flush();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A png with the chunk acTL (PNG 3, 11.3.6.1) behind its head; sums are not looked at here. */
  private static byte[] moved(int frames) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(Samples.plain(9, 9, 0), "png", bytes));
    byte[] still = bytes.toByteArray();
    int head = 8 + 12 + 13;
    byte[] moved = new byte[still.length + 20];
    System.arraycopy(still, 0, moved, 0, head);
    ByteBuffer.wrap(moved, head, 20).putInt(8).putInt(0x6163544C).putInt(frames);
    System.arraycopy(still, head, moved, head + 20, still.length - head);
    return moved;
  }

  @Test
  void countsPagesAndFrames() throws IOException {
    assertEquals(3, PageCount.of(several("tif", 3, 0)));
    assertEquals(4, PageCount.of(several("gif", 4, 0)));
    assertEquals(5, PageCount.of(moved(5)));
    assertEquals(2, PageCount.of(WebpTest.animation()));
  }

  @Test
  void stillPicturesPreviewsAndMasksAreOne() throws IOException {
    for (String format : new String[] {"tif", "gif", "png", "bmp", "jpg"}) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      assertTrue(ImageIO.write(Samples.plain(9, 9, 0), format, bytes));
      assertEquals(1, PageCount.of(bytes.toByteArray()), format);
    }
    assertEquals(1, PageCount.of(several("tif", 3, 1)), "a smaller one of the same");
    assertEquals(1, PageCount.of(several("tif", 2, 4)), "what of it is clear");
    assertEquals(2, PageCount.of(several("tif", 2, 2)), "one page of several");
  }

  @Test
  void damageBehindTheFirstPictureIsNoPage() throws IOException {
    byte[] gif = several("gif", 2, 0);
    assertTrue(PageCount.of(Arrays.copyOf(gif, gif.length - 20)) <= 2);
    assertEquals(1, PageCount.of(new byte[] {'G', 'I', 'F', '8'}));
    assertEquals(1, PageCount.of(new byte[0]));
  }
}
