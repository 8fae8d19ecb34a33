package dev.graft.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WholeMessagesTest {
  @Test
  void anInterruptionDoesNotReachAMessageAndStays() {
    List<Boolean> interrupted = new ArrayList<>();
    Thread.currentThread().interrupt();
    try {
      WholeMessages.send(() -> interrupted.add(Thread.currentThread().isInterrupted()));
    } finally {
      assertTrue(Thread.interrupted(), "the cell must still learn that it was stopped");
    }
    assertEquals(List.of(false), interrupted);
    assertFalse(Thread.currentThread().isInterrupted());
  }

  @Test
  void whatTheChannelThrowsIsThrown() {
    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () ->
                WholeMessages.send(
                    () -> {
                      throw new IllegalStateException("closed");
                    }));
    assertEquals("closed", thrown.getMessage());
    assertThrows(
        LinkageError.class,
        () ->
            WholeMessages.send(
                () -> {
                  throw new NoClassDefFoundError("gone");
                }));
  }
}
