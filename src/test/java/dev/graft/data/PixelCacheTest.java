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
    PixelCache cache = new PixelCache(10 * ROW_BYTES);
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
    PixelCache cache = new PixelCache(10 * ROW_BYTES);
    Counted picture = new Counted();
    cache.keep(picture, picture.image(), SMALL);
    cache.keep(picture, picture.image(), SMALL);
    assertEquals(5, cache.pixels(picture, SMALL)[0], 0.0);
    assertEquals(2, picture.decoded.get(), "by this test alone");
    assertEquals(ROW_BYTES, cache.bytes());
    assertTrue(cache.holds(10, List.of(SMALL)) && !cache.holds(6, List.of(SMALL, SMALL)));
  }

  @Test
  void forgetsWhatWasNotAskedForTheLongestTime() {
    PixelCache cache = new PixelCache(2 * ROW_BYTES);
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
    PixelCache cache = new PixelCache(ROW_BYTES - 1);
    Counted picture = new Counted();
    cache.pixels(picture, SMALL);
    assertEquals(5, cache.pixels(picture, SMALL)[0], 0.0);
    assertEquals(2, picture.decoded.get());
    assertEquals(0, cache.bytes());
  }

  @Test
  void decodesOnceForManyThreads() {
    PixelCache cache = new PixelCache(100 * ROW_BYTES);
    List<Counted> pictures = IntStream.range(0, 50).mapToObj(i -> new Counted()).toList();
    IntStream.range(0, 2_000)
        .parallel()
        .forEach(i -> assertEquals(5, cache.pixels(pictures.get(i % 50), SMALL)[7], 0.0));
    pictures.forEach(picture -> assertEquals(1, picture.decoded.get()));
    assertEquals(50 * ROW_BYTES, cache.bytes());
  }

  @Test
  void triesAgainAfterAFailure() {
    PixelCache cache = new PixelCache(10 * ROW_BYTES);
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
}
