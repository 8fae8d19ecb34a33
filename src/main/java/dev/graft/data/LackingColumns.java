package dev.graft.data;

import dev.graft.internal.JavaText;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Columns that lack the cells of some rows, as a way out leaves them out. */
final class LackingColumns {
  private LackingColumns() {}

  /**
   * Those that lack most, until one of some rows lacks no cell of the others.
   *
   * @param lacking by column, the target aside, the rows that lack its cell
   */
  static List<String> until(Map<String, BitSet> lacking, BitSet some) {
    List<String> columns = new ArrayList<>(lacking.keySet());
    columns.sort(Comparator.comparing(column -> -both(lacking.get(column), some).cardinality()));
    for (int out = 1; out < columns.size(); out++) {
      BitSet whole = (BitSet) some.clone();
      columns.subList(out, columns.size()).forEach(column -> whole.andNot(lacking.get(column)));
      if (!whole.isEmpty()) {
        return columns.subList(0, out);
      }
    }
    return columns;
  }

  static BitSet both(BitSet one, BitSet other) {
    BitSet both = (BitSet) one.clone();
    both.and(other);
    return both;
  }

  /** The way out. */
  static String leaveOut(List<String> columns) {
    return Text.format(
        "leave the column%s out: TableSet.of(..., target, %s)",
        columns.size() == 1 ? "" : "s",
        columns.stream().map(JavaText::of).collect(Collectors.joining(", ")));
  }
}
