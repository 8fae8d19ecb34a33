package dev.graft.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process said last, for a sentence. */
final class LogTail {
  private static final int LINES = 5;
  private static final int LONGEST = 1000;

  private LogTail() {}

  /** Its last errors, without stack traces. */
  static String of(Path log) {
    try {
      List<String> errors =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.contains(" ERROR ") || line.matches(".*(Exception|Error)\\b.*"))
              .filter(line -> !line.startsWith("\tat "))
              .toList();
      String words =
          String.join("; ", errors.subList(Math.max(0, errors.size() - LINES), errors.size()));
      return words.isEmpty()
          ? "it named no error; was it killed?"
          : words.substring(Math.max(0, words.length() - LONGEST));
    } catch (IOException e) {
      return "it left no words";
    }
  }
}
