package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Classes of pictures that were saved as one kind of file each: a network can tell them by the
 * traces of the compression.
 */
final class FileKinds {
  private FileKinds() {}

  /** A warning where the kind says the class, and there is more than one kind. */
  static Optional<DataNotes.Note> note(List<ImageRow> rows) {
    Map<String, TreeSet<Integer>> classes = new TreeMap<>();
    for (ImageRow row : rows) {
      classes.computeIfAbsent(OddOnes.kind(row.name()), any -> new TreeSet<>()).add(row.label());
    }
    List<Integer> labels = rows.stream().map(ImageRow::label).toList();
    boolean apart =
        classes.size() > 1
            && new TreeSet<>(labels).stream().allMatch(label -> kinds(classes, label) == 1)
            && Purity.isNoChance(new TreeSet<>(labels).size() + classes.size(), labels);
    return apart
        ? Optional.of(
            new DataNotes.Note(
                DataNotes.Kind.FILES_SAY_CLASS,
                rows.size(),
                Text.format(
                    "Each class holds one kind of file alone, and not all the same (%s): a network can"
                        + " tell them by what compression leaves. Save all as one kind, best at one"
                        + " size.",
                    Listing.of(words(classes)))))
        : Optional.empty();
  }

  private static long kinds(Map<String, TreeSet<Integer>> classes, int label) {
    return classes.values().stream().filter(some -> some.contains(label)).count();
  }

  private static List<String> words(Map<String, TreeSet<Integer>> classes) {
    List<String> words = new ArrayList<>();
    classes.forEach(
        (kind, some) ->
            words.add(
                Text.format(
                    "%s of %d %s", kind, some.size(), some.size() == 1 ? "class" : "classes")));
    return words;
  }
}
