package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Which pictures are held closely against one: of many that look as near, such as coins or X-rays
 * on one background, the nearest. All pairs of a thousand of them would take an hour.
 */
final class Nearest {
  /** What may be no copy at all. */
  static final double NONE = Double.POSITIVE_INFINITY;

  private static final String ALIKE = "Pictures are so much alike that each was held closely";

  private final AtomicInteger crowded = new AtomicInteger();

  /**
   * The nearest of the rows before one.
   *
   * @param rows how many stand before it
   * @param distance of each, quickly told; {@link #NONE} for one that is no copy
   * @param most of them
   */
  IntPredicate of(int rows, IntToDoubleFunction distance, int most) {
    double[] distances = IntStream.range(0, rows).mapToDouble(distance).toArray();
    double[] near = Arrays.stream(distances).filter(one -> one < NONE).sorted().toArray();
    if (near.length > most) {
      crowded.incrementAndGet();
    }
    double limit = near.length > most ? near[most - 1] : Double.MAX_VALUE;
    BitSet nearest = new BitSet();
    IntStream.range(0, rows).filter(row -> distances[row] < limit).forEach(nearest::set);
    for (int row = 0; row < rows && nearest.cardinality() < most; row++) {
      nearest.set(row, distances[row] <= limit);
    }
    return nearest::get;
  }

  /** What the reader is told where not all were compared. */
  Optional<DataNotes.Note> note() {
    int number = crowded.get();
    String words =
        Text.format(
            ALIKE
                + " against those alone that look nearest, in %,d cases: copies that were changed much may"
                + " not be seen",
            number);
    return number == 0
        ? Optional.empty()
        : Optional.of(new DataNotes.Note(DataNotes.Kind.ARRANGEMENT, number, words));
  }

  /** Whether a note is such a one. */
  static boolean says(DataNotes.Note note) {
    return note.words().startsWith(ALIKE);
  }
}
