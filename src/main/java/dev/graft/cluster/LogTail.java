package dev.graft.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a process said last, for a sentence. */
final class LogTail {
  private static final int LINES = 5;
  private static final int LONGEST = 1000;

  /** What a driver says that no master will take in, and what to do about it. */
  private static final Map<String, String> HOPELESS =
      Map.of(
          "javax.security.sasl.SaslException",
          "the master refused the secret; it must be the cluster's own: withConf(\"spark.authenticate\","
              + " \"true\").withConf(\"spark.authenticate.secret\", System.getenv(\"LAB_SECRET\"))",
          "All masters are unresponsive! Giving up",
          "the master takes connections, but not this program; see that it runs the Spark of"
              + " SPARK_HOME, and whether it asks for a secret (spark.authenticate)");

  /** What Spark says besides when it ends before it has begun. */
  private static final String AFTERMATH = "Heartbeater.doReportHeartbeat";

  /** The time, and that it was the program's own thread. */
  private static final Pattern BEFORE =
      Pattern.compile("^(\\d\\d/\\d\\d/\\d\\d [\\d:]{8} |Exception in thread \"main\" )");

  private LogTail() {}

  /** Why a line means that no executor will ever come; empty for any other line. */
  static Optional<String> hopeless(String line) {
    return HOPELESS.entrySet().stream()
        .filter(known -> line.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** Its last errors, without stack traces. */
  static String of(Path log) {
    try {
      List<String> errors =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.contains(" ERROR ") || line.matches(".*(Exception|Error)\\b.*"))
              .filter(line -> !line.startsWith("\tat ") && !line.contains(AFTERMATH))
              .map(line -> BEFORE.matcher(line).replaceFirst(""))
              .distinct()
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
