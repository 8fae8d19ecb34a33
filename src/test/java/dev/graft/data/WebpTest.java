package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pictures of 16 x 12, red on the left and blue on the right (clear on the left where there is
 * alpha), drawn for these tests and written by Pillow 13, whose encoder is libwebp.
 */
class WebpTest {
  private static final String LOSSY =
      "UklGRkAAAABXRUJQVlA4IDQAAACQAQCdASoQAAwAAUAmJaACdLoAA5gA/vij//8QI//mwP/0uD8Ef+lwf/pcDh//"
          + "S4GaAAAA";
  private static final String LOSSLESS =
      "UklGRiYAAABXRUJQVlA4TBkAAAAvD8ACAA8Q87//8x8OxILJ/KV7Q4jof+QCAA==";
  private static final String LOSSY_ALPHA =
      "UklGRmAAAABXRUJQVlA4WAoAAAAQAAAADwAACwAAQUxQSBIAAAABDzD/ERFCLJjMX7o3hIj+hy5WUDggKAAAADAB"
          + "AJ0BKhAADAABQCYloAADcAD+/IZ//zpuf//S3//+lv//1o8OgAA=";
  private static final String LOSSLESS_ALPHA =
      "UklGRiQAAABXRUJQVlA4TBcAAAAvD8ACEA8QMf/zHwyxYDJ/6d4QIvofugA=";
  private static final String ANIMATION =
      "UklGRo4AAABXRUJQVlA4WAoAAAACAAAADwAACwAAQU5JTQYAAAAAAAAAAABBTk1GMgAAAAAAAAAAAA8AAAsAAGQA"
          + "AAJWUDhMGQAAAC8PwAIADxDzv//zHw7Egsn8pXtDiOh/ZAIAQU5NRigAAAAAAAAAAAAPAAALAABkAAAAVlA4TA"
          + "8AAAAvD8ACAAfQ/4j+ByKi/wEA";
  private static final String TURNED =
      "UklGRnQAAABXRUJQVlA4WAoAAAAIAAAADwAACwAAVlA4IDQAAACQAQCdASoQAAwAAUAmJaACdLoAA5gA/vij//8Q"
          + "I//mwP/0uD8Ef+lwf/pcDh//S4GaAAAARVhJRhoAAABNTQAqAAAACAABARIAAwAAAAEABgAAAAAAAA==";

  @TempDir Path folder;

  /** Of two frames. */
  static byte[] animation() {
    return bytes(ANIMATION);
  }

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static BufferedImage picture(String base64) {
    return Images.decoded(bytes(base64), "it");
  }

  private static void assertColour(int argb, BufferedImage image, int x, int y) {
    for (int shift = 0; shift < 32; shift += 8) {
      int seen = image.getRGB(x, y) >> shift & 0xff;
      assertEquals(argb >> shift & 0xff, seen, 4, Integer.toHexString(image.getRGB(x, y)));
    }
  }

  @Test
  void readsEachKindAndOfAnAnimationTheFirstFrame() {
    for (String kind : new String[] {LOSSY, LOSSLESS, ANIMATION}) {
      BufferedImage image = picture(kind);
      assertEquals(16, image.getWidth());
      assertEquals(12, image.getHeight());
      assertColour(0xffff0000, image, 2, 6);
      assertColour(0xff0000ff, image, 13, 6);
    }
  }

  @Test
  void keepsWhatIsClear() {
    for (String kind : new String[] {LOSSY_ALPHA, LOSSLESS_ALPHA}) {
      assertEquals(0, picture(kind).getRGB(2, 6) >>> 24);
      assertColour(0xff0000ff, picture(kind), 13, 6);
    }
  }

  @Test
  void turnsAPhotographUpright() {
    DecodedPicture turned = Images.decode(bytes(TURNED), "it");
    assertEquals("orientation 6", turned.reading());
    assertEquals(12, turned.image().getWidth());
    assertColour(0xffff0000, turned.image(), 6, 2);
    assertColour(0xff0000ff, turned.image(), 6, 13);
    assertEquals("", Images.decode(bytes(LOSSY), "it").reading());
  }

  @Test
  void refusesAFileThatIsCutOff() {
    byte[] whole = bytes(ANIMATION);
    for (int length : new int[] {12, 40, whole.length - 1}) {
      String said =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> Images.decoded(Arrays.copyOf(whole, length), "it"))
              .getMessage();
      String reason = "it is damaged (it ends after " + length + " bytes, and its head says 150)";
      assertTrue(said.contains(reason), said);
    }
  }

  /** Its reader took the end of a file for zeros, and went on for minutes. */
  @Test
  void damagedFilesAreReadOrRefusedAtOnce() {
    Random random = new Random(1);
    byte[] whole = bytes(LOSSLESS);
    int refused = 0;
    for (int i = 0; i < 300; i++) {
      byte[] wrong = whole.clone();
      wrong[12 + random.nextInt(whole.length - 12)] = (byte) random.nextInt(256);
      try {
        Images.narrow(wrong, "it");
      } catch (IllegalArgumentException e) {
        assertTrue(e.getMessage().startsWith("cannot read image (it): it is "), e.getMessage());
        refused++;
      }
    }
    assertTrue(refused > 100, refused + " of 300");
  }

  @Test
  void aFolderOfThemIsOpened() throws IOException {
    Files.createDirectories(folder.resolve("a"));
    Files.createDirectories(folder.resolve("b"));
    Files.write(folder.resolve("a/1.webp"), bytes(LOSSY));
    Files.write(folder.resolve("a/2.WEBP"), bytes(LOSSLESS));
    Files.write(folder.resolve("b/without suffix"), bytes(ANIMATION));
    Files.write(folder.resolve("b/2.jpg"), bytes(LOSSLESS_ALPHA));
    ImageSet set = ImageFolder.of(folder);
    assertEquals(4, set.size());
    assertTrue(set.toString().lines().noneMatch(line -> line.contains("not read")), set.toString());
  }

  /** A service on what a saved model needs has DJL, and no reader of webp. */
  @Test
  void whereItsLibraryIsMissingTheWayOutIsNamed() throws Exception {
    Path file = Files.write(folder.resolve("1.webp"), bytes(LOSSY));
    URL[] jars =
        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
            .filter(entry -> !entry.contains("twelvemonkeys"))
            .map(WebpTest::url)
            .toArray(URL[]::new);
    try (URLClassLoader small = new URLClassLoader(jars, ClassLoader.getPlatformClassLoader())) {
      Method read = small.loadClass(Images.class.getName()).getMethod("read", Path.class);
      Throwable said =
          assertThrows(InvocationTargetException.class, () -> read.invoke(null, file)).getCause();
      assertEquals(
          "cannot read image ("
              + file.toAbsolutePath()
              + "): the library that reads webp is not on the class path; add"
              + " com.twelvemonkeys.imageio:imageio-webp, or save the picture again as png",
          said.getMessage());
    }
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
