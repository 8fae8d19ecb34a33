package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A picture that is alone of its kind of file. In a folder that was gathered from the web it is
 * often what a site answers in place of a picture that it lacks.
 */
final class OddOnes {
  /** Of fewer, one of a kind is nothing odd. */
  private static final int LEAST = 20;

  private static final long SEVERAL = 5;

  private OddOnes() {}

  static List<DataNotes.Note> notes(List<String> classes, List<ImageRow> rows) {
    return Stream.of(note(rows), ofClasses(classes, rows)).flatMap(Optional::stream).toList();
  }

  /** Names them, for the reader to look at; they stay in the set. */
  static Optional<DataNotes.Note> note(List<ImageRow> rows) {
    List<String> alone =
        rows.stream()
            .map(ImageRow::name)
            .collect(Collectors.groupingBy(OddOnes::kind, TreeMap::new, Collectors.toList()))
            .values()
            .stream()
            .filter(names -> names.size() == 1)
            .map(names -> names.get(0))
            .toList();
    if (alone.isEmpty() || rows.size() < LEAST) {
      return Optional.empty();
    }
    String words =
        Text.format(
            "Alone of its kind of file, %d in all: %s. Look at it: it may stand for a picture that"
                + " was not found",
            alone.size(), Listing.of(alone));
    return Optional.of(new DataNotes.Note(DataNotes.Kind.ODD_ONES, alone.size(), words));
  }

  /** A class of a single picture, beside one of several, may be a folder that was laid wrongly. */
  static Optional<DataNotes.Note> ofClasses(List<String> classes, List<ImageRow> rows) {
    Map<Integer, Long> counts =
        rows.stream()
            .filter(row -> row.part() == Part.NONE || row.part() == Part.TRAINING)
            .collect(Collectors.groupingBy(ImageRow::label, TreeMap::new, Collectors.counting()));
    List<String> alone =
        counts.keySet().stream()
            .filter(label -> counts.get(label) == 1)
            .map(label -> "'" + classes.get(label) + "'")
            .toList();
    boolean several = counts.values().stream().anyMatch(count -> count >= SEVERAL);
    String words =
        Text.format(
            "Classes with a single picture to learn from, %d in all: %s",
            alone.size(), Listing.of(alone));
    return alone.isEmpty() || !several
        ? Optional.empty()
        : Optional.of(new DataNotes.Note(DataNotes.Kind.ODD_ONES, alone.size(), words));
  }

  /** The suffix; those of jpg and of tif are written in several ways. */
  static String kind(String name) {
    String suffix = FolderChecks.suffix(java.nio.file.Path.of(name));
    return suffix.startsWith("j") ? "jpg" : suffix.replace("tiff", "tif");
  }
}
