package dev.graft.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What {@link LocalesTest} starts under one locale: it writes down all that must not differ. */
final class LocaleChild {
  private LocaleChild() {}

  /**
   * Writes the lines.
   *
   * @param arguments the locale's tag, the store that is looked into, a folder of its own, the file
   */
  public static void main(String[] arguments) throws IOException {
    Locale.setDefault(Locale.forLanguageTag(arguments[0]));
    TinyExperiment given = new TinyExperiment(Path.of(arguments[1]));
    TinyExperiment own = new TinyExperiment(Path.of(arguments[2]));
    Files.write(Path.of(arguments[3]), lines(given, own));
    // Its work is done, whatever threads an engine has left.
    Runtime.getRuntime().halt(0);
  }

  private static List<String> lines(TinyExperiment given, TinyExperiment own) {
    List<String> lines = new ArrayList<>(KeyLines.ofPlans());
    lines.addAll(counted("found", () -> found(given)));
    lines.addAll(ofOwn(own));
    return lines;
  }

  /** The lines of an experiment that this process runs, whoever calls. */
  static List<String> ofOwn(TinyExperiment own) {
    List<String> lines = new ArrayList<>();
    lines.addAll(counted("run", () -> run(own)));
    lines.addAll(counted("result", own::results));
    lines.addAll(counted("text", own::texts));
    lines.addAll(counted("ledger", () -> looked(own)));
    return lines;
  }

  private static List<String> run(TinyExperiment own) {
    own.experiment().run();
    return List.of("done");
  }

  /** Runs of another process are found, and looks at them that it counted are not counted again. */
  static List<String> found(TinyExperiment given) {
    List<String> lines = new ArrayList<>(given.results());
    given.look();
    lines.addAll(given.ledger());
    return lines;
  }

  private static List<String> looked(TinyExperiment own) {
    own.look();
    return own.ledger();
  }

  private static List<String> counted(String name, Supplier<List<String>> values) {
    try {
      return KeyLines.counted(name, values.get());
    } catch (RuntimeException e) {
      return List.of(KeyLines.line(name, "broke", e.toString()));
    }
  }
}
