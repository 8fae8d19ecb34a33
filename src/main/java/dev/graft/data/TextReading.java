package dev.graft.data;

import dev.graft.csv.CsvFile;
import dev.graft.csv.CsvOptions;
import dev.graft.input.Vocabulary;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** From a file of cells to sentences and labels. */
final class TextReading {
  /** What programs and sites write where there is no sentence. */
  private static final Pattern NONE =
      Pattern.compile("(?i)\\[(deleted|removed|deleted by user)\\]|nan|null|<na>|#?n/a|na");

  private TextReading() {}

  /** What was read, and what the reader of the set is to know of it. */
  record Read(TextContent content, List<DataNotes.Note> notes, List<Retelling> again) {}

  static Read of(Path path, CsvOptions options, String sentence, String label) {
    return WaysOut.reading(options, () -> read(path, options, sentence, label));
  }

  private static Read read(Path path, CsvOptions options, String sentence, String label) {
    String text = CsvFile.read(path, options.charset());
    char separator = options.separatorOf(path.toString(), text);
    CsvGrid grid = CsvGrid.of(Text.format("text (%s)", path), text, options, separator);
    List<String> asked = List.of(sentence, label);
    Optional<IllegalArgumentException> wrong = check(grid, options, asked);
    if (wrong.isPresent()) {
      throw WrongSeparator.parted(grid.from(), text, separator, asked).orElseGet(wrong::get);
    }
    Check.that(
        !sentence.equals(label), "column '%s' must not be both sentence and label", sentence);
    MissingCells missing = missing(grid, options, asked);
    List<Integer> rows = missing.kept(options);
    String place = Text.format("%s, column '%s'", grid.from(), label);
    List<String> cells = grid.column(label);
    MergedClasses merged =
        MergedClasses.of(place, label, rows.stream().map(cells::get).toList(), options);
    MissingNotes left = new MissingNotes(missing, merged.names(cells, options));
    left.checkClasses(merged.labels());
    List<String> sentences = rows.stream().map(grid.column(sentence)::get).toList();
    if (!options.categories().contains(sentence)) {
      boolean spaced = isSpaced(text, separator);
      new SwallowedRows(grid, sentence, label, separator, spaced).check(sentences);
    }
    TextContent content = TextContent.of(path.toString(), sentences, merged.labels());
    List<String> others = new ArrayList<>(grid.names());
    others.removeAll(asked); // by which sentences may be grouped
    return new Read(
        content.with(Beside.of(grid, rows, others, options)),
        Stream.concat(left.all().stream(), merged.notes().stream()).toList(),
        List.of(left.again(), merged.again()));
  }

  private static boolean isSpaced(String text, char separator) {
    return text.lines().findFirst().orElse("").contains(separator + " ");
  }

  /** What the names of the columns or the options lack. */
  private static Optional<IllegalArgumentException> check(
      CsvGrid grid, CsvOptions options, List<String> names) {
    try {
      names.forEach(name -> CsvHeader.checkName(grid, name));
      options.columns().forEach(name -> CsvHeader.checkName(grid, name));
      Check.that(
          options.empty().isEmpty(),
          "options (%s) must have no withEmptyAs where sentences are read; leave it out",
          options);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(e);
    }
  }

  /** The rows to be left out; of a sentence few signs mean a missing one, of a label each. */
  private static MissingCells missing(CsvGrid grid, CsvOptions options, List<String> names) {
    MissingCells missing = MissingCells.ofSentences(grid, options, names.get(1));
    String said = names.get(0);
    List<String> sentences = grid.column(said);
    boolean dropped = options.has(CsvOptions.Asked.ROWS_MISSING_DROPPED);
    boolean asWritten = options.categories().contains(said);
    for (int row = 0; row < sentences.size(); row++) {
      String sentence = sentences.get(row).strip();
      boolean marked = !sentence.isEmpty() && options.isMarked(said, sentences.get(row));
      boolean none = marked || !asWritten && NONE.matcher(sentence).matches();
      Check.that(
          dropped || !none,
          "%s, row %d ('%s') must have a sentence, not a sign for a missing one; leave such rows out:"
              + " CsvOptions.withDefaults().withoutRowsMissing(), or, where it was said, %s",
          grid.from(),
          row + 1,
          sentence,
          marked
              ? "name it no longer as a sign of a missing one"
              : Text.format("give .withCategories(\"%s\")", said));
      if (dropped && (none || Vocabulary.words(sentence).isEmpty())) {
        missing.add(said, row);
      }
    }
    return missing;
  }
}
