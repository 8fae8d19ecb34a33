package dev.graft.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables whose rule a test knows. */
public final class MadeTables {
  /** Two columns that can carry a rule, and six that say nothing. */
  public static final int COLUMNS = 8;

  private MadeTables() {}

  /**
   * Rows of standard normal numbers x0, ..., x7; the class is "yes" where the rule is above 0.
   *
   * @param rule what is asked of a row's numbers
   */
  public static TableSet of(String name, int rows, long seed, ToDoubleFunction<double[]> rule) {
    Random random = new Random(seed);
    List<DoubleColumn> columns = new ArrayList<>();
    for (int c = 0; c < COLUMNS; c++) {
      columns.add(DoubleColumn.create("x" + c));
    }
    StringColumn answers = StringColumn.create("y");
    for (int row = 0; row < rows; row++) {
      double[] values = random.doubles(COLUMNS).map(u -> random.nextGaussian()).toArray();
      for (int c = 0; c < COLUMNS; c++) {
        columns.get(c).append(values[c]);
      }
      answers.append(rule.applyAsDouble(values) > 0 ? "yes" : "no");
    }
    Table table = Table.create(name).addColumns(columns.toArray(DoubleColumn[]::new));
    return TableSet.of(name, table.addColumns(answers), "y");
  }

  /** The same rows and classes with all numbers moved up. */
  public static TableSet shifted(TableSet set, double by) {
    Table table = Table.create(set.name());
    for (String column : set.columns()) {
      DoubleColumn moved = DoubleColumn.create(column);
      for (int row = 0; row < set.size(); row++) {
        moved.append(Double.parseDouble(set.cell(row, column)) + by);
      }
      table.addColumns(moved);
    }
    StringColumn answers = StringColumn.create("y");
    set.labels().forEach(label -> answers.append(set.classes().get(label)));
    return TableSet.of(set.name(), table.addColumns(answers), "y");
  }
}
