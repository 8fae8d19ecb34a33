package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Rows of a table with equal cells that are others and no copies: where a few columns have few
 * different cells each, many people share all of them.
 */
final class EqualRows {
  /** Of fewer rows nothing is expected. */
  private static final int FEWEST = 30;

  /** Of the rows that equal another, so many at least must be expected to. */
  private static final double SHARE = 0.5;

  /** Where columns go together, or else so many, ... */
  private static final double SHARE_OF_LIKE = 0.4;

  /** ... of which no more than this share of all rows is left unexplained. */
  private static final double LEFT = 0.08;

  /** So many rows of each kind, in the mean, nobody copies. */
  private static final int MANY_OF_A_KIND = 10;

  /** So many counts have no divisor by chance. */
  private static final int MANY_COUNTS = 12;

  /** Of all rows: fewer that equal another are of no account. */
  private static final double FEW = 0.1;

  private final List<TableColumn> columns;
  private final List<Integer> labels;
  private final Map<Integer, Integer> pasted;
  private final boolean byChance;
  private boolean together;
  private final Map<Object, Map<Integer, Integer>> kinds = new HashMap<>();

  /** The first row of each kind. */
  private final Map<Object, Integer> firsts = new LinkedHashMap<>();

  EqualRows(TableContent content) {
    columns = content.columns().inOrder();
    labels = content.labels();
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

  /**
   * Whether so many rows equal another as chance makes of them, at least by half, and not each of
   * them as often as all others: the chance of columns that know nothing of one another, or of such
   * as go together.
   */
  private boolean reckoned() {
    int equal = equal();
    if (equal == 0 || rows() < FEWEST || areAllRepeated()) {
      return false;
    }
    if (MANY_OF_A_KIND * kinds.size() <= rows() || isOneOfHeaps() || expected() >= SHARE * equal) {
      return true;
    }
    List<Integer> counts = firsts.keySet().stream().map(key -> all(kinds.get(key))).toList();
    double like = new LikeOthers(columns, List.copyOf(firsts.values())).expected(counts);
    together =
        like >= SHARE * equal || like >= SHARE_OF_LIKE * equal && equal - like <= LEFT * rows();
    return together;
  }

  /** A column alone whose equal rows stand mostly three and more together, as copies seldom do. */
  private boolean isOneOfHeaps() {
    int heaped = kinds.values().stream().mapToInt(EqualRows::all).filter(n -> n > 2).sum();
    return columns.size() == 1 && heaped >= SHARE * equal() && isCounted(columns.get(0));
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

  /**
   * How many rows equal another if columns know nothing of one another: a row whose cells have the
   * shares p1, p2, ... among all other different rows equals one of n - 1 others with the
   * probability 1 - (1 - p1 p2 ...)^(n - 1). A cell that no other different row has is measured,
   * and makes no equal row by chance.
   */
  private double expected() {
    List<Integer> different = List.copyOf(firsts.values());
    int others = different.size() - 1;
    double[] shares = new double[different.size()]; // logarithms
    for (TableColumn column : columns) {
      List<?> cells = column.isNumeric() ? column.numbers() : column.texts();
      Map<Object, Integer> counts = new HashMap<>();
      different.forEach(row -> counts.merge(cells.get(row), 1, Integer::sum));
      for (int i = 0; i < shares.length; i++) {
        shares[i] += Math.log((counts.get(cells.get(different.get(i))) - 1) / (double) others);
      }
    }
    int rows = rows();
    double expected = 0;
    int at = 0;
    for (Object key : firsts.keySet()) {
      double equal = -Math.expm1((rows - 1) * Math.log1p(-Math.exp(shares[at])));
      expected += all(kinds.get(key)) * equal;
      at++;
    }
    return expected;
  }

  /** What is said of them where they are by chance; nothing of few. */
  List<DataNotes.Note> notes(List<Integer> numbers) {
    List<DataNotes.Note> notes = new ArrayList<>();
    PastedRows.note(pasted, numbers).ifPresent(notes::add);
    if (equal() >= FEW * rows()) {
      notes.add(note());
    }
    return notes;
  }

  private DataNotes.Note note() {
    int rows = rows();
    int right =
        kinds.values().stream()
            .mapToInt(classes -> classes.values().stream().max(Integer::compare).orElseThrow())
            .sum();
    int against =
        kinds.values().stream()
            .filter(classes -> classes.size() > 1)
            .mapToInt(EqualRows::all)
            .sum();
    String words =
        Text.format(
            "%,d rows have %,d different combinations of cells, as is to be expected of %s: equal rows"
                + " are others, and stand in training and test alike.",
            rows,
            kinds.size(),
            together
                ? "columns that go together, as answers on one scale do"
                : "so few different cells");
    String most =
        against == 0
            ? ""
            : Text.format(
                " %,d of them equal one of another class, so that by these columns alone at most %.1f%%"
                    + " of all rows can be answered rightly.",
                against, 100.0 * right / rows);
    return new DataNotes.Note(
        against == 0 ? DataNotes.Kind.ROWS_REPEATED : DataNotes.Kind.ROWS_CONTRADICT,
        against == 0 ? rows - kinds.size() : against,
        words + most + " Where they are copies all the same, withoutTwins() leaves them out.");
  }
}
