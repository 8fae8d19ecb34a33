package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Rows that are left out of a set, why, and what the rest is not like any more. */
final class LeftRows {
  private static final String KEEP = "Keep the set as it is where they are no copies.";

  private final Examples set;
  private final String why;
  private final BitSet rows;
  private final BitSet against;
  private final String kept;
  private final String loss;

  /** What is left out of a set, of which no loss is told. */
  LeftRows(Examples set, String why, BitSet rows) {
    this(set, why, rows, new BitSet(), "", null);
  }

  private LeftRows(
      Examples set, String why, BitSet rows, BitSet against, String kept, String loss) {
    this.set = set;
    this.why = why;
    this.rows = rows;
    this.against = against;
    this.kept = kept;
    this.loss = loss;
  }

  /**
   * With those whose class is not that of the row that stays.
   *
   * @param kept how that row is called
   */
  LeftRows against(BitSet some, String kept) {
    return new LeftRows(set, why, rows, some, kept, loss);
  }

  /** With what the rest is not like any more; empty where the classes that lost most are named. */
  LeftRows withLoss(String words) {
    return new LeftRows(set, why, rows, against, kept, words);
  }

  boolean none() {
    return rows.isEmpty();
  }

  boolean keeps(int row) {
    return !rows.get(row);
  }

  /** The notes of the set without them. */
  About in(About about) {
    List<DataNotes.Note> now = note(set.classes());
    List<DataNotes.Note> notes = new ArrayList<>(about.notes());
    notes.addAll(now);
    return about
        .withNotes(notes)
        .telling(List.of(Retelling.of(now, (classes, pictures) -> note(classes))));
  }

  /** What is said of those of some classes. */
  private List<DataNotes.Note> note(List<String> classes) {
    int[] some =
        IntStream.range(0, set.size()).filter(row -> classes.contains(className(row))).toArray();
    BitSet lost = new BitSet();
    IntStream.range(0, some.length).forEach(i -> lost.set(i, rows.get(some[i])));
    int others = (int) IntStream.of(some).filter(against::get).count();
    String words =
        Text.format(
            "Left out because %s%s: %,d of %s.",
            why,
            Twins.contradicting(others, kept),
            lost.cardinality(),
            Text.count(some.length, set.noun()));
    List<String> names = IntStream.of(some).mapToObj(this::className).toList();
    return lost.isEmpty()
        ? List.of()
        : List.of(
            new DataNotes.Note(
                DataNotes.Kind.ROWS_LEFT_OUT,
                lost.cardinality(),
                words + (loss == null ? "" : lossOf(names, lost))));
  }

  private String lossOf(List<String> names, BitSet lost) {
    return UnevenLoss.gone(names, lost)
        + (loss.isEmpty() ? UnevenLoss.words(names, lost, KEEP) : loss);
  }

  private String className(int row) {
    return set.classes().get(set.label(row));
  }
}
