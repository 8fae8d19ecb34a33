package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What graft.py does around the notebooks: prerequisites, folders, copies, words. */
class CommandsTest {
  @Test
  void itsOwnTestsPass() throws Exception {
    Process process =
        new ProcessBuilder("python3", "src/test/jupyter/commands_test.py")
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    assertTrue(said.matches("(?s).*Ran \\d\\d tests.*OK\\s*"), said);
  }
}
