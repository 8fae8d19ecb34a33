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

  /** Its errors, or else its last lines, without stack traces. */
  static String of(Path log) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank() && !line.startsWith("\tat "))
              .toList();
      List<String> errors =
          lines.stream()
              .filter(line -> line.contains(" ERROR ") || line.contains("Exception"))
              .toList();
      List<String> told = errors.isEmpty() ? lines : errors;
      String words = String.join("; ", told.subList(Math.max(0, told.size() - LINES), told.size()));
      return words.isEmpty()
          ? "it said nothing"
          : words.substring(Math.max(0, words.length() - LONGEST));
    } catch (IOException e) {
      return "it left no words";
    }
  }
}
