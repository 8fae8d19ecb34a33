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
    LeftPictures left = new LeftPictures(set, Twins::words);
    List<Integer> kept = new ArrayList<>();
    for (int row : byPart(rows)) {
      ImageRow one = rows.get(row);
      ImageRow other = first.putIfAbsent(one.picture().hash(), one);
      if (isRepeated(one, other)) {
        left.add(row, one.name() + " = " + other.name(), one.label() != other.label());
      } else {
        kept.add(row);
      }
    }
    List<DataNotes.Note> notes = new ArrayList<>(about.notes());
    notes.removeIf(
        note -> Stream.of(NOTE, DRAWN_TOGETHER, CONTRADICTING).anyMatch(note.words()::startsWith));
    List<ImageRow> rest = kept.stream().sorted().map(rows::get).toList();
    Telling telling = new Telling(set.classes(), rest);
    telling.ofRows((some, all) -> notes(all).stream().filter(Twins::contradicts).toList());
    telling.ofRows((some, all) -> left.note(some));
    return new ImageSet(telling.after(about.withNotes(notes).old()), set.classes(), rest);
  }

  private static String words(int all, int against, String pairs) {
    return Text.format(
        "Left out because they stand in training or before too%s, %d in all: %s",
        contradicting(against, "the other"), all, pairs);
  }

  /** Of rows without parts, those whose content an earlier one has. */
  static LeftRows left(Examples set) {
    Map<String, Integer> known = new HashMap<>();
    BitSet repeated = new BitSet();
    BitSet against = new BitSet();
    for (int row = 0; row < set.size(); row++) {
      Integer earlier = known.putIfAbsent(set.content(row), set.label(row));
      repeated.set(row, earlier != null);
      against.set(row, earlier != null && earlier != set.label(row));
    }
    Set<Integer> classes = new HashSet<>(known.values());
    Check.that(
        classes.size() > 1 || against.isEmpty(),
        "%s must have classes that its %ss tell apart: each %s of another class than '%s' equals one"
            + " of it, and withoutTwins() keeps the first; correct the classes, or take more columns",
        set.name(),
        set.noun(),
        set.noun(),
        set.classes().get(set.label(0)));
    LeftRows left =
        new LeftRows(set, "they equal an earlier one, whatever their class", repeated)
            .against(against, "the first");
    return set instanceof TableSet table && table.equalRows().areByChance()
        ? left.withLoss(
            " Chance may have made many of them, of so few different cells: where these are others"
                + " with the same cells, the set without them is another.")
        : left.withLoss("");
  }

  static String contradicting(int rows, String kept) {
    return rows == 0
        ? ""
        : Text.format(
            " (%,d had another class than %s, which is kept and may be the wrong one)", rows, kept);
  }

  /** Of rows of a source those that a target has too. */
  static LeftRows known(Examples set, String target, IntPredicate isKnown) {
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
    return new LeftRows(set, Text.format("they equal a %s of %s", set.noun(), target), known);
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
