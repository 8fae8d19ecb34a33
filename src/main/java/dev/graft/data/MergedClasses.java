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
import java.util.TreeMap;

/**
 * Classes that differ by case or blanks alone, such as Yes and yes: refused, merged or noted.
 *
 * @param labels one per row, as they are to be taken
 * @param notes what the reader of the set is told
 */
record MergedClasses(
    String name, List<String> labels, List<Double> numbers, List<DataNotes.Note> notes) {
  /** Of a table's target. */
  static MergedClasses of(String from, TableColumn target, CsvOptions options) {
    if (target.isNumeric()) {
      return new MergedClasses(target.name(), target.texts(), target.numbers(), List.of());
    }
    String place = Text.format("%s, column '%s'", from, target.name());
    return of(place, target.name(), target.texts(), options);
  }

  /** Of the labels of sentences, or of a target of categories. */
  static MergedClasses of(String place, String name, List<String> labels, CsvOptions options) {
    List<List<String>> alike = alike(labels);
    String words = String.join("; ", alike.stream().map(MergedClasses::quoted).toList());
    boolean merged = options.has(CsvOptions.Asked.CLASSES_MERGED);
    boolean asWritten = options.has(CsvOptions.Asked.CLASSES_AS_WRITTEN);
    Check.that(
        alike.isEmpty() || merged || asWritten,
        "%s (%s) must have no classes that differ by case or blanks alone; correct them, or give"
            + " CsvOptions.withDefaults().withClassesMerged(), or .withClassesAsWritten() where they"
            + " are several",
        place,
        words);
    if (alike.isEmpty() || !merged) {
      return new MergedClasses(name, labels, List.of(), List.of());
    }
    Map<String, String> spelling = new HashMap<>();
    alike.forEach(group -> group.forEach(label -> spelling.put(label, group.get(0))));
    return new MergedClasses(
        name,
        labels.stream().map(label -> spelling.getOrDefault(label, label)).toList(),
        List.of(),
        List.of(
            note(
                alike,
                Text.format("Classes merged, each under its first spelling here: %s.", words))));
  }

  TableColumn column() {
    return new TableColumn(name, labels, numbers);
  }

  /** What is said where nothing was asked. */
  static List<DataNotes.Note> notes(List<List<String>> alike) {
    String words = String.join("; ", alike.stream().map(MergedClasses::quoted).toList());
    return alike.isEmpty()
        ? List.of()
        : List.of(
            note(alike, Text.format("Classes that differ by case or blanks alone: %s.", words)));
  }

  private static DataNotes.Note note(List<List<String>> alike, String words) {
    int spellings = alike.stream().mapToInt(List::size).sum();
    return new DataNotes.Note(DataNotes.Kind.SPELLINGS, spellings, words);
  }

  /** The spellings of each class that has several, the most frequent first. */
  static List<List<String>> alike(List<String> labels) {
    Map<String, Integer> counts = new TreeMap<>();
    labels.forEach(label -> counts.merge(label, 1, Integer::sum));
    Map<String, List<String>> spellings = new TreeMap<>();
    counts
        .keySet()
        .forEach(
            label -> spellings.computeIfAbsent(plain(label), key -> new ArrayList<>()).add(label));
    List<List<String>> alike = new ArrayList<>();
    for (List<String> group : spellings.values()) {
      if (group.size() > 1) {
        Comparator<String> frequent = Comparator.comparing(label -> -counts.get(label));
        alike.add(group.stream().sorted(frequent).toList());
      }
    }
    return alike;
  }

  private static String plain(String label) {
    return Normalizer.normalize(label, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\u00a0]+", "");
  }

  private static String quoted(List<String> spellings) {
    return Listing.of(spellings.stream().map(label -> "'" + label + "'").toList());
  }
}
