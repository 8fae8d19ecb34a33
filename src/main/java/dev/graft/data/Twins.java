package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pictures that stand twice: what a network was trained on is no test. */
final class Twins {
  /** How a set's note on them begins. */
  static final String NOTE = "The same file stands twice, so that training may see test pictures";

  private static final String DRAWN_TOGETHER =
      "The same file stands twice in its class, which a split that is drawn keeps on one side";

  private static final String CONTRADICTING =
      "The same file stands in two classes, so that one of its labels is wrong";

  private Twins() {}

  /** What the reader must know of pictures that stand twice. */
  static List<DataNotes.Note> notes(List<ImageRow> rows) {
    Map<String, ImageRow> first = new HashMap<>();
    Map<String, List<String>> repeated = new LinkedHashMap<>();
    for (ImageRow row : rows) {
      ImageRow other = first.putIfAbsent(row.picture().hash(), row);
      if (other != null) {
        String pair = row.name() + " = " + other.name();
        String kind = isDrawnWith(row, other) ? DRAWN_TOGETHER : NOTE;
        repeated.computeIfAbsent(kind, any -> new ArrayList<>()).add(pair);
        if (row.label() != other.label()) {
          repeated.computeIfAbsent(CONTRADICTING, any -> new ArrayList<>()).add(pair);
        }
      }
    }
    return repeated.entrySet().stream()
        .map(
            said ->
                new DataNotes.Note(
                    said.getKey().equals(CONTRADICTING)
                        ? DataNotes.Kind.ROWS_CONTRADICT
                        : DataNotes.Kind.ROWS_REPEATED,
                    said.getValue().size(),
                    Text.format(
                        "%s, %d in all: %s%s",
                        said.getKey(),
                        said.getValue().size(),
                        Listing.of(said.getValue()),
                        said.getKey().equals(CONTRADICTING) ? "; delete the wrong ones" : "")))
        .toList();
  }

  private static boolean contradicts(DataNotes.Note note) {
    return note.kind() == DataNotes.Kind.ROWS_CONTRADICT;
  }

  // What Together does for rows without a part.
  private static boolean isDrawnWith(ImageRow row, ImageRow other) {
    return row.part() == Part.NONE && other.part() == Part.NONE && row.label() == other.label();
  }

  /** The set without rows that stand in an earlier part, or before in none. */
  static ImageSet dropped(ImageSet set, List<ImageRow> rows, About about) {
    Map<String, ImageRow> first = new HashMap<>();
    List<String> left = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    int against = 0;
    for (int row : byPart(rows)) {
      ImageRow one = rows.get(row);
      ImageRow other = first.putIfAbsent(one.picture().hash(), one);
      if (isRepeated(one, other)) {
        against += one.label() == other.label() ? 0 : 1;
        left.add(one.name() + " = " + other.name());
      } else {
        kept.add(row);
      }
    }
    List<DataNotes.Note> notes = new ArrayList<>(about.notes());
    notes.removeIf(
        note -> Stream.of(NOTE, DRAWN_TOGETHER, CONTRADICTING).anyMatch(note.words()::startsWith));
    List<ImageRow> rest = kept.stream().sorted().map(rows::get).toList();
    notes(rest).stream().filter(Twins::contradicts).forEach(notes::add);
    if (!left.isEmpty()) {
      String why = contradicting(against, "the other");
      String words =
          Text.format(
              "Left out because they stand in training or before too%s, %d in all: %s%s",
              why, left.size(), Listing.of(left), uneven(set, kept));
      notes.add(new DataNotes.Note(DataNotes.Kind.ROWS_LEFT_OUT, left.size(), words));
    }
    return new ImageSet(about.withNotes(notes), set.classes(), rest);
  }

  /** What is said where those that are not kept are mostly of one class. */
  static String uneven(ImageSet set, List<Integer> kept) {
    BitSet lost = new BitSet();
    lost.set(0, set.size());
    kept.forEach(lost::clear);
    return UnevenLoss.ofCopies(set.labels().stream().map(set.classes()::get).toList(), lost);
  }

