package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.input.Preprocessing;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class PixelFileTest {
  private static final Preprocessing TINY = Preprocessing.uniform(8, 1, 0, 1);
  private static final int BYTES = 256;

  private record Numbered(int number) implements Picture {
    @Override
    public BufferedImage image() {
      throw new AssertionError("nothing is decoded here");
    }

    @Override
    public String hash() {
      return "" + number;
    }
  }

  private static PixelCache.Key key(int number) {
    return new PixelCache.Key(new Numbered(number), TINY);
  }

  private static float[] pixels(float value) {
    float[] pixels = new float[BYTES / Float.BYTES];
    Arrays.fill(pixels, value);
    return pixels;
  }

  @Test
  void givesBackEveryBit() {
    PixelFile file = new PixelFile(2 * BYTES);
    assertTrue(file.makesRoom(2 * BYTES));
    file.keep(key(1), pixels(0.1f));
    file.keep(key(2), pixels(Float.NaN));
    assertArrayEquals(pixels(0.1f), file.pixels(key(1)).orElseThrow());
    assertArrayEquals(pixels(Float.NaN), file.pixels(key(2)).orElseThrow());
    assertTrue(file.pixels(key(3)).isEmpty());
  }

  /** It is deleted at once, and its name is in the process's table alone. */
  @Test
  void nobodyElseReadsIt() throws IOException {
    Path open = Path.of("/proc/self/fd");
    Assumptions.assumeTrue(Files.isDirectory(open), "no Linux");
    PixelFile file = new PixelFile(BYTES);
    assertTrue(file.makesRoom(BYTES));
    List<Path> all;
    try (Stream<Path> paths = Files.list(open)) {
      all = paths.toList();
    }
    int seen = 0;
    for (Path one : all) {
      if (Files.isSymbolicLink(one)
          && Files.readSymbolicLink(one).toString().contains("graft-pixels")) {
        seen++;
        assertEquals(
            "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(one)));
      }
    }
    assertTrue(seen > 0);
    file.keep(key(1), pixels(1));
    assertTrue(file.pixels(key(1)).isPresent());
  }

  @Test
  void aNewSetTakesTheRoomOfTheOldOne() {
    PixelFile file = new PixelFile(2 * BYTES);
    assertTrue(file.makesRoom(BYTES));
    file.keep(key(1), pixels(1));
    assertTrue(file.makesRoom(BYTES), "both fit");
    assertTrue(file.pixels(key(1)).isPresent());
    assertTrue(file.makesRoom(2 * BYTES));
    assertTrue(file.pixels(key(1)).isEmpty());
    file.keep(key(2), pixels(2));
    assertArrayEquals(pixels(2), file.pixels(key(2)).orElseThrow());
    assertFalse(file.makesRoom(3 * BYTES));
  }

  @Test
  void aNotebooksStopButtonLeavesItAsItIs() {
    PixelFile file = new PixelFile(2 * BYTES);
    assertTrue(file.makesRoom(2 * BYTES));
    file.keep(key(1), pixels(1));
    Thread.currentThread().interrupt();
    assertArrayEquals(pixels(1), file.pixels(key(1)).orElseThrow());
    file.keep(key(2), pixels(2));
    assertTrue(Thread.interrupted(), "still to be heard by others");
    assertArrayEquals(pixels(2), file.pixels(key(2)).orElseThrow());
  }
}
