package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.input.Preprocessing;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PixelCacheTest {
  /** 3 x 8 x 8 floats of 4 bytes. */
  private static final int ROW_BYTES = 768;

  private static final Preprocessing SMALL = Preprocessing.uniform(8, 3, 0, 1);

  private static final PixelFile NO_FILE = new PixelFile(0);

  private static final class Counted implements Picture {
    final AtomicInteger decoded = new AtomicInteger();

    @Override
    public BufferedImage image() {
      decoded.incrementAndGet();
      return Samples.plain(8, 8, 0x050505);
    }

    @Override
    public String hash() {
      return "";
    }
  }

  @Test
  void decodesOnceAndGivesEveryCallerItsOwnArray() {
    PixelCache cache = new PixelCache(10 * ROW_BYTES, NO_FILE);
    Counted picture = new Counted();
    float[] first = cache.pixels(picture, SMALL);
    first[0] = 99;
    float[] second = cache.pixels(picture, SMALL);
    assertNotSame(first, second);
    assertEquals(5, second[0], 0.0);
    assertEquals(1, picture.decoded.get());
    cache.pixels(picture, SMALL.withSize(16));
    assertEquals(2, picture.decoded.get());
  }

  @Test
  void keepsThePixelsOfAPictureThatIsDecodedAnyway() {
    PixelCache cache = new PixelCache(10 * ROW_BYTES, NO_FILE);
    Counted picture = new Counted();
    PixelCache.Keeper keeper = cache.keeper(10, List.of(SMALL)).orElseThrow();
    keeper.keep(picture, SMALL, Pixels.of(picture.image(), SMALL));
    keeper.keep(picture, SMALL, Pixels.of(picture.image(), SMALL));
    assertEquals(5, cache.pixels(picture, SMALL)[0], 0.0);
    assertEquals(2, picture.decoded.get(), "by this test alone");
    assertEquals(ROW_BYTES, cache.bytes());
    assertTrue(cache.keeper(6, List.of(SMALL, SMALL)).isEmpty());
    assertTrue(cache.keeper(1, List.of()).isEmpty(), "nothing is wanted");
  }

  @Test
  void keepsInAFileWhatHasNoRoomInMemory() {
    PixelCache cache = new PixelCache(ROW_BYTES, new PixelFile(6 * ROW_BYTES));
    List<Counted> pictures = IntStream.range(0, 6).mapToObj(i -> new Counted()).toList();
    PixelCache.Keeper keeper = cache.keeper(6, List.of(SMALL)).orElseThrow();
    IntStream.range(0, 6).forEach(i -> keeper.keep(pictures.get(i), SMALL, numbered(i)));
    assertEquals(0, cache.bytes());
    for (int i : new int[] {5, 0, 3, 0, 5}) {
      assertArrayEquals(numbered(i), cache.pixels(pictures.get(i), SMALL));
    }
    pictures.forEach(picture -> assertEquals(0, picture.decoded.get()));
    assertTrue(cache.keeper(7, List.of(SMALL)).isEmpty(), "more than the file may hold");
  }

  @Test
  void forgetsWhatWasNotAskedForTheLongestTime() {
    PixelCache cache = new PixelCache(2 * ROW_BYTES, NO_FILE);
    List<Counted> pictures = List.of(new Counted(), new Counted(), new Counted());
    for (int i : new int[] {0, 1, 0, 2, 0, 1}) {
      cache.pixels(pictures.get(i), SMALL);
      assertTrue(cache.bytes() <= 2 * ROW_BYTES);
    }
    // 2 drives out 1, because 0 was asked for after it; then 1 is decoded again.
    assertArrayEquals(
        new int[] {1, 2, 1}, pictures.stream().mapToInt(p -> p.decoded.get()).toArray());
  }

  @Test
  void doesNotKeepWhatIsLargerThanItself() {
    PixelCache cache = new PixelCache(ROW_BYTES - 1, NO_FILE);
    Counted picture = new Counted();
    cache.pixels(picture, SMALL);
    assertEquals(5, cache.pixels(picture, SMALL)[0], 0.0);
    assertEquals(2, picture.decoded.get());
    assertEquals(0, cache.bytes());
  }

  @Test
  void decodesOnceForManyThreads() {
    PixelCache cache = new PixelCache(100 * ROW_BYTES, NO_FILE);
    List<Counted> pictures = IntStream.range(0, 50).mapToObj(i -> new Counted()).toList();
    IntStream.range(0, 2_000)
        .parallel()
        .forEach(i -> assertEquals(5, cache.pixels(pictures.get(i % 50), SMALL)[7], 0.0));
    pictures.forEach(picture -> assertEquals(1, picture.decoded.get()));
    assertEquals(50 * ROW_BYTES, cache.bytes());
  }

  @Test
  void triesAgainAfterAFailure() {
    PixelCache cache = new PixelCache(10 * ROW_BYTES, NO_FILE);
    AtomicInteger calls = new AtomicInteger();
    Picture failing =
        new Picture() {
          @Override
          public BufferedImage image() {
            if (calls.getAndIncrement() == 0) {
              throw new IllegalArgumentException("cannot read image (x)");
            }
            return Samples.plain(8, 8, 0);
          }

          @Override
          public String hash() {
            return "";
          }
        };
    Exception e = assertThrows(IllegalArgumentException.class, () -> cache.pixels(failing, SMALL));
    assertEquals("cannot read image (x)", e.getMessage());
    assertEquals(0, cache.bytes());
    assertEquals(0, cache.pixels(failing, SMALL)[0], 0.0);
  }

  private static float[] numbered(int picture) {
    float[] pixels = new float[ROW_BYTES / Float.BYTES];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = picture + i / 1000f;
    }
    return pixels;
  }
}
