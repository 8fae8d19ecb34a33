package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the guide says of programs that are started beside an engine. */
@EnabledOnOs(OS.LINUX)
class ChildEnvironmentTest {
  private static final String SET = "MXNET_ENGINE_TYPE=NaiveEngine";

  private static boolean inherits(ProcessBuilder builder) throws IOException {
    Process process = builder.redirectErrorStream(true).start();
    List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();
    return lines.contains(SET);
  }

  @Test
  void aChildInheritsWhatTheEngineNeedsUnlessItsEnvironmentWasAskedFor() throws IOException {
    assumeTrue(System.getenv("MXNET_ENGINE_TYPE") == null);
    Engines.current();
    ProcessBuilder asked = new ProcessBuilder("env");
    asked.environment();
    assertEquals(
        List.of(true, false), List.of(inherits(new ProcessBuilder("env")), inherits(asked)));
  }
}
