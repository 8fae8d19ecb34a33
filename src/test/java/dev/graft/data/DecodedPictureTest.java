package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Sha256;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodedPictureTest {
  @TempDir Path folder;

  private static byte[] encoded(BufferedImage image, String format) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    assertTrue(ImageIO.write(image, format, bytes));
    return bytes.toByteArray();
  }

  /** Puts a segment behind the first two bytes of a jpg. */
  private static byte[] with(byte[] jpg, int marker, byte[] segment) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(jpg, 0, 2);
    bytes.write(0xff);
    bytes.write(marker);
    bytes.write((segment.length + 2) >> 8);
    bytes.write(segment.length + 2);
    bytes.write(segment);
    bytes.write(jpg, 2, jpg.length - 2);
    return bytes.toByteArray();
  }

  /** Exif 2.3: a TIFF header and one directory of one entry, tag 0x112, a short. */
  private static byte[] exif(int orientation) {
    byte[] start = {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1};
    byte[] entry = {1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) orientation, 0, 0, 0, 0, 0, 0};
    byte[] all = java.util.Arrays.copyOf(start, start.length + entry.length);
    System.arraycopy(entry, 0, all, start.length, entry.length);
    return all;
  }

  /** Quarters red, green over blue, white: where they come to lie tells all eight ways apart. */
  private static BufferedImage quarters() {
    BufferedImage image = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
    int[] colours = {0xff0000, 0x00ff00, 0x0000ff, 0xffffff};
    for (int i = 0; i < 64 * 32; i++) {
      int x = i % 64;
      int y = i / 64;
      image.setRGB(x, y, colours[y / 16 * 2 + x / 32]);
    }
    return image;
  }

  private static char letter(int rgb) {
    boolean red = (rgb >> 16 & 0xff) > 127;
    boolean green = (rgb >> 8 & 0xff) > 127;
    return red && green ? 'W' : red ? 'R' : green ? 'G' : 'B';
  }

  private static String corners(BufferedImage image) {
    int right = image.getWidth() - 8;
    int low = image.getHeight() - 8;
    return ""
        + letter(image.getRGB(8, 8))
        + letter(image.getRGB(right, 8))
        + letter(image.getRGB(8, low))
        + letter(image.getRGB(right, low));
  }

  // By Exif 2.3, 4.6.4: where the stored row 0 and column 0 lie on the upright picture.
  @ParameterizedTest
  @CsvSource({
    "1, RGBW", "2, GRWB", "3, WBGR", "4, BWRG", "5, RBGW", "6, BRWG", "7, WGBR", "8, GWRB"
  })
  void turnsPhotographsUpright(int orientation, String corners) throws IOException {
    byte[] content = with(encoded(quarters(), "jpg"), 0xe1, exif(orientation));
    DecodedPicture picture = Images.decode(content, "a.jpg");
    assertEquals(corners, corners(picture.image()));
    assertEquals(orientation < 5 ? 64 : 32, picture.image().getWidth());
    assertEquals(orientation == 1 ? "" : "orientation " + orientation, picture.reading());
  }

  /** What is wrong with a photograph is found when its folder is opened, as by decoding it. */
  @Test
  void aLookAtAPhotographFindsWhatDecodingFinds() throws IOException {
    byte[] whole = encoded(photograph(), "jpg");
    java.util.Random random = new java.util.Random(5);
    int refused = 0;
    for (int i = 0; i < 120; i++) {
      byte[] content = whole.clone();
      if (i % 3 == 0) {
        content = java.util.Arrays.copyOf(content, content.length - 1 - i);
      } else {
        content[2 + random.nextInt(content.length - 2)] ^= (byte) (1 << random.nextInt(8));
      }
      String decoded = outcome(content, c -> Images.decode(c, "p.jpg").reading());
      assertEquals(
          decoded, outcome(content, c -> Images.narrow(c, "p.jpg").reading()), "change " + i);
      refused += decoded.startsWith("cannot") ? 1 : 0;
    }
    assertTrue(refused > 20, "refused: " + refused);
    for (int orientation = 1; orientation <= 8; orientation++) {
      byte[] turned = with(whole, 0xe1, exif(orientation));
      assertEquals(
          Images.decode(turned, "p.jpg").reading(), Images.narrow(turned, "p.jpg").reading());
    }
    byte[] inks = inks(10, 20, 30, 40);
    assertEquals("CMYK ", Images.narrow(inks, "p.jpg").reading());
  }

  private static String outcome(byte[] content, java.util.function.Function<byte[], String> look) {
    try {
      return look.apply(content);
    } catch (IllegalArgumentException e) {
      return e.getMessage();
    }
  }

  private static BufferedImage photograph() {
    BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
    java.util.Random random = new java.util.Random(2);
    for (int i = 0; i < 300 * 200; i++) {
      image.setRGB(i % 300, i / 300, random.nextInt(1 << 24));
    }
    return image;
  }

  @Test
  void nonsenseInExifIsNoReasonToRefuse() throws IOException {
    byte[] damaged = exif(6);
    damaged[13] = 99;
    for (byte[] segment : new byte[][] {damaged, exif(9), exif(0)}) {
      DecodedPicture picture =
          Images.decode(with(encoded(quarters(), "jpg"), 0xe1, segment), "a.jpg");
      assertEquals("RGBW", corners(picture.image()));
    }
  }

  /** Four bands as the writer takes them: as they stand, no colour is changed. */
  private static byte[] inks(int... inks) throws IOException {
    WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
    for (int i = 0; i < 256; i++) {
      raster.setPixel(i % 16, i / 16, inks);
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static byte[] adobe(int transform) {
    return new byte[] {'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) transform};
  }

  private static void assertColour(int rgb, byte[] content) {
    DecodedPicture picture = Images.decode(content, "a.jpg");
    assertEquals("CMYK ", picture.reading());
    for (int shift = 0; shift < 24; shift += 8) {
      assertEquals(rgb >> shift & 0xff, picture.image().getRGB(5, 5) >> shift & 0xff, 3);
    }
  }

  // Red 200, green 100, blue 50 at black 51 (of 255): times 0.8.
  @Test
  void inksBecomeColours() throws IOException {
    int expected = 160 << 16 | 80 << 8 | 40;
    assertColour(expected, inks(55, 155, 205, 51));
    assertColour(expected, with(inks(200, 100, 50, 204), 0xee, adobe(0)));
    // ITU-R BT.601 of the inverted inks (55, 155, 205): luma 130.8, blue 169.9, red 73.9.
    assertColour(expected, with(inks(131, 170, 74, 204), 0xee, adobe(2)));
  }

  @Test
  void aGifIsItsCanvas() throws IOException {
    byte[] content = encoded(Samples.plain(4, 3, 0xff0000), "gif");
    content[6] = 10;
    content[8] = 8;
    int descriptor = 13 + 3 * (2 << (content[10] & 7));
    while (content[descriptor] != 0x2c) {
      descriptor++;
    }
    content[descriptor + 1] = 5;
    content[descriptor + 3] = 2;
    BufferedImage canvas = Images.decode(content, "a.gif").image();
    assertEquals(10, canvas.getWidth());
    assertEquals(8, canvas.getHeight());
    assertEquals(0xffff0000, canvas.getRGB(5, 2));
    assertEquals(0xffff0000, canvas.getRGB(8, 4));
    assertEquals(0, canvas.getRGB(4, 2) >>> 24);
    assertEquals(0, canvas.getRGB(9, 4) >>> 24);
    assertEquals("", Images.decode(encoded(quarters(), "gif"), "b.gif").reading());
  }

  @Test
  void readsBmpAndTifBitForBit() throws IOException {
    for (String format : new String[] {"bmp", "tif"}) {
      BufferedImage image = Samples.varied(9, 5);
      DecodedPicture picture = Images.decode(encoded(image, format), format);
      assertEquals("", picture.reading());
      for (int i = 0; i < 45; i++) {
        assertEquals(image.getRGB(i % 9, i / 9), picture.image().getRGB(i % 9, i / 9), format);
      }
    }
  }

  @Test
  void onlyWhatIsReadInAnotherWayHasAnotherSum() throws IOException {
    byte[] plain = encoded(quarters(), "jpg");
    byte[] turned = with(plain, 0xe1, exif(6));
    for (byte[] content : new byte[][] {plain, turned}) {
      Path path = Files.write(folder.resolve("a.jpg"), content);
      String reading = Images.decode(content, "a.jpg").reading();
      FilePicture picture = new FilePicture(path, Sha256.of(content), reading, Look.of(quarters()));
      assertEquals(corners(Images.read(path)), corners(picture.image()));
      if (content == plain) {
        assertEquals(Sha256.of(content), picture.hash());
      } else {
        assertNotEquals(Sha256.of(content), picture.hash());
      }
    }
  }

  @Test
  void refusesACanvasThatClaimsToBeHuge() throws IOException {
    byte[] content = encoded(Samples.plain(4, 3, 0xff0000), "gif");
    java.util.Arrays.fill(content, 6, 10, (byte) 0xff);
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> Images.decode(content, "a.gif"));
    assertTrue(e.getMessage().contains("its canvas has 4,294,836,225 pixels"), e.getMessage());
  }
}
