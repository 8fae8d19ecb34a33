package dev.graft.data;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import dev.graft.internal.Check;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * Pictures in webp (RFC 9649), which Java itself does not read. The reader is made here and not
 * looked up, since a notebook's kernel adds the library when Java has looked around already.
 */
final class Webp {
  private static final int HEAD = 12;
  private static final int CHUNK_HEAD = 8;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);

  private Webp() {}

  /** Whether the content begins as a webp file does. */
  static boolean is(byte[] content) {
    return content.length >= HEAD
        && word(content, 0).equals("RIFF")
        && word(content, 8).equals("WEBP");
  }

  private static String word(byte[] content, int at) {
    return new String(content, at, 4, StandardCharsets.US_ASCII);
  }

  private static long number(byte[] content, int at) {
    return Integer.toUnsignedLong(
        ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN).getInt(at));
  }

  /** A reader of this content, which must be as long as its head says. */
  static ImageReader reader(byte[] content) throws IOException {
    long stated = number(content, 4) + CHUNK_HEAD;
    if (content.length < stated) {
      throw new IOException(
          "it ends after " + content.length + " bytes, and its head says " + stated);
    }
    ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
    reader.setInput(new Bounded(content));
    return reader;
  }

  /** The picture, of an animation the first frame, turned upright as its Exif data say. */
  static DecodedPicture picture(ImageReader reader, byte[] content) throws IOException {
    int orientation = Upright.orientation(exif(content));
    return new DecodedPicture(
        Upright.turned(reader.read(0), orientation), Upright.reading(orientation));
  }

  /** How many frames an animation has; 1 of a still picture. */
  static int frames(byte[] content) {
    int frames = 0;
    for (long at = HEAD; at + CHUNK_HEAD <= content.length; ) {
      long size = number(content, (int) at + 4);
      frames += word(content, (int) at).equals("ANMF") ? 1 : 0;
      at += CHUNK_HEAD + size + size % 2;
    }
    return Math.max(1, frames);
  }

  /**
   * The TIFF structure of the chunk EXIF, which some programs write with a jpg's mark before it.
   */
  private static byte[] exif(byte[] content) {
    for (long at = HEAD; at + CHUNK_HEAD <= content.length; ) {
      long size = number(content, (int) at + 4);
      int from = (int) at + CHUNK_HEAD;
      if (word(content, (int) at).equals("EXIF") && from + size <= content.length) {
        byte[] exif = Arrays.copyOfRange(content, from, from + (int) size);
        boolean marked = exif.length >= EXIF.length && Arrays.mismatch(exif, EXIF) == EXIF.length;
        return marked ? Arrays.copyOfRange(exif, EXIF.length, exif.length) : exif;
      }
      at += CHUNK_HEAD + size + size % 2;
    }
    return new byte[0];
  }

  /** Ends for good: a reader that takes the end for zeros would go on for minutes. */
  private static final class Bounded extends ImageInputStreamImpl {
    private static final int MOST_BEHIND_THE_END = 10_000;

    private final byte[] content;
    private int behind;

    private Bounded(byte[] content) {
      this.content = content;
    }

    private boolean ended() {
      bitOffset = 0;
      boolean ended = streamPos >= content.length;
      behind += ended ? 1 : 0;
      Check.that(behind <= MOST_BEHIND_THE_END, "its pixels end early");
      return ended;
    }

    @Override
    public int read() {
      return ended() ? -1 : content[(int) streamPos++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (ended()) {
        return -1;
      }
      int taken = (int) Math.min(length, content.length - streamPos);
      System.arraycopy(content, (int) streamPos, into, offset, taken);
      streamPos += taken;
      return taken;
    }

    @Override
    public long length() {
      return content.length;
    }
  }
}
