package dev.graft.csv;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of a table of answers: those that are stated, else those of the probability columns,
 * else the true ones that occur.
 */
final class CsvClasses {
  private static final int EXAMPLES = 5;

  private final boolean numbered;
  private final List<String> names;

  /** Where the names come from, and how another is added. */
  private final String rule;

  private final Map<String, Integer> indices = new HashMap<>();

  private CsvClasses(List<String> names, boolean numbered, String rule) {
    this.names = names;
    this.numbered = numbered;
    this.rule = rule;
    for (int i = 0; i < names.size(); i++) {
      indices.put(names.get(i), i);
    }
  }

  /**
   * The classes of a table.
   *
   * @param columns those that have a column of probabilities
   * @param stated by the user
   */
  static CsvClasses of(CsvTable table, List<String> columns, List<String> stated) {
    List<CsvLine> lines =
        table.lines().stream()
            .filter(line -> line.has(CsvColumns.CLASS) && line.has(CsvColumns.PREDICTION))
            .toList();
    checkNoRegression(lines);
    boolean numbered = lines.stream().allMatch(line -> line.isWhole(CsvColumns.CLASS));
    Map<String, CsvLine> actual = new HashMap<>();
    Map<String, CsvLine> predicted = new LinkedHashMap<>();
    for (CsvLine line : lines) {
      checkNoProbability(line, numbered);
      actual.putIfAbsent(name(line, CsvColumns.CLASS, numbered), line);
      predicted.putIfAbsent(name(line, CsvColumns.PREDICTION, numbered), line);
    }
    if (stated.isEmpty()) {
      checkSameNames(table.source(), actual.keySet(), predicted.keySet());
    }
    CsvClasses classes = chosen(actual.keySet(), columns, stated, numbered);
    checkStated(table.source(), columns, stated);
    actual.values().forEach(line -> classes.index(line, CsvColumns.CLASS));
    predicted.values().forEach(line -> classes.index(line, CsvColumns.PREDICTION));
    return classes;
  }

  private static CsvClasses chosen(
      Set<String> actual, List<String> columns, List<String> stated, boolean numbered) {
    if (!columns.isEmpty()) {
      String rule = "must be one of the classes that have a probability column (%s); add '";
      return new CsvClasses(List.copyOf(columns), numbered, rule + CsvColumns.PROBABILITY + "%s'");
    }
    if (!stated.isEmpty()) {
      return new CsvClasses(
          stated, numbered, "must be one of the stated classes (%s); add \"%s\" to withClasses");
    }
    Comparator<String> order =
        numbered ? Comparator.comparingLong(Long::parseLong) : Comparator.naturalOrder();
    return new CsvClasses(
        actual.stream().sorted(order).toList(),
        numbered,
        "must be a class of the column 'class' (%s); if '%s' is one without test rows, state all"
            + " classes: RunsCsv.of(path).withClasses(...)");
  }

  private static void checkStated(String source, List<String> columns, List<String> stated) {
    Check.that(
        stated.isEmpty() || columns.isEmpty() || Set.copyOf(stated).equals(Set.copyOf(columns)),
        "%s: classes (%s) must be those that have a probability column (%s); leave withClasses out",
        source,
        some(stated.stream()),
        some(columns.stream()));
  }

  /** Numbers with decimals may be classes, such as half stars, but not where each is its own. */
  private static void checkNoRegression(List<CsvLine> lines) {
    boolean numbers =
        !lines.isEmpty()
            && lines.stream()
                .allMatch(
                    line -> line.isNumber(CsvColumns.CLASS) && line.isNumber(CsvColumns.PREDICTION))
            && lines.stream().anyMatch(line -> !line.isWhole(CsvColumns.CLASS));
    Set<String> classes =
        lines.stream().map(line -> line.text(CsvColumns.CLASS)).collect(Collectors.toSet());
    Optional<CsvLine> other =
        lines.stream().filter(l -> !classes.contains(l.text(CsvColumns.PREDICTION))).findFirst();
    if (numbers && other.isPresent()) {
      throw other
          .get()
          .wrong(
              CsvColumns.PREDICTION,
              "must be a class, and is a number that no row has; measured numbers are judged by a"
                  + " score per run: withMetric(\"rmse\", Direction.LOWER_IS_BETTER)");
    }
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
        predicted.isEmpty()
            || predicted.stream().anyMatch(actual::contains)
            || predicted.stream().anyMatch(name -> CsvNames.twin(name, actual).isPresent()),
        "%s: predictions (%s) must be classes as in the column 'class' (%s); write names in both or"
            + " numbers in both",
        source,
        some(predicted.stream()),
        some(actual.stream()));
  }

  private static String some(Stream<String> names) {
    return names.sorted().limit(EXAMPLES).collect(Collectors.joining(", "));
  }

  private static String name(CsvLine line, String column, boolean numbered) {
    return numbered ? String.valueOf(line.whole(column)) : line.text(column);
  }

  List<String> names() {
    return names;
  }

  /** The number of the class in a cell. */
  int index(CsvLine line, String column) {
    String name = name(line, column, numbered);
    Integer index = indices.get(name);
    if (index == null) {
      Optional<String> twin = CsvNames.twin(name, indices.keySet());
      throw line.wrong(
          column,
          twin.isPresent()
              ? Text.format(
                  "must be written as the class '%s': they differ by %s alone; write both the same",
                  twin.get(), CsvNames.difference(name, twin.get()))
              : Text.format(rule, some(names.stream()), line.text(column)));
    }
    return index;
  }
}