  /** Of rows without parts, those whose content an earlier one has. */
  static Left left(Examples set) {
    Map<String, Integer> known = new HashMap<>();
    BitSet repeated = new BitSet();
    int against = 0;
    for (int row = 0; row < set.size(); row++) {
      Integer earlier = known.putIfAbsent(set.content(row), set.label(row));
      repeated.set(row, earlier != null);
      against += earlier != null && earlier != set.label(row) ? 1 : 0;
    }
    Set<Integer> classes = new HashSet<>(known.values());
    Check.that(
        classes.size() > 1 || against == 0,
        "%s must have classes that its %ss tell apart: each %s of another class than '%s' equals one"
            + " of it, and withoutTwins() keeps the first; correct the classes, or take more columns",
        set.name(),
        set.noun(),
        set.noun(),
        set.classes().get(set.label(0)));
    String why =
        "they equal an earlier one, whatever their class" + contradicting(against, "the first");
    return new Left(set.noun(), set.size(), why, repeated, loss(set, repeated));
  }

  /** What the rest is not like any more. */
  private static String loss(Examples set, BitSet lost) {
    List<String> classes = set.labels().stream().map(set.classes()::get).toList();
    Set<String> left =
        IntStream.range(0, classes.size())
            .filter(row -> !lost.get(row))
            .mapToObj(classes::get)
            .collect(Collectors.toSet());
    List<String> gone = set.classes().stream().filter(name -> !left.contains(name)).toList();
    String empty =
        gone.isEmpty()
            ? ""
            : Text.format(" No row is left of the classes %s.", String.join(", ", gone));
    boolean others = set instanceof TableSet table && EqualRows.areByChance(table);
    return empty
        + (others
            ? " Equal rows are to be expected of so few different cells: most of these are others and"
                + " no copies, and the set without them is another."
            : UnevenLoss.words(classes, lost, "Keep the set as it is where they are no copies."));
  }

  private static String contradicting(int rows, String kept) {
    return rows == 0
        ? ""
        : Text.format(
            " (%,d had another class than %s, which is kept and may be the wrong one)", rows, kept);
  }

  /** Of rows of a source those that a target has too. */
  static Left known(Examples set, String target, IntPredicate isKnown) {
    BitSet known = new BitSet();
    IntStream.range(0, set.size()).filter(isKnown).forEach(known::set);
    Check.that(
        2 * known.cardinality() < set.size(),
        "source (%s, %,d of %,d %ss equal one of %s) must be other rows than the target's; name"
            + " another file, or take rows of one with where(column, cell), for the source and for"
            + " the target",
        set.name(),
        known.cardinality(),
        set.size(),
        set.noun(),
        target);
    String why = Text.format("they equal a %s of %s", set.noun(), target);
    return new Left(set.noun(), set.size(), why, known, "");
  }

  /** Rows that are left out of a set, why, and what the rest is not like any more. */
  record Left(String noun, int size, String why, BitSet rows, String loss) {
    boolean none() {
      return rows.isEmpty();
    }

    boolean keeps(int row) {
      return !rows.get(row);
    }

    List<DataNotes.Note> notes(List<DataNotes.Note> before) {
      List<DataNotes.Note> notes = new ArrayList<>(before);
      int number = rows.cardinality();
      String words =
          Text.format("Left out because %s: %,d of %s.", why, number, Text.count(size, noun))
              + loss;
      notes.add(new DataNotes.Note(DataNotes.Kind.ROWS_LEFT_OUT, number, words));
      return notes;
    }
  }

  // Twice within training is more weight for a row, and no leak; without parts it may become one.
  static boolean isRepeated(ImageRow row, ImageRow other) {
    return other != null
        && row.part() != Part.UNLABELLED
        && (row.part() == Part.NONE || row.part() != other.part());
  }

  /** Row numbers, those that train first. */
  static List<Integer> byPart(List<ImageRow> rows) {
    return IntStream.range(0, rows.size())
        .boxed()
        .sorted(
            Comparator.comparing((Integer row) -> rows.get(row).part() == Part.NONE)
                .thenComparing(row -> rows.get(row).part()))
        .toList();
  }
}
