package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdxTest {
  // Two rows of 1 x 3 bytes, after the format's description on the MNIST page.
  private static final byte[] FILE = {
    0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, (byte) 255
  };

  private static String messageOf(byte[] content, int dimensions) {
    return assertThrows(IllegalArgumentException.class, () -> Idx.of(content, dimensions, "images"))
        .getMessage();
  }

  @Test
  void readsRows() {
    Idx idx = Idx.of(FILE, 3, "images");
    assertEquals(List.of(2, 1, 3), idx.sizes());
    assertEquals(2, idx.rows());
    assertArrayEquals(new byte[] {4, 5, (byte) 255}, idx.row(1));
  }

  @Test
  void saysWhatIsWrong() {
    String again = "; fetch the file again";
    assertEquals(
        "cannot read IDX file (images): it ends within its header" + again,
        messageOf(Arrays.copyOf(FILE, 15), 3));
    assertEquals(
        "cannot read IDX file (images): its header is of another kind" + again, messageOf(FILE, 1));
    assertEquals(
        "cannot read IDX file (images): it has 20 bytes where its header says 22" + again,
        messageOf(Arrays.copyOf(FILE, 20), 3));
    byte[] negative = FILE.clone();
    negative[4] = -1;
    assertEquals(
        "cannot read IDX file (images): a dimension is -16777214" + again, messageOf(negative, 3));
  }
}
