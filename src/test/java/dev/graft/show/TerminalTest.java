package dev.graft.show;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a terminal and a log show of a long computation. */
class TerminalTest {
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private Display.Slot slot(Terminal.Kind kind) {
    Terminal terminal = new Terminal(new PrintStream(written, true, UTF_8), kind);
    return terminal.open(Shown.html("", "begins"));
  }

  private static Progress progress(String line, int ended) {
    return new Progress(line, ended, 0.5, 10, List.of(), List.of());
  }

  private String text() {
    return written.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  @Test
  void aTerminalHasOneLineThatChangesAndEndsWithALineBreak() {
    Display.Slot slot = slot(Terminal.Kind.INTERACTIVE);
    slot.progress(progress("pass 1", 0));
    slot.progress(progress("pass 10", 0));
    slot.finish(Shown.html("", "done"));
    assertEquals("\rbegins\rpass 1\rpass 10\rdone   \n", text());
  }

  @Test
  void aLineThatWouldWrapIsCut() {
    slot(Terminal.Kind.INTERACTIVE).progress(progress("x".repeat(100), 0));
    assertTrue(text().endsWith("\r" + "x".repeat(76) + "..."), text());
  }

  @Test
  void aLogHasALineForEachRunThatEnded() {
    Display.Slot slot = slot(Terminal.Kind.LOG);
    for (int pass = 1; pass <= 9; pass++) {
      slot.progress(progress("pass " + pass, pass / 4));
    }
    slot.finish(Shown.html("", "done"));
    assertEquals("begins\npass 4\npass 8\ndone\n", text());
  }
}
