package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.input.Preprocessing;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigitsTest {
  @Test
  void hasTheRowsOfScikitLearn() {
    ImageSet digits = Digits.all();
    assertEquals(1_797, digits.size());
    assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), digits.classes());
    // Counts of the last column, by cut | sort | uniq -c.
    assertArrayEquals(
        new int[] {178, 182, 177, 183, 181, 182, 181, 179, 174, 180}, SetChecks.counts(digits));
  }

  @Test
  void spreadsItsGreys() {
    float[] pixels = Digits.all().pixels(0, Preprocessing.uniform(8, 1, 0, 1));
    // The file's first line begins 0,0,5,13,9,1,0,0; by hand, times 255 / 16, rounded.
    float[] expected = {0, 0, 80, 207, 143, 16, 0, 0};
    assertArrayEquals(expected, java.util.Arrays.copyOf(pixels, 8), 0f);
    assertEquals(8, Digits.all().image(0).getWidth());
  }
}
