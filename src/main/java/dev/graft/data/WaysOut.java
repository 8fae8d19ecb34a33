package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.run.DataNotes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/**
 * Ways out that name options, for a file that is read with some already: they go on from there, or
 * who follows one would lose the others.
 */
final class WaysOut {
  private static final String USUAL = CsvOptions.withDefaults().toString();

  private WaysOut() {}

  /** Words in which each way out has the options that were given before. */
  static String continued(CsvOptions given, String words) {
    return words.contains(USUAL) ? words.replace(USUAL, kept(given, words).toString()) : words;
  }

  /** Without those that the words name anew. */
  private static CsvOptions kept(CsvOptions given, String words) {
    char separator = words.contains(".withSeparator(") ? CsvOptions.BY_NAME : given.separator();
    boolean encoded = words.contains(".withCharset(");
    return new CsvOptions(
        separator,
        encoded ? StandardCharsets.UTF_8 : given.charset(),
        given.asked(),
        given.missing(),
        given.categories(),
        given.empty());
  }

  static List<DataNotes.Note> continued(CsvOptions given, List<DataNotes.Note> notes) {
    return notes.stream()
        .map(note -> new DataNotes.Note(note.kind(), note.number(), continued(given, note.words())))
        .toList();
  }

  /** What is read, or its refusal in such words. */
  static <T> T reading(CsvOptions given, Supplier<T> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      String words = String.valueOf(e.getMessage());
      String said = continued(given, words);
      throw said.equals(words) ? e : new IllegalArgumentException(said, e);
    }
  }
}
