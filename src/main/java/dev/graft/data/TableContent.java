package dev.graft.data;

import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What a table holds.
 *
 * @param columns all but the target
 * @param classes the target's different cells in their order
 * @param labels per row the place of its class
 * @param beside what else is known of the rows
 */
record TableContent(
    TableColumns columns, List<String> classes, List<Integer> labels, Beside beside) {
  TableContent {
    classes = List.copyOf(classes);
    labels = List.copyOf(labels);
  }

  TableContent changed(List<String> names, UnaryOperator<TableColumn> change) {
    return new TableContent(columns.changed(names, change), classes, labels, beside);
  }

  TableContent renamed(String set, String column, String name) {
    return changed(columns.checked(set, column), old -> old.withName(name));
  }

  /** Some of the columns; the others no network is given. */
  TableContent only(Predicate<String> wanted) {
    Map<String, List<String>> others = new LinkedHashMap<>();
    columns.inOrder().stream()
        .filter(column -> !wanted.test(column.name()))
        .forEach(column -> others.put(column.name(), column.texts()));
    return new TableContent(columns.only(wanted), classes, labels, beside.with(others));
  }

  TableContent withParts(List<Part> parts) {
    return new TableContent(columns, classes, labels, beside.withParts(parts));
  }

  /** The cells of any column, be it one that a network is given or not. */
  List<String> cells(String set, String column) {
    Map<String, List<String>> given = new LinkedHashMap<>();
    columns.inOrder().forEach(one -> given.put(one.name(), one.texts()));
    return beside.cells(set, column, given);
  }

  /** Its rows that another table has too, by all columns that both have. */
  LeftRows in(TableContent other, Examples set, String name) {
    List<String> shared =
        columns.names().stream().filter(other.columns.names()::contains).sorted().toList();
    Check.that(
        !shared.isEmpty(),
        "%s must have a column that is called as one of %s; withRenamed gives it the name",
        name,
        columns.names());
    IntFunction<String> theirs = SetNotes.cells(other.columns.named(shared));
    Set<String> known = new HashSet<>();
    IntStream.range(0, other.labels.size()).forEach(row -> known.add(theirs.apply(row)));
    IntFunction<String> ours = SetNotes.cells(columns.named(shared));
    return Twins.known(set, name, row -> known.contains(ours.apply(row)));
  }

  /** Some of the rows; classes without rows go. */
  TableContent rows(IntPredicate wanted) {
    List<Integer> rows = IntStream.range(0, labels.size()).filter(wanted).boxed().toList();
    List<Integer> kept = rows.stream().map(labels::get).distinct().sorted().toList();
    return new TableContent(
        columns.rows(rows),
        kept.stream().map(classes::get).toList(),
        rows.stream().map(labels::get).map(kept::indexOf).toList(),
        beside.rows(rows));
  }

  /** The sum of all that a result can depend on. */
  String hash() {
    StringBuilder sums = new StringBuilder("table");
    classes.forEach(name -> sums.append('\n').append(Sha256.of(name)));
    columns.inOrder().forEach(column -> sums.append('\n').append(column.hash()));
    return Sha256.of(sums.append('\n').append(labels).append(beside.summed()).toString());
  }
}
