package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.input.Preprocessing;
import dev.graft.internal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FashionMnistTest {
  @TempDir Path folder;

  private void copy(String shipped, String name) throws IOException {
    Files.write(folder.resolve(name), Resources.bytes("fashion-mnist/" + shipped + "-ubyte.gz"));
  }

  private String message() {
    return assertThrows(IllegalArgumentException.class, () -> FashionMnist.from(folder))
        .getMessage();
  }

  @Test
  void shipsAStratifiedPart() {
    ImageSet set = FashionMnist.clothing();
    // 5 x 2,000 + 5 x 500 training rows and 10 x 500 test rows.
    assertEquals(17_500, set.size());
    int[] counts = SetChecks.counts(set);
    assertArrayEquals(
        new int[] {2500, 2500, 2500, 2500, 2500, 1000, 1000, 1000, 1000, 1000}, counts);
    assertEquals(Part.TRAINING, set.part(12_499));
    assertEquals(Part.TEST, set.part(12_500));
    assertEquals("Ankle boot", set.classes().get(9));
    // The labels file's first bytes are 09 00 00 03, by xxd.
    assertEquals(9, set.label(0));
    assertEquals(3, set.label(3));
  }

  @Test
  void showsClothesLightOnBlack() {
    float[] pixels = FashionMnist.clothing().pixels(0, Preprocessing.uniform(28, 1, 0, 1));
    double mean = 0;
    for (float pixel : pixels) {
      mean += pixel / pixels.length;
    }
    assertEquals(0, pixels[0], 0.0);
    assertTrue(mean > 20 && mean < 200, "mean " + mean);
  }

  @Test
  void splitsTheFootwearOfTheShippedPart() {
    ImageSet footwear = FashionMnist.clothing().only("Sandal", "Sneaker", "Ankle boot");
    Rows rows = footwear.perClass(20, 20).rows(1);
    assertEquals(60, rows.training().size());
    assertEquals(1_500, rows.test().size());
  }

  @Test
  void readsTheWholeSetFromAFolder() throws IOException {
    copy("train-images-idx3", "train-images-idx3-ubyte.gz");
    copy("test-images-idx3", "t10k-images-idx3-ubyte.gz");
    copy("test-labels-idx1", "test-labels-idx1-ubyte.gz");
    assertEquals(
        Text.format(
                "folder (%s) must hold the file train-labels-idx1-ubyte or train-labels-idx1-ubyte.gz; the",
                folder)
            + " Debian package dataset-fashion-mnist has all four",
        message());
    byte[] labels = Resources.gunzippedResource("fashion-mnist/train-labels-idx1-ubyte.gz");
    Files.write(folder.resolve("train-labels-idx1-ubyte"), labels);
    assertEquals(FashionMnist.clothing().hash(), FashionMnist.from(folder).hash());
  }

  @Test
  void saysWhatDoesNotFit() throws IOException {
    copy("train-images-idx3", "train-images-idx3-ubyte.gz");
    copy("test-labels-idx1", "train-labels-idx1-ubyte.gz");
    assertEquals(
        "train-images-idx3-ubyte (12500 rows) must have as many rows as train-labels-idx1-ubyte"
            + " (5000 rows); fetch both again",
        message());
    Path missing = folder.resolve("missing");
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> FashionMnist.from(missing))
            .getMessage()
            .startsWith("folder (" + missing + ") must exist; the Debian package"));
    Path packed = folder.resolve("train-images-idx3-ubyte.gz");
    Files.write(packed, java.util.Arrays.copyOf(Files.readAllBytes(packed), 1_000));
    assertTrue(message().startsWith("cannot read IDX file (" + packed + "): "), message());
    assertTrue(message().endsWith("; fetch the file again"));
  }
}
