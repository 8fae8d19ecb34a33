package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import dev.graft.model.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys, stores, training and what a person reads are the same under every locale. Each has a
 * process of its own, since much is formatted once, when a class is loaded.
 */
@Tag("engine")
@Tag("slow")
class LocalesTest {
  /** Decimal commas, digits of three scripts, a lower-case i without a dot; English for control. */
  private static final List<String> LOCALES =
      List.of("en-US", "de-DE", "ar-EG", "th-TH-u-nu-thai", "fa-IR", "tr-TR");

  private static final int AT_A_TIME = 2;
  private static final int SECONDS_TO_RUN = 300;

  /** Enough to see what kind of difference it is. */
  private static final int SHOWN = 6;

  private static final int LONGEST = 400;

  @TempDir Path folder;

  @Test
  void allIsTheSameUnderEveryLocale() throws Exception {
    List<String> expected = underEnglish();
    ExecutorService pool = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<List<String>>> said = new ArrayList<>();
      LOCALES.forEach(tag -> said.add(pool.submit(() -> under(tag))));
      List<Executable> checks = new ArrayList<>();
      for (int i = 0; i < LOCALES.size(); i++) {
        List<String> differences = KeyLines.differences(expected, said.get(i).get());
        String tag = LOCALES.get(i);
        checks.add(() -> assertEquals("", shown(differences), "under " + tag));
      }
      assertAll(checks);
    } finally {
      pool.shutdownNow();
    }
  }

  private static String shown(List<String> differences) {
    List<String> some =
        differences.stream()
            .limit(SHOWN)
            .map(words -> words.substring(0, Math.min(LONGEST, words.length())))
            .toList();
    String more = Text.format("\n... %d lines in all", differences.size());
    return String.join("\n", some) + (some.isEmpty() ? "" : more);
  }

  /** The record, and what this process trains and reads while it is an English one. */
  private List<String> underEnglish() throws Exception {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.US);
    try {
      TinyExperiment given = new TinyExperiment(folder.resolve("given"));
      List<String> own = LocaleChild.ofOwn(given);
      List<String> lines = new ArrayList<>(PlanKeysTest.recorded());
      lines.removeIf(line -> line.startsWith("ledger"));
      lines.addAll(KeyLines.counted("found", LocaleChild.found(given)));
      lines.addAll(own);
      return lines;
    } finally {
      Locale.setDefault(before);
    }
  }

  private List<String> under(String tag) throws IOException, InterruptedException {
    Path given = copy(folder.resolve("given"), folder.resolve("given-" + tag));
    Path lines = folder.resolve(tag + ".txt");
    Path said = folder.resolve(tag + ".log");
    List<String> command = command(tag);
    command.addAll(
        List.of(given.toString(), folder.resolve("own-" + tag).toString(), lines.toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    try {
      boolean ended = process.waitFor(SECONDS_TO_RUN, TimeUnit.SECONDS);
      assertTrue(ended && Files.exists(lines), tag + ": " + Files.readString(said));
    } finally {
      process.destroyForcibly();
    }
    return Files.readAllLines(lines);
  }

  private static List<String> command(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true"));
    command.add("-Duser.language=" + locale.getLanguage());
    command.add("-Duser.country=" + locale.getCountry());
    if (locale.hasExtensions()) {
      command.add("-Duser.extensions=u-" + locale.getExtension(Locale.UNICODE_LOCALE_EXTENSION));
    }
    command.add("-Dgraft.engine=" + Engines.name());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), LocaleChild.class.getName(), tag));
    return command;
  }

  /** A store of its own for each process: a look that one counts must not be there for the next. */
  private static Path copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
    return to;
  }
}
