package dev.graft.data;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the segments of a jpg file say before its pixels (ITU-T T.81, annex B).
 *
 * @param components how many numbers a pixel has; 4 are cyan, magenta, yellow, black
 * @param adobe the transform of Adobe's segment, 2 for YCCK; -1 without that segment
 * @param exif the TIFF structure in the Exif segment; empty without one
 */
record JpegSegments(int components, int adobe, byte[] exif) {
  private static final int START_OF_SCAN = 0xda;
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;
  private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);

  /** Of a file that is cut off, what stands before the cut. */
  static JpegSegments of(byte[] content) {
    int components = 0;
    int adobe = -1;
    byte[] exif = {};
    int at = 2;
    while (at + 4 <= content.length && (content[at] & 0xff) == 0xff) {
      int marker = content[at + 1] & 0xff;
      if (marker == 0xff) {
        at++; // a fill byte
        continue;
      }
      int from = at + 4;
      int to = at + 2 + (content[at + 2] & 0xff) * 256 + (content[at + 3] & 0xff);
      if (marker == START_OF_SCAN || to > content.length || to < from) {
        break;
      }
      if (isFrame(marker) && to - from > 5) {
        components = content[from + 5] & 0xff;
      } else if (marker == APP14 && starts(content, from, to, ADOBE) && to - from > 11) {
        adobe = content[from + 11] & 0xff;
      } else if (marker == APP1 && exif.length == 0 && starts(content, from, to, EXIF)) {
        exif = Arrays.copyOfRange(content, from + EXIF.length, to);
      }
      at = to;
    }
    return new JpegSegments(components, adobe, exif);
  }

  // SOF0 to SOF15 without the tables DHT, JPG and DAC that lie between them.
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static boolean starts(byte[] content, int from, int to, byte[] with) {
    return to - from >= with.length
        && Arrays.equals(content, from, from + with.length, with, 0, with.length);
  }
}
