package dev.graft.csv;

import dev.graft.internal.Text;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a table's scores are fractions or percentages: all the one or all the other. A percent
 * sign in the cells or in the column's name says it, or the user does.
 */
final class CsvScale {
  /** A fraction among percentages would be as near to one of them as this, were it one too. */
  private static final double NEAR = 5;

  /**
   * The same of an arm of which all runs are so low: one at chance, or one written in fractions.
   */
  private static final double NEAR_OF_ARM = 30;

  private static final double ALL = 100;

  private static final Pattern PERCENT =
      Pattern.compile("(?i).*(%|(?<![a-z])(percent|percentage|pct)(?![a-z])).*");

  private final CsvUnit unit;

  /** The column of the test score; empty where there is none. */
  private final String score;

  /** The score that is taken as it stands; empty where there is none. */
  private final String free;

  /** Whether each score has its percent sign, and is none of a fraction however small. */
  private final boolean signed;

  /** The named score that may have a unit of its own, were its direction declared; or empty. */
  private final String named;

  /** The columns with scores that were seen. */
  private final Map<String, Column> columns = new LinkedHashMap<>();

  /** The scores of a column: the first above 1, the first that may be a fraction, and all. */
  private static final class Column {
    private CsvLine high;
    private CsvLine low;
    private final TreeMap<Double, CsvLine> values = new TreeMap<>();

    /** By arm, how many scores it has, and how many of them may be fractions. */
    private final Map<String, int[]> ofArm = new HashMap<>();

    void count(String arm, boolean low) {
      int[] counts = ofArm.computeIfAbsent(arm, unseen -> new int[2]);
      counts[0]++;
      counts[1] += low ? 1 : 0;
    }

    boolean isLow(String arm) {
      int[] counts = ofArm.get(arm);
      return counts[0] > 1 && counts[0] == counts[1];
    }
  }

  private CsvScale(CsvUnit unit, CsvMetric metric, String score, boolean signed) {
    this.unit = unit;
    this.signed = signed;
    this.free = metric.free() ? score : "";
    this.named = metric.mayBeFree() ? metric.column() : "";
    this.score = score;
  }

  /** The scale of the scores, which must be of the declared unit. */
  static CsvScale of(CsvTable table, String score, CsvStated options) {
    boolean free = options.metric().free();
    List<String> columns =
        Stream.of(score, CsvColumns.VALIDATION_ACCURACY).filter(table::has).toList();
    List<CsvLine> lines = columns.isEmpty() ? List.of() : table.lines();
    boolean signed = CsvSigns.check(table, columns, free ? score : "");
    boolean named =
        columns.stream().anyMatch(c -> !(free && c.equals(score)) && saysPercent(table, c));
    CsvUnit unit = signed || named ? CsvUnit.PERCENT : options.unit();
    CsvScale scale = new CsvScale(unit, options.metric(), score, signed);
    boolean mayBeNegative = !options.metric().column().isEmpty();
    for (CsvLine line : lines) {
      if (!free && line.has(score)) {
        scale.see(line, score, mayBeNegative ? line.decimal(score) : line.amount(score));
      }
      if (line.has(CsvColumns.VALIDATION_ACCURACY)) {
        String column = CsvColumns.VALIDATION_ACCURACY;
        scale.see(line, column, line.amount(column));
      }
    }
    scale.check();
    return scale;
  }

  private static boolean saysPercent(CsvTable table, String column) {
    return PERCENT.matcher(table.shown(column)).matches();
  }

  private void see(CsvLine line, String name, double value) {
    Column column = columns.computeIfAbsent(name, unseen -> new Column());
    if (value > 1 && column.high == null) {
      column.high = line;
    }
    // 0 is the same in both units.
    if (value > 0 && value <= 1 && column.low == null && !signed) {
      column.low = line;
    }
    column.values.putIfAbsent(value, line);
    column.count(line.text(CsvColumns.ARM), value <= 1);
    if (value > 100) {
      throw line.wrong(
          name, "must be at most 1, or 100 for percentages; correct it" + unitOfItsOwn(name));
    }
  }

