package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureFolderTest {
  private static final String KEY = "0".repeat(64);

  @TempDir Path folder;

  private static Features features() {
    Features features = new Features(new Shape(3));
    features.put(4, new float[] {1, 2, 3});
    features.costs(0.5);
    return features;
  }

  @Test
  void whatIsWrittenIsRead() throws Exception {
    FeatureFolder files = new FeatureFolder(folder);
    assertEquals(Optional.empty(), files.write(KEY, features()));
    Features read = new Features(new Shape(3));
    assertEquals(1, files.read(KEY, read));
    assertArrayEquals(new float[] {1, 2, 3}, read.rows().get(4));
    assertEquals(0.5, read.secondsPerRow());
  }

  @Test
  void whatIsDamagedIsDeleted() throws Exception {
    FeatureFolder files = new FeatureFolder(folder);
    files.write(KEY, features());
    Path file = folder.resolve(KEY + ".features");
    byte[] content = Files.readAllBytes(file);
    content[content.length - 1] ^= 1;
    Files.write(file, content);
    assertEquals(0, files.read(KEY, new Features(new Shape(3))));
    assertEquals(false, Files.exists(file));
  }

  @Test
  void stopIsNoDamageAndLeavesNothingHalfWritten() throws Exception {
    FeatureFolder files = new FeatureFolder(folder);
    files.write(KEY, features());
    Thread.currentThread().interrupt();
    try {
      assertThrows(CancellationException.class, () -> files.write("1".repeat(64), features()));
      assertThrows(CancellationException.class, () -> files.read(KEY, features()));
    } finally {
      Thread.interrupted();
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(1, left.count());
    }
    assertEquals(1, files.read(KEY, new Features(new Shape(3))));
  }
}
