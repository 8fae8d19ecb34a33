package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rows that are almost another of another class: what little tells them apart may be what the
 * classes are about, as "good film" and "bad film", so that they are no copies.
 */
final class AnotherClass {
  private AnotherClass() {}

  /** Two such rows, by their names. */
  record Pair(String name, String other) {
    @Override
    public String toString() {
      return name + " = " + other;
    }
  }

  /** What is said of those that stay where the others are told; empty where there are none. */
  static String stay(List<Pair> pairs) {
    return pairs.isEmpty()
        ? ""
        : Text.format(
            ", but keeps those of another class, %,d here (%s): their label is wrong, or the little that"
                + " differs is what makes the class",
            pairs.size(), listed(pairs));
  }

  /** What is said of pictures that stay so in a set without the others. */
  static Optional<DataNotes.Note> kept(List<Pair> pairs, List<ImageRow> rows) {
    Set<String> names = rows.stream().map(ImageRow::name).collect(Collectors.toSet());
    List<Pair> left =
        pairs.stream()
            .filter(pair -> names.contains(pair.name()) && names.contains(pair.other()))
            .toList();
    String words =
        Text.format(
            "Kept though they look almost like one of another class, %d in all: %s; a label is wrong"
                + " there, or the little that differs is what makes the class",
            left.size(), listed(left));
    return left.isEmpty()
        ? Optional.empty()
        : Optional.of(new DataNotes.Note(DataNotes.Kind.ROWS_LOOK_ALIKE, left.size(), words));
  }

  private static String listed(List<Pair> pairs) {
    return Listing.of(pairs.stream().map(Pair::toString).toList());
  }
}
