package dev.graft.chart;

import dev.graft.analysis.ArmSummary;
import dev.graft.analysis.ColumnRows;
import dev.graft.analysis.Comparison;
import dev.graft.analysis.Verdict;
import dev.graft.analysis.Yardstick;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Runs and comparisons as Tablesaw tables, to go on with. */
public final class Tables {
  /** More rows make a notebook slow and nobody reads them. */
  private static final int MOST_ROWS = 100;

  private Tables() {}

  /** A row per run: its test and validation accuracy, and why it failed if it did. */
  public static Table accuracy(Runs runs) {
    List<Run> all = runs.all();
    ColumnRows rows = ColumnRows.of(runs);
    return Table.create(
        "accuracy",
        texts("arm", all, Run::arm),
        LongColumn.create("seed", all.stream().mapToLong(Run::seed)),
        numbers(rows.test(Yardstick.of(runs).head()), all, run -> run.test().accuracy()),
        numbers(
            rows.validation("validation accuracy"),
            all,
            run -> run.failed() ? Double.NaN : run.curve().best().validationAccuracy()),
        texts("failure", all, Run::failure));
  }

  private record RunPoint(Run run, Point point) {}

  /** A row per point of each learning curve. */
  public static Table curves(Runs runs) {
    List<RunPoint> all =
        runs.all().stream()
            .flatMap(run -> run.curve().points().stream().map(point -> new RunPoint(run, point)))
            .toList();
    return Table.create(
        "curves",
        texts("arm", all, p -> p.run().arm()),
        LongColumn.create("seed", all.stream().mapToLong(p -> p.run().seed())),
        numbers("passes", all, p -> p.point().passes()),
        counts("updates", all, p -> p.point().updates()),
        numbers("seconds", all, p -> p.point().seconds()),
        numbers("training loss (nats)", all, p -> p.point().trainingLoss()),
        numbers("validation loss (nats)", all, p -> p.point().validationLoss()),
        numbers("validation accuracy", all, p -> p.point().validationAccuracy()));
  }

  /** A row per arm: verdict, difference to the baseline in accuracy, and what it cost. */
  public static Table comparison(Comparison comparison) {
    List<ArmSummary> arms = comparison.summaries();
    ColumnRows rows = ColumnRows.of(comparison.runs());
    return Table.create(
        "comparison with " + comparison.baseline(),
        texts("arm", arms, ArmSummary::arm),
        texts("verdict", arms, arm -> verdict(comparison, arm)),
        numbers("difference", arms, arm -> of(comparison, arm, Interval::mean)),
        numbers("low", arms, arm -> of(comparison, arm, Interval::low)),
        numbers("high", arms, arm -> of(comparison, arm, Interval::high)),
        numbers(rows.test(Yardstick.of(comparison.runs()).head()), arms, ArmSummary::accuracy),
        numbers("sd over seeds", arms, ArmSummary::deviation),
        numbers(rows.validation("validation accuracy"), arms, ArmSummary::validation),
        numbers(rows.validation("jumpstart"), arms, ArmSummary::jumpstart),
        numbers("passes", arms, arm -> arm.cost().passes()),
        counts("updates", arms, arm -> arm.cost().updates()),
        numbers("seconds", arms, arm -> arm.cost().seconds()),
        counts("trained parameters", arms, arm -> arm.cost().trainedParameters()));
  }

  private static Optional<Verdict> find(Comparison comparison, ArmSummary arm) {
    return comparison.verdicts().stream().filter(v -> v.arm().equals(arm.arm())).findFirst();
  }

  private static String verdict(Comparison comparison, ArmSummary arm) {
    return find(comparison, arm).map(Verdict::word).orElse("baseline");
  }

  private static double of(
      Comparison comparison, ArmSummary arm, Function<Interval, Double> component) {
    return find(comparison, arm).flatMap(Verdict::interval).map(component).orElse(Double.NaN);
  }

  /** What is not known is missing. */
  private static <T> LongColumn counts(String name, List<T> all, ToLongFunction<T> count) {
    LongColumn column = LongColumn.create(name);
    all.stream().mapToLong(count).forEach(n -> append(column, n));
    return column;
  }

  private static void append(LongColumn column, long count) {
    if (count < 0) {
      column.appendMissing();
    } else {
      column.append(count);
    }
  }

  private static <T> StringColumn texts(String name, List<T> all, Function<T, String> text) {
    return StringColumn.create(name, all.stream().map(text));
  }

  private static <T> DoubleColumn numbers(String name, List<T> all, ToDoubleFunction<T> number) {
    return DoubleColumn.create(name, all.stream().mapToDouble(number));
  }

  /** A table as HTML, its first 100 rows; all text is escaped. */
  public static String html(Table table) {
    List<List<String>> rows = new ArrayList<>();
    for (int row = 0; row < Math.min(MOST_ROWS, table.rowCount()); row++) {
      int r = row;
      rows.add(
          IntStream.range(0, table.columnCount()).mapToObj(c -> table.getString(r, c)).toList());
    }
    int more = table.rowCount() - rows.size();
    String rest = more == 0 ? "" : Html.paragraph("and " + Text.count(more, "more row"));
    return Html.table(table.columnNames(), rows) + rest;
  }
}
