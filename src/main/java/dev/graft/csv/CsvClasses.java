package dev.graft.csv;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The classes of a table of answers: those of the probability columns, else those that occur. */
final class CsvClasses {
  private static final int EXAMPLES = 5;

  private final boolean numbered;
  private final List<String> names;
  private final Map<String, Integer> indices = new HashMap<>();

  private CsvClasses(List<String> names, boolean numbered) {
    this.names = names;
    this.numbered = numbered;
    for (int i = 0; i < names.size(); i++) {
      indices.put(names.get(i), i);
    }
  }

  static CsvClasses of(CsvTable table, List<String> stated) {
    List<CsvLine> lines =
        table.lines().stream()
            .filter(line -> line.has(CsvColumns.CLASS) && line.has(CsvColumns.PREDICTION))
            .toList();
    boolean numbered = lines.stream().allMatch(line -> line.isWhole(CsvColumns.CLASS));
    Set<String> actual = new HashSet<>();
    Set<String> predicted = new HashSet<>();
    for (CsvLine line : lines) {
      checkNoProbability(line, numbered);
      actual.add(name(line, CsvColumns.CLASS, numbered));
      predicted.add(name(line, CsvColumns.PREDICTION, numbered));
    }
    checkSameNames(table.source(), actual, predicted);
    List<String> names =
        stated.isEmpty()
            ? Stream.concat(actual.stream(), predicted.stream())
                .distinct()
                .sorted(numbered ? Comparator.comparingLong(Long::parseLong) : byName())
                .toList()
            : List.copyOf(stated);
    return new CsvClasses(names, numbered);
  }

  private static Comparator<String> byName() {
    return Comparator.naturalOrder();
  }

  private static void checkNoProbability(CsvLine line, boolean numbered) {
    if (numbered && !line.isWhole(CsvColumns.PREDICTION)) {
      throw line.wrong(
          CsvColumns.PREDICTION,
          "must be a class as in the column 'class', a whole number; the class with the highest"
              + " probability is the prediction");
    }
  }

  private static void checkSameNames(String source, Set<String> actual, Set<String> predicted) {
    Check.that(
        predicted.isEmpty() || predicted.stream().anyMatch(actual::contains),
        "%s: predictions (%s) must be classes as in the column 'class' (%s); write names in both or"
            + " numbers in both",
        source,
        some(predicted),
        some(actual));
  }

  private static String some(Set<String> names) {
    return names.stream().sorted().limit(EXAMPLES).collect(Collectors.joining(", "));
  }

  private static String name(CsvLine line, String column, boolean numbered) {
    return numbered ? String.valueOf(line.whole(column)) : line.text(column);
  }

  List<String> names() {
    return names;
  }

  /** The number of the class in a cell. */
  int index(CsvLine line, String column) {
    Integer index = indices.get(name(line, column, numbered));
    if (index == null) {
      throw line.wrong(
          column,
          Text.format(
              "must be one of the classes that have a probability column (%s); add '%s%s'",
              String.join(", ", names), CsvColumns.PROBABILITY, line.text(column)));
    }
    return index;
  }
}
