package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

/**
 * Rows of a table with equal cells, which are copies or others: where a few columns have few
 * different cells each, many people share all of them. No cell says which; how many chance explains
 * does, where a class or a table was multiplied.
 */
final class EqualRows {
  /** Of fewer rows nothing is expected. */
  private static final int FEWEST = 30;

  /**
   * Of the rows of a class that equal an earlier one, chance must explain so many at least: it
   * explained less in each of 144 generated tables of which one class was multiplied by 3, 5 or 10.
   */
  private static final double SHARE = 0.25;

  /** Of those of all classes, where single rows may have been copied. */
  private static final double SHARE_OF_ALL = 1 / 3.0;

  /** Of a column alone, so many of the equal rows must stand three and more together. */
  private static final double HEAPED = 0.5;

  /** So many counts have no divisor by chance. */
  private static final int MANY_COUNTS = 12;

  /** Of all rows: fewer that equal another are of no account. */
  private static final double FEW = 0.1;

  private final List<TableColumn> columns;
  private final List<Integer> labels;
  private final List<String> classes;
  private final Map<Integer, Integer> pasted;
  private final Repeats all;
  private final Map<Integer, Repeats> inClasses = new TreeMap<>();
  private final boolean byChance;
  private final Map<Object, Map<Integer, Integer>> kinds = new HashMap<>();

  /** The first row of each kind. */
  private final Map<Object, Integer> firsts = new LinkedHashMap<>();

  EqualRows(TableContent content) {
    columns = Determined.without(content.columns().inOrder());
    labels = content.labels();
    classes = content.classes();
    IntFunction<Object> keys = SetNotes.keys(columns);
    Map<Object, Integer> numbers = new HashMap<>();
    int[] cells = new int[labels.size()];
    for (int row = 0; row < cells.length; row++) {
      cells[row] = numbers.computeIfAbsent(keys.apply(row), any -> numbers.size());
    }
    pasted = new PastedRows(cells, labels).found();
    for (int row = 0; row < labels.size(); row++) {
      if (!pasted.containsKey(row)) {
        firsts.putIfAbsent(keys.apply(row), row);
        kinds
            .computeIfAbsent(keys.apply(row), key -> new HashMap<>(2))
            .merge(labels.get(row), 1, Integer::sum);
      }
    }
    all = repeats(EqualRows::all);
    labels.stream()
        .distinct()
        .forEach(label -> inClasses.put(label, repeats(counts -> counts.getOrDefault(label, 0))));
    byChance = reckoned();
  }

  /** Whether those of this table are, but for blocks that were pasted twice. */
  boolean areByChance() {
    return byChance;
  }

  /** For each row of a block that was pasted twice, the row that it equals. */
  Map<Integer, Integer> pasted() {
    return pasted;
  }

  private Repeats repeats(ToIntFunction<Map<Integer, Integer>> number) {
    List<Integer> some = new ArrayList<>();
    List<Integer> counts = new ArrayList<>();
    firsts.forEach(
        (key, first) -> {
          int count = number.applyAsInt(kinds.get(key));
          if (count > 0) {
            some.add(first);
            counts.add(count);
          }
        });
    return new Repeats(columns, some, counts);
  }

  /**
   * Whether as many rows equal an earlier one as chance makes of them, at least in part, among all
   * and in each class, of which one alone may have been multiplied; and not each of them as often
   * as all others.
   */
  private boolean reckoned() {
    if (all.number() == 0 || all.rows() < FEWEST || areAllRepeated()) {
      return false;
    }
    return isOneOfHeaps()
        || isByChance(all, SHARE_OF_ALL)
            && inClasses.values().stream().noneMatch(one -> isTold(one) && !isByChance(one));
  }

  private static boolean isByChance(Repeats some) {
    return isByChance(some, SHARE);
  }

  private static boolean isByChance(Repeats some, double share) {
    return some.byChance() >= share * some.number();
  }

  /** Of few rows, and of few that equal another, nothing can be reckoned. */
  private static boolean isTold(Repeats some) {
    return some.rows() >= FEWEST && some.number() >= FEW * some.rows();
  }

  /** A column alone whose equal rows stand mostly three and more together, as copies seldom do. */
  private boolean isOneOfHeaps() {
    int heaped = kinds.values().stream().mapToInt(EqualRows::all).filter(n -> n > 2).sum();
    return columns.size() == 1 && heaped >= HEAPED * equal() && isCounted(columns.get(0));
  }

