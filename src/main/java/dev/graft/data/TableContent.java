package dev.graft.data;

import dev.graft.internal.Sha256;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What a table holds.
 *
 * @param columns all but the target
 * @param classes the target's different cells in their order
 * @param labels per row the place of its class
 * @param numbers per row its number in what it was read from, counted from 1
 */
record TableContent(
    TableColumns columns, List<String> classes, List<Integer> labels, List<Integer> numbers) {
  TableContent {
    classes = List.copyOf(classes);
    labels = List.copyOf(labels);
    numbers = List.copyOf(numbers);
  }

  TableContent with(TableColumns others) {
    return new TableContent(others, classes, labels, numbers);
  }

  /** Some of the rows; classes without rows go. */
  TableContent rows(IntPredicate wanted) {
    List<Integer> rows = IntStream.range(0, labels.size()).filter(wanted).boxed().toList();
    List<Integer> kept = rows.stream().map(labels::get).distinct().sorted().toList();
    return new TableContent(
        columns.rows(rows),
        kept.stream().map(classes::get).toList(),
        rows.stream().map(labels::get).map(kept::indexOf).toList(),
        rows.stream().map(numbers::get).toList());
  }

  /** The sum of all that a result can depend on. */
  String hash() {
    StringBuilder sums = new StringBuilder("table");
    classes.forEach(name -> sums.append('\n').append(Sha256.of(name)));
    columns.inOrder().forEach(column -> sums.append('\n').append(column.hash()));
    return Sha256.of(sums.append('\n').append(labels).toString());
  }
}
