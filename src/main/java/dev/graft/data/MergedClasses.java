package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Classes that differ by case or blanks alone, such as Yes and yes: refused, merged or noted.
 *
 * @param labels one per row, as they are to be taken
 * @param notes what the reader of the set is told
 * @param merged the spellings of each class that has several, which were merged
 */
record MergedClasses(
    String name,
    List<String> labels,
    List<Double> numbers,
    List<DataNotes.Note> notes,
    List<List<String>> merged) {
  /** What stands for 1 and 0 in a column that has these too. */
  private static final Map<String, String> ANSWERS =
      Map.of("true", "1", "yes", "1", "false", "0", "no", "0");

  /** What stands alone where others write one letter: marks, parts of Korean ones, old signs. */
  private static final String DECOMPOSED = "\\p{M}\u1100-\u11ff\u2126\u212a\u212b";

  private static final Pattern LATIN = Pattern.compile("\\p{IsLatin}");

  /** Of a table's target. */
  static MergedClasses of(String from, TableColumn target, CsvOptions options) {
    if (target.isNumeric()) {
      return new MergedClasses(
          target.name(), target.texts(), target.numbers(), AsWritten.notes(options), List.of());
    }
    String place = Text.format("%s, column '%s'", from, target.name());
    return of(place, target.name(), target.texts(), options);
  }

  /** Of the labels of sentences, or of a target of categories. */
  static MergedClasses of(String place, String name, List<String> labels, CsvOptions options) {
    List<List<String>> alike = alike(name, labels, options);
    String words = String.join("; ", alike.stream().map(MergedClasses::quoted).toList());
    boolean merged = options.has(CsvOptions.Asked.CLASSES_MERGED);
    boolean asWritten = options.has(CsvOptions.Asked.CLASSES_AS_WRITTEN);
    Check.that(
        alike.isEmpty() || merged || asWritten,
        "%s (%s) must have no classes that differ by spelling alone; correct them, or give"
            + " CsvOptions.withDefaults().withClassesMerged(), or .withClassesAsWritten() where they"
            + " are several",
        place,
        words);
    if (alike.isEmpty() || !merged) {
      return new MergedClasses(name, labels, List.of(), AsWritten.notes(options), List.of());
    }
    Map<String, String> spelling = new HashMap<>();
    alike.forEach(group -> group.forEach(label -> spelling.put(label, group.get(0))));
    List<DataNotes.Note> notes = new ArrayList<>(List.of(mergedNote(alike)));
    notes.addAll(AsWritten.notes(options));
    return new MergedClasses(
        name,
        labels.stream().map(label -> spelling.getOrDefault(label, label)).toList(),
        List.of(),
        notes,
        alike);
  }

  private static List<List<String>> alike(String name, List<String> labels, CsvOptions options) {
    List<List<String>> alike = new ArrayList<>(alike(labels));
    if (!options.categories().contains(name)) {
      alike.addAll(ofOneValue(labels));
    }
    return alike;
  }

  /** What the set calls the class of a cell as it is written; one that it lacks, as most do. */
  UnaryOperator<String> names(List<String> cells, CsvOptions options) {
    if (!numbers.isEmpty()) {
      NumberForm form = NumberForm.of(options);
      return cell -> CsvCell.isWhole(form.plain(cell)) ? CsvCell.whole(form.plain(cell)) : cell;
    }
    Map<String, String> names = new HashMap<>();
    if (options.has(CsvOptions.Asked.CLASSES_MERGED)) {
      for (List<String> group : alike(name, cells, options)) {
        String own = group.stream().filter(labels::contains).findFirst().orElse(group.get(0));
        group.forEach(cell -> names.put(cell, own));
      }
    }
    return cell -> names.getOrDefault(cell, cell);
  }

  private static DataNotes.Note mergedNote(List<List<String>> alike) {
    String words = String.join("; ", alike.stream().map(MergedClasses::quoted).toList());
    return note(
        alike, Text.format("Classes merged, each under its first spelling here: %s.", words));
  }

  /** How the same is said where some classes are left. */
  Retelling again() {
    return Retelling.of(
        merged.isEmpty() ? List.of() : notes.subList(0, 1),
        (classes, pictures) -> {
          List<List<String>> left =
              merged.stream().filter(some -> classes.contains(some.get(0))).toList();
          return left.isEmpty() ? List.of() : List.of(mergedNote(left));
        });
  }

  TableColumn column() {
    return new TableColumn(name, labels, numbers);
  }

  /** What is said of such classes where nothing was asked. */
  static List<DataNotes.Note> notesOf(List<String> labels) {
    List<DataNotes.Note> notes = new ArrayList<>();
    note("Classes that differ by case or blanks alone", alike(labels)).ifPresent(notes::add);
    note("Classes that are one number or one answer", ofOneValue(labels)).ifPresent(notes::add);
    return notes;
  }

  /** The same of classes that are alike in another way. */
  static Optional<DataNotes.Note> note(String words, List<List<String>> alike) {
    String spellings = String.join("; ", alike.stream().map(MergedClasses::quoted).toList());
    return alike.isEmpty()
        ? Optional.empty()
        : Optional.of(note(alike, Text.format("%s: %s.", words, spellings) + AsWritten.WAY_OUT));
  }

  private static DataNotes.Note note(List<List<String>> alike, String words) {
    int spellings = alike.stream().mapToInt(List::size).sum();
    return new DataNotes.Note(DataNotes.Kind.SPELLINGS, spellings, words);
  }

  /** The spellings of each class that has several, the most frequent first. */
  static List<List<String>> alike(List<String> labels) {
    return spellings(labels, MergedClasses::plain);
  }

  /** The same of numbers and answers: 1, 01 and 1.0, and true beside a class 1. */
  static List<List<String>> ofOneValue(List<String> labels) {
    boolean counted = labels.contains("0") || labels.contains("1");
    return spellings(
            labels,
            label -> {
              String value = plain(label).replaceFirst("^([+-]?)0*(\\d+)(\\.0*)?$", "$1$2");
              return counted ? ANSWERS.getOrDefault(value, value) : value;
            })
        .stream()
        .filter(group -> group.stream().map(MergedClasses::plain).distinct().count() > 1)
        .toList();
  }

  /** The labels that mean the same, the most frequent of each first. */
  static List<List<String>> spellings(List<String> labels, UnaryOperator<String> meaning) {
    Map<String, Integer> counts = new TreeMap<>();
    labels.forEach(label -> counts.merge(label, 1, Integer::sum));
    Map<String, List<String>> spellings = new TreeMap<>();
    counts
        .keySet()
        .forEach(
            label ->
                spellings
                    .computeIfAbsent(meaning.apply(label), key -> new ArrayList<>())
                    .add(label));
    List<List<String>> alike = new ArrayList<>();
    for (List<String> group : spellings.values()) {
      if (group.size() > 1) {
        Comparator<String> frequent = Comparator.comparing(label -> -counts.get(label));
        alike.add(group.stream().sorted(frequent).toList());
      }
    }
    return alike;
  }

  /** A label without case, blanks and signs that nobody sees; those of flags are seen. */
  static String plain(String label) {
    return Normalizer.normalize(label, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[[\\p{Cf}&&[^\\x{E0020}-\\x{E007F}]]\\s\u00a0]+", "");
  }

  private static String quoted(List<String> spellings) {
    return Listing.of(spellings.stream().map(label -> "'" + visible(label) + "'").toList());
  }

  /** Letters that nobody sees, or takes for others, by their number: Greek among Latin, marks. */
  private static String visible(String label) {
    boolean latin = LATIN.matcher(label).find();
    boolean composed = Normalizer.isNormalized(label, Normalizer.Form.NFC);
    return Pattern.compile(
            "[\\p{Cf}\u00a0"
                + (latin ? "\\p{IsCyrillic}\\p{IsGreek}" : "")
                + (composed ? "" : DECOMPOSED)
                + "]")
        .matcher(label)
        .replaceAll(sign -> Text.format("<U+%04X>", sign.group().codePointAt(0)));
  }
}
