package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CorruptedTest {
  private static final ImageSet DIGITS = Digits.all();
  private static final List<Integer> ROWS = IntStream.range(0, 50).boxed().toList();

  private static double black(ImageSet set, int row) {
    BufferedImage image = set.image(row);
    int black = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        black += (image.getRGB(x, y) & 0xffffff) == 0 ? 1 : 0;
      }
    }
    return (double) black / (image.getWidth() * image.getHeight());
  }

  @Test
  void twoCopiesOfEachPictureAreCorruptedIndependently() {
    Corrupted corrupted = Corrupted.of(DIGITS, ROWS, Shift.masking(0.3));
    assertEquals(100, corrupted.set().size());
    assertEquals(100, corrupted.clean().size());
    for (int row = 0; row < 100; row += 2) {
      assertEquals(
          List.of(0, 1), List.of(corrupted.set().label(row), corrupted.set().label(row + 1)));
      assertEquals(DIGITS.rowName(row / 2), corrupted.set().rowName(row));
      int[] clean = values(corrupted.clean(), row);
      int[] one = values(corrupted.set(), row);
      assertArrayEquals(values(DIGITS, row / 2), clean);
      for (int i = 0; i < clean.length; i++) {
        assertTrue(one[i] == 0 || one[i] == clean[i], "black or as it was");
      }
      assertFalse(Arrays.equals(one, clean));
      assertFalse(Arrays.equals(one, values(corrupted.set(), row + 1)));
    }
  }

  private static int[] values(ImageSet set, int row) {
    BufferedImage image = set.image(row);
    int[] rgb = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return Arrays.stream(rgb).map(value -> value & 0xffffff).toArray();
  }

  @Test
  void theShareOfMaskedPixelsIsTheAmount() {
    BufferedImage white = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 10_000; i++) {
      white.setRGB(i % 100, i / 100, 0xffffff);
    }
    ImageSet set =
        ImageSet.of("white", List.of("a", "b"), List.of(white, white), List.of(0, 1))
            .shifted(Shift.masking(0.3));
    // 4 standard deviations of 10,000 draws: 4 sqrt(0.3 x 0.7 / 10,000)
    assertEquals(0.3, black(set, 0), 0.0184);
    assertEquals(black(set, 0), black(set, 0), "the same whenever asked for");
    assertEquals("white, 30% masked", set.name());
  }

  @Test
  void bothCopiesOfAPictureAreOnTheSameSide() {
    ImageSet set = Corrupted.of(DIGITS, ROWS, Shift.noise(40)).set();
    for (int row = 0; row < 100; row += 2) {
      assertEquals(set.part(row), set.part(row + 1));
    }
    Rows rows = set.split().rows(1);
    assertEquals("70 training, 10 validation and 20 test rows", rows.toString());
  }

  @Test
  void labelsAreNotRead() {
    List<Integer> others = DIGITS.labels().stream().map(label -> 9 - label).toList();
    Corrupted one = Corrupted.of(DIGITS, ROWS, Shift.masking(0.3));
    Corrupted other = Corrupted.of(DIGITS.withLabels(others), ROWS, Shift.masking(0.3));
    assertEquals(one.set().hash(), other.set().hash());
    assertEquals(one.clean().hash(), other.clean().hash());
    assertNotEquals(one.set().hash(), Corrupted.of(DIGITS, ROWS, Shift.masking(0.31)).set().hash());
  }

  @Test
  void badInputIsNamed() {
    assertWords(
        "corruption (inverted) must be random; use Shift.masking(0.3) or Shift.noise(40)",
        () -> Corrupted.of(DIGITS, ROWS, Shift.inversion()));
    assertWords(
        "rows (0) of Digits to corrupt must be at least 10, since a tenth of them is for"
            + " validation; name more rows, or a part that the set has",
        () -> Corrupted.of(DIGITS, Collections.emptyList(), Shift.noise(40)));
    assertWords(
        "amount (1.0) of the shift MASKING must be a share below 1, such as 0.3",
        () -> Shift.masking(1));
    assertWords(
        "amount (0.0) of the shift MASKING must be a number above 0", () -> Shift.masking(0));
  }

  private static void assertWords(String expected, Executable call) {
    assertEquals(expected, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}
