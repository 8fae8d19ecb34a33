package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.Mutations;
import dev.graft.internal.Text;
import dev.graft.model.NpzSamples;
import dev.graft.model.WeightFile;
import dev.graft.model.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of weights that are no longer what was written: none becomes another network in silence.
 */
class TensorFileMutationTest {
  private static final int MUTATIONS = 300;

  @TempDir Path folder;

  /** How many of the changed files were read, all of them with the values of the whole one. */
  private int read(byte[] whole, String name, Function<Path, Weights> reader) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, whole);
    Weights right = reader.apply(file);
    Random random = new Random(7);
    int read = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      Files.write(file, Mutations.of(whole, random));
      try {
        Weights found = reader.apply(file);
        assertEquals(right.names(), found.names());
        for (String one : right.names()) {
          assertArrayEquals(right.values(one), found.values(one), one);
        }
        read++;
      } catch (IllegalArgumentException | UncheckedIOException e) {
        assertTrue(e.getMessage().contains(name), Text.format("%d: %s", i, e));
      }
    }
    return read;
  }

  /** Of a zip, what is behind its entries and beside their content says nothing of the numbers. */
  @Test
  void noChangedStateDictIsTrusted() throws IOException {
    byte[] whole = Files.readAllBytes(Formula.FILES.resolve("linear.pth"));
    int read = read(whole, "changed.pth", file -> StateDict.open(file).weights());
    assertTrue(read < MUTATIONS / 2, read + " were read, with the right numbers");
  }

  @Test
  @Tag("engine")
  void noChangedArraysOfNumpyAreTrusted() throws IOException {
    Path file = NpzSamples.write(folder.resolve("whole.npz"), "3, 2", 1, -2, 3.5f, 0, 1e9f, 7);
    int read = read(Files.readAllBytes(file), "changed.npz", WeightFile::read);
    assertTrue(read < MUTATIONS / 2, read + " were read, with the right numbers");
  }
}
