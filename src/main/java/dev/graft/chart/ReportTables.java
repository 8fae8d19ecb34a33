package dev.graft.chart;

import dev.graft.analysis.ArmSummary;
import dev.graft.analysis.ColumnRows;
import dev.graft.analysis.Comparison;
import dev.graft.analysis.Yardstick;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The tables of a report; a column of which nothing is known is left out. */
final class ReportTables {
  private static final String UNKNOWN = "-";

  /** Of one arm's runs, more values than this are counted. */
  private static final int MOST_VALUES = 3;

  private ReportTables() {}

  private static final String SCORE = "test score";
  private static final String VALIDATION = "validation";
  private static final String JUMPSTART = "jumpstart";

  private record Column(String header, Function<ArmSummary, String> cell) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("arm", ArmSummary::arm),
          new Column("runs", ReportTables::count),
          new Column(
              SCORE,
              arm -> Double.isNaN(arm.accuracy()) ? UNKNOWN : Text.format("%.3f", arm.accuracy())),
          number("sd over seeds", "%.3f", ArmSummary::deviation),
          number(VALIDATION, "%.3f", ArmSummary::validation),
          number(JUMPSTART, "%.3f", ArmSummary::jumpstart),
          number("passes", "%.0f", arm -> arm.cost().passes()),
          number("updates", "%,.0f", arm -> arm.cost().updates()),
          number("seconds", "%.1f", arm -> arm.cost().seconds()),
          number("trained parameters", "%,.0f", arm -> arm.cost().trainedParameters()),
          number("labels", "%,.0f", arm -> arm.cost().labels()));

  private static String count(ArmSummary arm) {
    return arm.failed() == 0
        ? String.valueOf(arm.seeds())
        : arm.seeds() + ", " + arm.failed() + " failed";
  }

  private static Column number(String header, String format, ToDoubleFunction<ArmSummary> value) {
    return new Column(
        header,
        arm -> {
          double number = arm.failed() == arm.seeds() ? Double.NaN : value.applyAsDouble(arm);
          boolean known = !Double.isNaN(number) && number >= 0;
          return known ? Text.format(format, number) : UNKNOWN;
        });
  }

  /** A line per arm. */
  static String arms(Comparison comparison) {
    List<ArmSummary> arms = comparison.summaries();
    Predicate<Column> known =
        column -> arms.stream().anyMatch(arm -> !column.cell().apply(arm).equals(UNKNOWN));
    List<Column> columns = COLUMNS.stream().filter(known).toList();
    return Html.table(
        columns.stream().map(column -> header(column.header(), comparison.runs())).toList(),
        arms.stream()
            .map(arm -> columns.stream().map(column -> column.cell().apply(arm)).toList())
            .toList());
  }

  private static String header(String header, Runs runs) {
    ColumnRows rows = ColumnRows.of(runs);
    return switch (header) {
      case SCORE -> rows.test(Yardstick.of(runs).head());
      case VALIDATION, JUMPSTART -> rows.validation(header);
      default -> header;
    };
  }

  /** A line per seed with each arm's test score: pairs stand side by side. */
  static String runs(Runs runs) {
    List<String> headers = new ArrayList<>(List.of("seed"));
    headers.addAll(runs.arms());
    List<List<String>> rows = new ArrayList<>();
    for (long seed : runs.seeds()) {
      List<String> row = new ArrayList<>(List.of(String.valueOf(seed)));
      runs.arms().forEach(arm -> row.add(runs.find(arm, seed).map(ReportTables::score).orElse("")));
      rows.add(row);
    }
    return Html.table(headers, rows);
  }

  private static String score(Run run) {
    return run.failed() ? "failed: " + run.failure() : Text.format("%.3f", run.test().accuracy());
  }

  /** A line per fact: one value where all runs say the same, else each arm's. */
  static String provenance(Runs runs) {
    Set<String> names = new TreeSet<>();
    runs.all().forEach(run -> run.facts().forEach(fact -> names.add(fact.name())));
    List<List<String>> rows = new ArrayList<>();
    for (String name : names) {
      rows.add(List.of(Html.escape(name), values(runs, name)));
    }
    return Html.tableOfHtml(List.of("fact", "value"), rows);
  }

  private static String values(Runs runs, String name) {
    List<String> all = values(runs.all(), name);
    if (all.size() == 1) {
      return Html.escape(all.get(0));
    }
    return runs.arms().stream()
        .map(arm -> "<b>" + Html.escape(arm) + "</b>: " + brief(values(runs.arm(arm), name)))
        .collect(Collectors.joining("<br/>"));
  }

  private static List<String> values(List<Run> runs, String name) {
    return runs.stream().map(run -> text(run, name)).distinct().toList();
  }

  private static String text(Run run, String name) {
    return run.facts().stream()
        .filter(fact -> fact.name().equals(name))
        .map(Fact.Stated::text)
        .findFirst()
        .orElse("not stated");
  }

  private static String brief(List<String> values) {
    return values.size() <= MOST_VALUES
        ? Html.escape(String.join("; ", values))
        : values.size() + " values, by seed";
  }
}
