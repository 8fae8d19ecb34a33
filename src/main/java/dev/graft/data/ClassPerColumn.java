package dev.graft.data;

import dev.graft.internal.Check;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Label files with a column for each class, of 1 where a picture is of it and 0 where not. */
final class ClassPerColumn {
  private static final Set<String> YES = Set.of("1", "1.0", "true");
  private static final Set<String> NO = Set.of("0", "0.0", "false");

  /** Sex and smoker are answers to two questions: of classes one is right. */
  private static final double NEARLY_ALL = 0.9;

  /** So many and no other column are classes of which several may be right. */
  private static final int MANY = 3;

  private ClassPerColumn() {}

  /**
   * Refuses a column of labels that is not there where others are such.
   *
   * @param others the cells of all columns but that of the pictures' names
   */
  static void check(String from, String label, Map<String, List<String>> others) {
    List<String> classes =
        others.entrySet().stream()
            .filter(one -> isYesOrNo(one.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    if (others.containsKey(label) || classes.size() < 2) {
      return;
    }
    int rows = others.get(classes.get(0)).size();
    long one = IntStream.range(0, rows).filter(row -> yes(classes, others, row) == 1).count();
    long several = IntStream.range(0, rows).filter(row -> yes(classes, others, row) > 1).count();
    if (one < NEARLY_ALL * rows && (classes.size() < MANY || classes.size() < others.size())) {
      return;
    }
    String names = classes.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    Check.that(
        false,
        "%s must have a column '%s' of classes, and has a column per class (%s): write their names"
            + " into one, df['%s'] = df[[%s]].idxmax(axis=1) in pandas%s",
        from,
        label,
        Listing.of(classes),
        label,
        names,
        several == 0
            ? ""
            : ", where a row is of one alone; " + several + " of " + rows + " are of several");
  }

  private static boolean isYesOrNo(List<String> cells) {
    return !cells.isEmpty()
        && cells.stream()
            .map(cell -> cell.toLowerCase(Locale.ROOT))
            .allMatch(cell -> YES.contains(cell) || NO.contains(cell))
        && cells.stream().distinct().count() > 1;
  }

  private static long yes(List<String> classes, Map<String, List<String>> others, int row) {
    return classes.stream()
        .filter(name -> YES.contains(others.get(name).get(row).toLowerCase(Locale.ROOT)))
        .count();
  }
}
