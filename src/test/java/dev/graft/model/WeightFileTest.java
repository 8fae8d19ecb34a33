package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

  private Path sparse(long bytes) throws IOException {
    Path file = folder.resolve("large.safetensors");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(bytes); // takes no room on a disk that leaves holes
    }
    return file;
  }

  @Test
  void aFileThatTheHeapCannotTakeIsRefusedBeforeItIsRead() throws IOException {
    long half = Runtime.getRuntime().maxMemory() / 2;
    String words = refused(sparse(Math.min(half, Integer.MAX_VALUE - 8L) + 1));
    assertTrue(words.startsWith(folder.resolve("large.safetensors").toString()), words);
    assertTrue(words.contains("keep the tensors of the base alone in a file"), words);
    Path file = sparse(600L << 20);
    WeightFile.checkSize(file, (1200L << 20) + 2);
    String heap =
        assertThrows(IllegalArgumentException.class, () -> WeightFile.checkSize(file, 1200L << 20))
            .getMessage();
    assertTrue(heap.contains("takes 600.0 MiB of Java's heap of 1,200.0 MiB"), heap);
    assertTrue(heap.contains("start Java with -Xmx2g"), heap);
    Path array = sparse(1L << 31);
    String long1 =
        assertThrows(IllegalArgumentException.class, () -> WeightFile.checkSize(array, 64L << 30))
            .getMessage();
    assertTrue(long1.contains("(2147483648 bytes) is larger than the 2147483639 bytes"), long1);
  }

  /** 19,280 is 0x4b50, as which a zip file begins. */
  @Test
  void aHeaderAsLongAsAZipBeginsIsRead() throws IOException {
    String header = "{\"x\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";
    ByteBuffer bytes = ByteBuffer.allocate(8 + 19_280 + 4).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(19_280).put(header.getBytes(StandardCharsets.US_ASCII));
    while (bytes.position() < 8 + 19_280) {
      bytes.put((byte) ' ');
    }
    Path file = Files.write(folder.resolve("x.safetensors"), bytes.putFloat(3).array());
    assertEquals(3, WeightFile.read(file).values("x")[0]);
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
