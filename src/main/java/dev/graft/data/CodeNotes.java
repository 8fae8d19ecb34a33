package dev.graft.data;

import dev.graft.csv.CsvOptions;
import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is said of numbers that may mean a missing cell: once for columns with the same codes. */
final class CodeNotes {
  /** The codes of columns, and how they lie. */
  private record Kind(List<String> codes, String how) {}

  private final List<TableColumn> all;
  private final List<TableColumn> columns;
  private final Map<Kind, List<TableColumn>> told = new LinkedHashMap<>();
  private final Map<Kind, Integer> cells = new LinkedHashMap<>();

  private CodeNotes(List<TableColumn> features, TableColumn target) {
    columns = features.stream().filter(TableColumn::isNumeric).toList();
    all = new ArrayList<>(features);
    all.add(target);
  }

  static List<DataNotes.Note> of(TableContent content) {
    List<String> classes = content.labels().stream().map(content.classes()::get).toList();
    TableColumn target = new TableColumn("", classes, List.of());
    return new CodeNotes(content.columns().inOrder(), target).notes();
  }

  private List<DataNotes.Note> notes() {
    boolean ofFood = ZeroApart.areOfFood(columns.stream().map(TableColumn::name).toList());
    for (TableColumn column : columns) {
      Map<Double, Integer> counts = NumberCodes.counts(column);
      NumberCodes codes = new NumberCodes(counts);
      NavigableSet<Double> found = codes.told();
      if (!found.isEmpty()) {
        List<String> plain = found.stream().map(NumberCodes::plain).toList();
        add(column, new Kind(plain, codes.how(found)), codes.rows(found));
      }
      new ZeroApart(column.name(), counts, ofFood)
          .how()
          .ifPresent(how -> add(column, new Kind(List.of("0"), how), counts.get(0.0)));
    }
    List<DataNotes.Note> notes = new ArrayList<>();
    told.forEach((kind, some) -> notes.add(note(kind, some)));
    return notes;
  }

  private void add(TableColumn column, Kind kind, int rows) {
    told.computeIfAbsent(kind, any -> new ArrayList<>()).add(column);
    cells.merge(kind, rows, Integer::sum);
  }

  private DataNotes.Note note(Kind kind, List<TableColumn> some) {
    String names = and(some.stream().map(column -> "'" + column.name() + "'").toList());
    boolean one = some.size() == 1;
    String rows = Text.count(some.get(0).texts().size(), "row");
    String said =
        Text.format(
            "%s %s %s %s in %d %s%s, %s: where %s a missing cell, give %s.",
            one ? "Column" : "Columns",
            names,
            one ? "holds" : "hold",
            and(kind.codes),
            cells.get(kind),
            one ? "of " : "cells of ",
            rows,
            kind.how,
            kind.codes.size() == 1 ? "that means" : "they mean",
            way(kind.codes, some));
    return new DataNotes.Note(
        DataNotes.Kind.NUMBERS_LIKE_CODES, rows(numbers(kind.codes), some), said);
  }

  private static int rows(Set<Double> codes, List<TableColumn> some) {
    return (int)
        IntStream.range(0, some.get(0).numbers().size())
            .filter(row -> some.stream().anyMatch(c -> codes.contains(c.numbers().get(row) + 0.0)))
            .count();
  }

  /**
   * Of all columns at once where no other holds such a sign, which may be a number or class there.
   */
  private String way(List<String> codes, List<TableColumn> some) {
    String[] signs = codes.toArray(String[]::new);
    CsvOptions options = CsvOptions.withDefaults();
    if (some.size() > 1 && !isElsewhere(options.withMissing(signs), some)) {
      return options.withMissing(signs).toString();
    }
    for (TableColumn column : some) {
      options = options.withMissingIn(column.name(), signs);
    }
    return options.toString();
  }

  /** Whether another column, be it of categories or the target, holds what would be missing. */
  private boolean isElsewhere(CsvOptions options, List<TableColumn> some) {
    return all.stream()
        .filter(column -> some.stream().noneMatch(one -> one == column))
        .anyMatch(
            column -> {
              CsvOptions only = options.withCategories(column.name());
              return column.texts().stream()
                  .distinct()
                  .anyMatch(cell -> !cell.isEmpty() && only.isMissing(column.name(), cell));
            });
  }

  private static Set<Double> numbers(List<String> codes) {
    return codes.stream().map(Double::valueOf).collect(Collectors.toSet());
  }

  private static String and(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : words.subList(0, last).stream().collect(Collectors.joining(", "))
            + " and "
            + words.get(last);
  }
}
