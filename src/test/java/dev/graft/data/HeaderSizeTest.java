package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeaderSizeTest {
  private static final long GIB = 1L << 30;

  private static String refused(HeaderSize size, long heap) {
    return assertThrows(IllegalArgumentException.class, () -> size.check(heap)).getMessage();
  }

  @Test
  void aHundredMegapixelsOnASmallHeapAreRefusedByName() {
    HeaderSize large = new HeaderSize("a/big.png", 10_000, 10_000);
    String words = refused(large, GIB);
    assertTrue(words.startsWith("cannot read image (a/big.png): it is too large for this"), words);
    assertTrue(words.contains("10000 x 10000 = 100,000,000 pixels take 762 MiB"), words);
    assertTrue(words.contains("half of the heap's 1,024 MiB"), words);
    assertTrue(words.endsWith("with more (-Xmx2g)"), words);
    assertDoesNotThrow(() -> large.check(2 * GIB));
    assertTrue(large.isAlone(2 * GIB));
  }

  @Test
  void morePixelsAreRefusedOnAnyHeap() {
    String words = refused(new HeaderSize("b.png", 10_001, 10_000), 64 * GIB);
    assertTrue(words.contains("at most 100,000,000 are read"), words);
  }

  @Test
  void photographsAreDecodedSideBySide() {
    HeaderSize photograph = new HeaderSize("c.jpg", 4000, 3000);
    assertDoesNotThrow(() -> photograph.check(GIB / 4));
    assertFalse(photograph.isAlone(GIB));
    assertTrue(photograph.isAlone(GIB / 4));
  }
}
