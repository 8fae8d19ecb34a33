package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.graft.input.Preprocessing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecodedOnceTest {
  private static final Preprocessing RAW = Preprocessing.uniform(8, 3, 0, 1);

  @TempDir Path folder;

  /**
   * The files are gone before the pixels are asked for: they were decoded as the folder was read.
   */
  @Test
  void decodesOnceForBasesThatAreKnown() throws IOException {
    Path wide = Samples.write(Samples.varied(600, 301), folder.resolve("a/1.jpg"));
    Path small = Samples.write(Samples.varied(30, 40), folder.resolve("b/1.png"));
    List<Preprocessing> bases = List.of(RAW, Preprocessing.uniform(16, 1, 127, 128));
    ImageSet plain = ImageFolder.of(folder);
    List<float[]> expected =
        List.of(
            Pixels.of(plain.image(0), bases.get(0)),
            Pixels.of(plain.image(0), bases.get(1)),
            Pixels.of(plain.image(1), bases.get(1)));
    ImageSet set =
        ImageFolder.of(
            folder,
            pictures -> {
              assertEquals(2, pictures);
              return bases;
            });
    assertEquals(plain.hash(), set.hash());
    assertEquals(plain.notes(), set.notes());
    Files.delete(wide);
    Files.delete(small);
    assertArrayEquals(expected.get(0), set.pixels(0, bases.get(0)));
    assertArrayEquals(expected.get(1), set.pixels(0, bases.get(1)));
    assertArrayEquals(expected.get(2), set.pixels(1, bases.get(1)));
    assertThrows(IllegalArgumentException.class, () -> set.image(0));
  }
}
