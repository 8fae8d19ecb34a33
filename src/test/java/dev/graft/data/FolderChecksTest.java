package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Names that Java cannot read; the others stand in {@link FolderLayoutTest}. */
class FolderChecksTest {
  @Test
  void theWayOutIsTheLocaleOrAnotherName() {
    assertEquals(
        "start it, or Jupyter, with LC_ALL=C.UTF-8, or with the locale of the machine",
        FolderChecks.wayOut("ANSI_X3.4-1968"));
    assertTrue(FolderChecks.wayOut("UTF-8").startsWith("the name is in another encoding, rename"));
  }
}
