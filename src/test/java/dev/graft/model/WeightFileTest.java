package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightFileTest {
  @TempDir Path folder;

  /** An npz file of one array, "w", of two values, whose header states a shape. */
  private Path npz(String shape) throws IOException {
    return NpzSamples.write(folder.resolve("w.npz"), shape, 1.5f, -2);
  }

  private static String refused(Path file) {
    return assertThrows(IllegalArgumentException.class, () -> WeightFile.read(file)).getMessage();
  }

  @Test
  @Tag("engine")
  void anArrayIsRead() throws IOException {
    Weights weights = WeightFile.read(npz("2,"));
    assertEquals(java.util.List.of(2), weights.shape("w"));
    assertEquals(-2, weights.values("w")[1]);
  }

  @Test
  void aShapeThatTheFileDoesNotHoldIsRefusedBeforeItIsAllocated() throws IOException {
    for (String shape :
        new String[] {"536870911,", "3,", "1,", "9999999999999999999,", "65536, 65536"}) {
      String words = refused(npz(shape));
      assertTrue(words.contains("array 'w.npy' of type"), words);
      assertTrue(words.contains("does not take the 8 bytes that it has"), words);
      assertTrue(words.startsWith(folder.resolve("w.npz").toString()), words);
    }
  }

  @Test
  void aFlippedBitIsReadOrRefusedButNotAllocated() throws IOException {
    byte[] whole = Files.readAllBytes(npz("2,"));
    Path file = folder.resolve("flipped.npz");
    Random random = new Random(4);
    int refused = 0;
    for (int i = 0; i < 200; i++) {
      byte[] wrong = whole.clone();
      wrong[2 + random.nextInt(wrong.length - 2)] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, wrong);
      try {
        NpzSizes.check(file);
      } catch (IllegalArgumentException | IOException e) {
        refused++;
      }
    }
    assertTrue(refused > 50, "refused: " + refused);
  }
}