  private void check() {
    Optional<String> high = first(column -> column.high != null);
    if (unit == CsvUnit.PERCENT) {
      Optional<String> low = first(column -> column.low != null && column.high == null);
      low.filter(column -> high.isPresent()).ifPresent(column -> mixed(high.get(), column));
      low.ifPresent(this::allLow);
      columns.forEach(CsvScale::checkNoneNear);
      return;
    }
    Optional<String> low = first(column -> column.low != null);
    low.filter(column -> high.isPresent()).ifPresent(column -> mixed(high.get(), column));
    if (high.isPresent()) {
      throw columns
          .get(high.get())
          .high
          .wrong(
              high.get(),
              "must be at most 1; if all scores are percentages, say so:"
                  + " RunsCsv.of(path).inPercent().read()"
                  + unitOfItsOwn(high.get()));
    }
  }

  private Optional<String> first(Predicate<Column> kind) {
    return columns.entrySet().stream()
        .filter(column -> kind.test(column.getValue()))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private void mixed(String highColumn, String lowColumn) {
    CsvLine low = columns.get(lowColumn).low;
    throw columns
        .get(highColumn)
        .high
        .wrong(
            highColumn,
            Text.format(
                    "must be a fraction as %s (%s) on line %d is: percentages beside fractions; write all in",
                    lowColumn, low.text(lowColumn), low.number())
                + " one unit"
                + unitOfItsOwn(highColumn));
  }

  /** Frames in a second and decibels are no shares. */
  private String unitOfItsOwn(String column) {
    return named.isEmpty() || !column.equals(score)
        ? ""
        : Text.format(
            "; if it is no share and has a unit of its own, declare its direction:"
                + " withMetric(\"%s\", Direction.HIGHER_IS_BETTER)",
            named);
  }

  private void allLow(String column) {
    CsvLine low = columns.get(column).low;
    if (saysPercent(low.table(), column)) {
      throw low.wrong(
          column,
          Text.format(
              "must be a percentage by the column's name, and none in it is above 1: if these are"
                  + " fractions, leave percent out of the name; else write it into the cells (%s%%)",
              low.text(column)));
    }
    throw new IllegalArgumentException(
        Text.format(
            "%s: scores (all at most 1) must be percentages, as inPercent() says; leave it out",
            low.table().source()));
  }

  /** 0.85 beside 84.1 is a fraction that slipped in, and 0.148 beside 76.2 a run at chance. */
  private static void checkNoneNear(String name, Column column) {
    column.values.forEach(
        (value, line) -> {
          boolean low = column.low != null && value > 0 && value <= 1;
          boolean curve = name.equals(CsvColumns.VALIDATION_ACCURACY);
          boolean ofArm = low && !curve && column.isLow(line.text(CsvColumns.ARM));
          // Of all that is written in fractions 1 is the likeliest, and of percentages seldom.
          double most = !ofArm ? NEAR : value == 1 ? ALL : NEAR_OF_ARM;
          double least = Math.max(Math.nextUp(1.0), 100 * value - most);
          Double near = low ? column.values.ceilingKey(least) : null;
          if (near != null && near <= 100 * value + most) {
            throw line.wrong(
                name,
                Text.format(
                    "must be a percentage as %s on line %d is, and looks like a fraction beside it:"
                        + " write %.4g, or percent signs into all cells of the column",
                    column.values.get(near).text(name),
                    column.values.get(near).number(),
                    100 * value));
          }
        });
  }

  /** The cell as a fraction; NaN where it is empty. */
  double fraction(CsvLine line, String column) {
    boolean percent = unit == CsvUnit.PERCENT && !column.equals(free);
    return line.decimal(column) / (percent ? 100 : 1);
  }
}