  /** Measured decimals are equal by copying alone. */
  private static boolean isCounted(TableColumn column) {
    return !column.isNumeric()
        || column.numbers().stream().allMatch(number -> number == Math.rint(number))
        || column.numbers().stream().distinct().limit(MANY_COUNTS).count() < MANY_COUNTS;
  }

  private int rows() {
    return labels.size() - pasted.size();
  }

  /** A table that was appended to itself: all counts have a divisor, which few may by chance. */
  private boolean areAllRepeated() {
    List<Integer> counts =
        kinds.values().stream().flatMap(classes -> classes.values().stream()).toList();
    BigInteger divisor =
        counts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::gcd);
    return counts.size() >= MANY_COUNTS && divisor.compareTo(BigInteger.ONE) > 0;
  }

  private int equal() {
    return kinds.values().stream().mapToInt(EqualRows::all).filter(count -> count > 1).sum();
  }

  private static int all(Map<Integer, Integer> classes) {
    return classes.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** What is said of them; where they are by chance, nothing of few. */
  List<DataNotes.Note> notes(List<Integer> numbers) {
    List<DataNotes.Note> notes = new ArrayList<>();
    if (byChance) {
      PastedRows.note(pasted, numbers).ifPresent(notes::add);
      if (equal() >= FEW * rows()) {
        notes.add(note());
      }
      return notes;
    }
    for (DataNotes.Note note : SetNotes.repeats("row", labels, numbers, SetNotes.keys(columns))) {
      boolean others =
          note.kind() == DataNotes.Kind.ROWS_CONTRADICT && all.rows() >= FEWEST && isByChance(all);
      notes.add(others ? contradicting() : withNumbers(note));
    }
    return notes;
  }

  /** Where a class alone was multiplied, rows of another class are no copies. */
  private DataNotes.Note contradicting() {
    return new DataNotes.Note(
        DataNotes.Kind.ROWS_CONTRADICT, against(), answered(against()).strip());
  }

  private DataNotes.Note withNumbers(DataNotes.Note note) {
    boolean twice = note.kind() == DataNotes.Kind.ROWS_REPEATED && all.rows() >= FEWEST;
    return twice && columns.size() > 1
        ? new DataNotes.Note(
            note.kind(),
            note.number(),
            Text.format(
                "%s %,d of %,d rows equal an earlier one, whatever its class%s. Where they are copies,"
                    + " withoutTwins() leaves them out.",
                note.words(), all.number(), rows(), chance()))
        : note;
  }

  private DataNotes.Note note() {
    int against = against();
    return new DataNotes.Note(
        against == 0 ? DataNotes.Kind.ROWS_REPEATED : DataNotes.Kind.ROWS_CONTRADICT,
        against == 0 ? all.number() : against,
        Text.format(
            "%,d rows have %,d different combinations of cells; %,d equal an earlier one%s. Where these"
                + " are others with the same cells, keep them; where they are copies, withoutTwins()"
                + " leaves them out.%s",
            rows(), kinds.size(), all.number(), chance(), answered(against)));
  }

  /** How many of them chance explains; of a column alone nothing can be reckoned. */
  private String chance() {
    return columns.size() == 1 || Math.round(all.byChance()) == 0
        ? ""
        : Text.format(
            ", about %,.0f of which chance may explain%s", all.byChance(), ofTheLeastExplained());
  }

  /** The same of the class of whose rows it explains the smallest share, and less than of all. */
  private String ofTheLeastExplained() {
    String words = "";
    double least = all.byChance() / all.number();
    for (Map.Entry<Integer, Repeats> one : inClasses.entrySet()) {
      Repeats rows = one.getValue();
      if (isTold(rows) && rows.byChance() / rows.number() < least) {
        least = rows.byChance() / rows.number();
        words =
            Text.format(
                " (within class '%s' %,.0f of %,d)",
                classes.get(one.getKey()), rows.byChance(), rows.number());
      }
    }
    return words;
  }

  private int against() {
    return kinds.values().stream()
        .filter(classes -> classes.size() > 1)
        .mapToInt(EqualRows::all)
        .sum();
  }

  /** How many rows can be answered rightly where some equal one of another class. */
  private String answered(int against) {
    int right =
        kinds.values().stream()
            .mapToInt(classes -> classes.values().stream().max(Integer::compare).orElseThrow())
            .sum();
    return against == 0
        ? ""
        : Text.format(
            " %,d rows equal one of another class, so that by these columns alone at most %.1f%% of"
                + " all can be answered rightly.",
            against, 100.0 * right / rows());
  }
}
