package dev.graft.csv;

import dev.graft.internal.Cell;
import dev.graft.internal.Check;
import dev.graft.run.Budget;
import dev.graft.run.Point;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes runs as the table that {@link RunsCsv} reads: run lines first, then points and answers.
 */
final class RunsCsvText {
  private final List<String> headers = new ArrayList<>();
  private final List<String> classes;
  private final StringBuilder text = new StringBuilder();

  private RunsCsvText(Runs runs) {
    this.classes = classes(runs);
    headers.addAll(CsvColumns.KNOWN);
    headers.remove(CsvColumns.METRIC);
    headers.remove(CsvColumns.SPLIT);
    facts(runs).forEach(name -> headers.add(factColumn(name)));
    classes.forEach(name -> headers.add(CsvColumns.PROBABILITY + name));
  }

  static String of(Runs runs) {
    RunsCsvText written = new RunsCsvText(runs);
    CSVFormat format = CSVFormat.RFC4180.builder().setRecordSeparator("\n").get();
    try (CSVPrinter printer = new CSVPrinter(written.text, format)) {
      printer.printRecord(written.headers);
      for (Run run : runs.all()) {
        written.write(run, printer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the table in memory", e);
    }
    return written.text.toString();
  }

  private static List<String> classes(Runs runs) {
    List<List<String>> all =
        runs.all().stream().map(run -> run.test().classes()).filter(c -> !c.isEmpty()).toList();
    List<List<String>> kinds = all.stream().distinct().toList();
    Check.that(
        kinds.size() < 2,
        "classes of the runs (%d kinds) must be the same in one table; write a table for each",
        kinds.size());
    return kinds.isEmpty() ? List.of() : kinds.get(0);
  }

  private static Set<String> facts(Runs runs) {
    Set<String> names = new LinkedHashSet<>();
    runs.all().forEach(run -> run.facts().forEach(fact -> names.add(fact.name())));
    return names;
  }

  private static String factColumn(String name) {
    return name.equals(CsvColumns.SPLIT) ? name : CsvColumns.FACT + name;
  }

  private void write(Run run, CSVPrinter printer) throws IOException {
    print(run, whole(run), printer);
    for (Point point : run.curve().points()) {
      if (known(point)) {
        print(run, point(point), printer);
      }
    }
    for (int i = 0; i < run.test().rows().size(); i++) {
      print(run, answer(run.test(), i), printer);
    }
  }

  private void print(Run run, Map<String, Object> cells, CSVPrinter printer) throws IOException {
    cells.put(CsvColumns.ARM, run.arm());
    cells.put(CsvColumns.SEED, run.seed());
    printer.printRecord(headers.stream().map(header -> cell(cells.get(header))).toList());
  }

  private static Object cell(Object value) {
    return value instanceof String text
        ? Cell.defused(text)
        : Objects.requireNonNullElse(value, "");
  }

  private static Map<String, Object> whole(Run run) {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put(CsvColumns.FAILURE, run.failure());
    if (run.test().rows().isEmpty() && !run.failed()) {
      cells.put(CsvColumns.ACCURACY, number(run.test().accuracy()));
    }
    Budget budget = run.budget();
    cells.put(CsvColumns.PASSES, number(budget.passes()));
    cells.put(CsvColumns.UPDATES, count(budget.updates()));
    cells.put(CsvColumns.SECONDS, number(budget.seconds()));
    cells.put(CsvColumns.TRAINED_PARAMETERS, count(budget.trainedParameters()));
    cells.put(CsvColumns.LABELS, count(budget.labels()));
    List<Point> points = run.curve().points();
    if (points.stream().anyMatch(RunsCsvText::known)) {
      cells.put(CsvColumns.KEPT_EPOCH, number(run.curve().best().passes()));
    }
    run.facts().forEach(fact -> cells.put(factColumn(fact.name()), fact.text()));
    return cells;
  }

  /** Whether a point says anything; a table need not have one before the first pass. */
  private static boolean known(Point point) {
    return point.passes() > 0 || !Double.isNaN(point.validationAccuracy());
  }

  private static Map<String, Object> point(Point point) {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put(CsvColumns.EPOCH, number(point.passes()));
    cells.put(CsvColumns.UPDATES, count(point.updates()));
    cells.put(CsvColumns.SECONDS, number(point.seconds()));
    cells.put(CsvColumns.TRAINING_LOSS, number(point.trainingLoss()));
    cells.put(CsvColumns.VALIDATION_LOSS, number(point.validationLoss()));
    cells.put(CsvColumns.VALIDATION_ACCURACY, number(point.validationAccuracy()));
    return cells;
  }

  private Map<String, Object> answer(Predictions test, int i) {
    Map<String, Object> cells = new LinkedHashMap<>();
    cells.put(CsvColumns.ROW, test.rows().get(i));
    cells.put(CsvColumns.CLASS, classes.get(test.actual().get(i)));
    cells.put(CsvColumns.PREDICTION, classes.get(test.predicted().get(i)));
    if (!test.probabilities().isEmpty()) {
      for (int c = 0; c < classes.size(); c++) {
        cells.put(CsvColumns.PROBABILITY + classes.get(c), test.probabilities().get(i).get(c));
      }
    }
    return cells;
  }

  private static Object number(double value) {
    if (Double.isNaN(value)) {
      return "";
    }
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? (Object) (long) value
        : (Object) value;
  }

  private static Object count(long value) {
    return value < 0 ? "" : value;
  }
}
