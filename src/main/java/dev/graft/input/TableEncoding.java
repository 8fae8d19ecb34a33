package dev.graft.input;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How rows of a table become numbers for a base: per numeric column (value - mean) / deviation, per
 * column of categories one number each, 1 where the row has it and 0 where not, the last one for
 * categories that were never seen. Columns are found by name, so that two tables with the same
 * columns in another order enter alike.
 *
 * @param columns what is taken, in the order of the numbers; at least 1
 * @param standardisedOn whose rows gave the means and deviations, for the reader
 */
public record TableEncoding(List<Column> columns, String standardisedOn) implements Input {
  private static final List<String> HEADERS = List.of("column", "kind", "becomes");

  /** Enough of a sum to tell two encodings apart at a glance. */
  private static final int DIGITS_OF_HASH = 8;

  /** One column of the table. */
  public sealed interface Column extends Shown permits NumberColumn, CategoryColumn {
    /** The name in the table's header. */
    String name();

    /** How many numbers it becomes. */
    int slots();

    /** What it holds, means and deviations left out. */
    String layout();

    /** The text that enters a run's key. */
    String canonical();
  }

  /**
   * A column of numbers.
   *
   * @param name the name in the table's header
   * @param mean in the column's own unit
   * @param deviation root of the mean squared distance from the mean, above 0, in the same unit
   */
  public record NumberColumn(String name, double mean, double deviation) implements Column {
    /** Checks the ranges. */
    public NumberColumn {
      Check.that(Double.isFinite(mean), "mean (%s) of column '%s' must be a number", mean, name);
      Check.positive("deviation of column '" + name + "'", deviation);
    }

    @Override
    public int slots() {
      return 1;
    }

    @Override
    public String layout() {
      return Canonical.of("numbers").with("name", name).toString();
    }

    @Override
    public String canonical() {
      return Canonical.of("numbers")
          .with("name", name)
          .with("mean", mean)
          .with("deviation", deviation)
          .toString();
    }

    @Override
    public String toString() {
      return Text.format("(value - %.4g) / %.4g", mean, deviation);
    }
  }

  /**
   * A column of categories.
   *
   * @param name the name in the table's header
   * @param categories those that were seen, without repetition; the slot behind them is for others
   */
  public record CategoryColumn(String name, List<String> categories) implements Column {
    /** Copies the list and checks that it has no repetition. */
    public CategoryColumn {
      categories = List.copyOf(categories);
      Check.that(
          !categories.isEmpty() && new HashSet<>(categories).size() == categories.size(),
          "categories %s of column '%s' must be at least 1, and differ",
          categories,
          name);
    }

    /** The place of a category; the last one if it was never seen. */
    public int slot(String category) {
      int place = categories.indexOf(category);
      return place < 0 ? categories.size() : place;
    }

    @Override
    public int slots() {
      return categories.size() + 1;
    }

    @Override
    public String layout() {
      return canonical();
    }

    @Override
    public String canonical() {
      return Canonical.of("categories")
          .with("name", name)
          .withNames("categories", categories)
          .toString();
    }

    @Override
    public String toString() {
      return Text.format("1 for one of %s or unseen, else 0", String.join(", ", categories));
    }
  }

  /** Copies the list and checks that the names differ. */
  public TableEncoding {
    columns = List.copyOf(columns);
    Check.atLeast("columns", columns.size(), 1);
    List<String> names = columns.stream().map(Column::name).toList();
    Check.that(new HashSet<>(names).size() == names.size(), "column names %s must differ", names);
  }

  /**
   * A row as numbers, column after column.
   *
   * @param value gives the row's number in a column of numbers
   * @param category gives the row's cell in a column of categories
   */
  public float[] numbers(
      ToDoubleFunction<NumberColumn> value, Function<CategoryColumn, String> category) {
    float[] numbers = new float[length()];
    int place = 0;
    for (Column column : columns) {
      if (column instanceof NumberColumn scale) {
        numbers[place] = (float) ((value.applyAsDouble(scale) - scale.mean()) / scale.deviation());
      } else if (column instanceof CategoryColumn known) {
        numbers[place + known.slot(category.apply(known))] = 1;
      }
      place += column.slots();
    }
    return numbers;
  }

  /**
   * The same for a row given by the names of its columns: a number or its text for a column of
   * numbers, a text for one of categories. More columns than are taken do no harm.
   *
   * @throws IllegalArgumentException if a cell is missing, or is no number where one is needed
   */
  public float[] numbers(Map<String, ?> cells) {
    return numbers(column -> number(cells, column), column -> cell(cells, column).toString());
  }

  private static Object cell(Map<String, ?> cells, Column column) {
    Object cell = cells.get(column.name());
    Check.that(
        cell != null,
        "row with %s must have a cell for the column '%s'",
        cells.keySet().stream().sorted().toList(),
        column.name());
    return cell;
  }

  private static double number(Map<String, ?> cells, Column column) {
    Object cell = cell(cells, column);
    double value;
    try {
      value = Double.parseDouble(cell.toString());
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    Check.that(
        Double.isFinite(value),
        "column '%s' ('%s') must hold a number, such as 3.5",
        column.name(),
        cell);
    return value;
  }

  @Override
  public List<Integer> shape() {
    return List.of(columns.stream().mapToInt(Column::slots).sum());
  }

  @Override
  public String takes() {
    return "rows of a table";
  }

  @Override
  public String canonical() {
    return Canonical.of("table")
        .withAll("columns", columns.stream().map(Column::canonical).toList())
        .toString();
  }

  /** The SHA-256 of {@link #canonical()}: equal for equal columns, categories and statistics. */
  public String hash() {
    return Sha256.of(canonical());
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.table(this);
  }

  @Override
  public void checkFits(Input made, String base) {
    Optional<TableEncoding> table = made.as(TableEncoding.class);
    Check.that(
        table.isPresent(), "input (%s) must be for %s, which %s takes", this, made.takes(), base);
    TableEncoding other = table.orElseThrow();
    List<String> expected = other.columns.stream().map(Column::layout).toList();
    List<String> found = columns.stream().map(Column::layout).toList();
    Check.that(
        expected.equals(found),
        "columns %s must be those that %s was made for, %s, with the same categories; to take over"
            + " its columns with other means and deviations, call table.standardised(encoding, rows)"
            + " with its own encoding",
        names(),
        base,
        other.names());
  }

  /** The names of the columns. */
  public List<String> names() {
    return columns.stream().map(Column::name).toList();
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (Column column : columns) {
      String kind = column instanceof NumberColumn ? "numbers" : "categories";
      rows.add(List.of(column.name(), kind, column.toString()));
    }
    return rows;
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(
        Html.paragraph(toString()) + Html.table(HEADERS, rows()),
        this + "\n" + Text.table(HEADERS, rows()));
  }

  @Override
  public String toString() {
    return Text.format(
        "%s from %s, standardised on %s (encoding %s)",
        Text.count(length(), "number"),
        Text.count(columns.size(), "column"),
        standardisedOn,
        hash().substring(0, DIGITS_OF_HASH));
  }
}
