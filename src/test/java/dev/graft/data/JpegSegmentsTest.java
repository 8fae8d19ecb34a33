package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files laid out segment by segment, as cameras and editors write them. */
class JpegSegmentsTest {
  private static final byte[] FRAME = {8, 0, 10, 0, 20, 3};
  private static final byte[] CMYK_FRAME = {8, 0, 10, 0, 20, 4};
  private static final byte[] ORIENTED = ascii("Exif\0\0MM-turned");

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] adobe(int transform) {
    byte[] bytes = Arrays.copyOf(ascii("Adobe"), 12);
    bytes[11] = (byte) transform;
    return bytes;
  }

  private static byte[] segment(int marker, byte... content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(0xff);
    bytes.write(marker);
    bytes.write((content.length + 2) / 256);
    bytes.write((content.length + 2) % 256);
    bytes.writeBytes(content);
    return bytes.toByteArray();
  }

  private static byte[] file(byte[]... segments) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8});
    for (byte[] segment : segments) {
      bytes.writeBytes(segment);
    }
    return bytes.toByteArray();
  }

  @Test
  void itTellsColoursTransformAndOrientation() {
    JpegSegments seen =
        JpegSegments.of(
            file(segment(0xe1, ORIENTED), segment(0xee, adobe(2)), segment(0xc0, CMYK_FRAME)));
    assertEquals(4, seen.components());
    assertEquals(2, seen.adobe());
    assertArrayEquals(ascii("MM-turned"), seen.exif());
  }

  @ParameterizedTest
  @CsvSource({
    "c0, 3", "c1, 3", "c2, 3", "cf, 3", "c4, 0", "c8, 0", "cc, 0", "bf, 0", "d0, 0", "fe, 0"
  })
  void framesAreToldFromTablesAndComments(String marker, int components) {
    byte[] content = file(segment(Integer.parseInt(marker, 16), FRAME));
    assertEquals(components, JpegSegments.of(content).components());
  }

  @Test
  void segmentsOfTheSameMarkerAndAnotherKindAreNone() {
    byte[] editor = ascii("http://ns.adobe.com/xap/1.0/\0<x/>");
    byte[] later = ascii("Exif\0\0MM-thumb");
    JpegSegments seen =
        JpegSegments.of(
            file(
                segment(0xe1, editor),
                segment(0xe1, ORIENTED),
                segment(0xe1, later),
                segment(0xee, ascii("Ducky-no-colours")),
                segment(0xee, ascii("Adobe"))));
    assertArrayEquals(ascii("MM-turned"), seen.exif(), "the first is the picture's own");
    assertEquals(-1, seen.adobe(), "too short to hold a transform");
  }

  @Test
  void bytesThatFillAreSteppedOver() {
    byte[] content = file(new byte[] {(byte) 0xff, (byte) 0xff}, segment(0xc0, FRAME));
    assertEquals(3, JpegSegments.of(content).components());
  }

  @Test
  void whatIsCutOffOrBehindThePixelsIsNotRead() {
    byte[] frame = segment(0xc0, FRAME);
    byte[] whole = file(frame);
    for (int length = 0; length < whole.length; length++) {
      assertEquals(0, JpegSegments.of(Arrays.copyOf(whole, length)).components(), "at " + length);
    }
    assertEquals(0, JpegSegments.of(file(segment(0xda, FRAME), frame)).components(), "a scan");
    assertEquals(0, JpegSegments.of(file(new byte[] {7}, frame)).components(), "no marker");
    byte[] negative = {(byte) 0xff, (byte) 0xe0, 0, 1, 9, 9};
    assertEquals(0, JpegSegments.of(file(negative, frame)).components(), "a length below its own");
    assertEquals(0, JpegSegments.of(file(segment(0xc0, new byte[5]))).components(), "too short");
  }
}
