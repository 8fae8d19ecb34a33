package dev.graft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class BlobsTest {
  @Test
  void whatIsPutInTwiceIsKeptOnce() {
    Blobs blobs = new Blobs();
    String sum = blobs.put("\u00e4");
    assertEquals(sum, blobs.put(new byte[] {(byte) 0xc3, (byte) 0xa4}));
    assertEquals("\u00e4", blobs.text(sum));
    assertEquals(1, blobs.all().size());
    assertEquals(
        "content (x) must be in the pack, but is not",
        assertThrows(IllegalArgumentException.class, () -> blobs.get("x")).getMessage());
  }
}
