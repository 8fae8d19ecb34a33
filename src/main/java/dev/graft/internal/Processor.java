package dev.graft.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The processor of this machine, whose kind decides over the last bits of a result. */
public final class Processor {
  private static final Optional<String> NAME = read();

  private Processor() {}

  /** Its model, where the system tells: Linux does on most processors. */
  public static Optional<String> name() {
    return NAME;
  }

  private static Optional<String> read() {
    try {
      return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
