package dev.graft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CanonicalTest {
  @Test
  void noValueCanImitateTheStructureOfACanonicalText() {
    String plain = Canonical.of("a").with("x", "1").with("y", "2").toString();
    String sly = Canonical.of("a").with("x", "1\", y=\"2").toString();
    assertEquals("a{x=\"1\", y=\"2\"}", plain);
    assertNotEquals(plain, sly);
    assertThrows(IllegalStateException.class, () -> Canonical.of("a").with("x", 1).with("x", 2));
  }
}
