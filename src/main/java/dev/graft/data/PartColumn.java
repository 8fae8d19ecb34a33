package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A column of a file that says of each row whether it is for training, the test, or a fold. */
final class PartColumn {
  private static final Set<String> FOLDS =
      Set.of("fold", "folds", "kfold", "cvfold", "foldid", "cv");
  private static final int MOST_FOLDS = 20;

  /** Columns of parts, whose cells may be numbers or letters. */
  private static final Set<String> SPLITS =
      Set.of(
          "split",
          "splits",
          "partition",
          "set",
          "subset",
          "datasplit",
          "trte",
          "traintest",
          "trainval",
          "trainvaltest");

  private static final Set<String> OUT = Set.of("oot", "oos", "outofsample", "outoftime");
  private static final Set<String> IN =
      Set.of(
          "dev",
          "development",
          "ins",
          "insample",
          "intime",
          "train",
          "training",
          "val",
          "validation");

  /** Columns that say of one part whether a row is in it. */
  private static final Pattern IS_PART =
      Pattern.compile(
          "(is|in|for|use)(train|training|test|testing|val|valid|validation|holdout)(set)?");

  private static final Pattern FOLD = Pattern.compile("\\D*(1?\\d|20)\\D*");

  /** So many times as much: 2-fold, 3fold. */
  private static final Pattern TIMES = Pattern.compile("(?i)\\d+[ -]?folds?");

  /** Where a program runs, dev, test or prod, is no part of the data. */
  private static final Set<String> PROGRAMS =
      Set.of("env", "environment", "stage", "deployment", "branch");

  private static final Pattern SHORT = Pattern.compile("[0-2]|tr|trn|te|ts|tst|va|vl");
  private static final Pattern ANSWER = Pattern.compile("[01]|true|false|yes|no|t|f|y|n");

  /** Cells of more than the part's name: PublicTest, train_1. */
  private static final Pattern WORDS = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  private static final Set<String> BESIDE = Set.of("", "public", "private", "set", "data");

  private PartColumn() {}

  /** What is said of columns whose every cell is a part's name or a fold, of two at least. */
  static List<DataNotes.Note> notes(Map<String, List<String>> columns) {
    return columns.entrySet().stream()
        .flatMap(column -> note(column.getKey(), column.getValue()).stream())
        .toList();
  }

  private static Optional<DataNotes.Note> note(String name, List<String> cells) {
    TreeSet<String> different = new TreeSet<>(cells);
    if (different.size() < 2 || different.size() > MOST_FOLDS) {
      return Optional.empty();
    }
    boolean folds =
        FOLDS.contains(plain(name))
            && different.stream().allMatch(cell -> FOLD.matcher(cell).matches())
            && different.stream().noneMatch(cell -> TIMES.matcher(cell).matches());
    boolean parts = areParts(different) && !PROGRAMS.contains(plain(name));
    return folds || parts || areSamples(different) || isSplit(plain(name), different)
        ? Optional.of(note(name, folds ? "fold" : "part", different, cells.size()))
        : Optional.empty();
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "");
  }

  private static boolean areParts(Set<String> cells) {
    List<Part> parts = cells.stream().map(PartColumn::partOf).distinct().toList();
    return !parts.contains(null) && parts.size() > 1;
  }

  /** As banks call them: DEV and OOT, in-sample and out-of-sample. */
  private static boolean areSamples(Set<String> cells) {
    List<String> plain = cells.stream().map(PartColumn::plain).toList();
    return plain.stream().anyMatch(OUT::contains)
        && plain.stream().anyMatch(cell -> !OUT.contains(cell))
        && plain.stream().allMatch(cell -> OUT.contains(cell) || IN.contains(cell));
  }

  /** The part that is the one word of a cell that says more than nothing; null where none is. */
  private static Part partOf(String cell) {
    Part whole = FolderChecks.partOf(cell);
    List<String> words =
        WORDS
            .splitAsStream(cell)
            .filter(word -> !BESIDE.contains(word.toLowerCase(Locale.ROOT)))
            .toList();
    return whole != null || words.size() != 1 ? whole : FolderChecks.partOf(words.get(0));
  }

  private static boolean isSplit(String name, Set<String> cells) {
    // A match of tennis has a set 1 and a set 2.
    boolean counted = cells.contains("1") && !cells.contains("0");
    boolean split = SPLITS.contains(name) && !(name.equals("set") && counted);
    Pattern wanted = split ? SHORT : ANSWER;
    return (split || IS_PART.matcher(name).matches())
        && cells.stream().allMatch(cell -> wanted.matcher(cell.toLowerCase(Locale.ROOT)).matches());
  }

  private static DataNotes.Note note(String name, String what, Set<String> cells, int rows) {
    String words =
        Text.format(
            "Column '%s' says which %s a row belongs to (%s) and is not heeded: a split that is"
                + " drawn mixes them. Leave it out and give withParts(...) the part of each row.",
            name, what, String.join(", ", cells));
    return new DataNotes.Note(DataNotes.Kind.PARTS_NOT_HEEDED, rows, words);
  }

  /** The notes of a set whose rows were put into parts. */
  static List<DataNotes.Note> withoutThem(List<DataNotes.Note> notes) {
    return notes.stream().filter(note -> note.kind() != DataNotes.Kind.PARTS_NOT_HEEDED).toList();
  }
}
