package dev.graft.csv;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Brings what a tracker exports, a line per run, into the columns that are read here. */
final class CsvTracked {
  private static final String PREFIXES = "(?i)^(params|metrics|tags|config|summary)[./]";

  static final String NOT_ENDED =
      "must be finished for a run with a test score: leave the line out, or write finished if the"
          + " score is that of its end";

  private static final Set<String> STATES = Set.of("state", "status");
  private static final Set<String> ENDED = Set.of("finished", "");
  private static final Set<String> NAMES = Set.of("name", "run_name", "mlflow_runname");

  private final CsvTable table;
  private final CsvStated options;

  private CsvTracked(CsvTable table, CsvStated options) {
    this.table = table;
    this.options = options;
  }

  static void name(CsvTable table, CsvExport export, CsvStated options) {
    String found = String.join(", ", table.headers());
    CsvHeaders.rename(table, options.columns());
    CsvTracked tracked = new CsvTracked(table, options);
    List<String> theirs = CsvTrackedAnswers.name(table, options.columns());
    tracked.takeOurs(theirs);
    theirs.stream().filter(table::has).forEach(tracked::takeName);
    theirs.stream().filter(table::has).forEach(tracked::takeRest);
    tracked.checkAll(export, found);
  }

  /** Whether a failure is read from a tracker's column for what a run ended as. */
  static boolean isState(String header) {
    return STATES.contains(bare(header));
  }

  private static String bare(String header) {
    return CsvSchema.plain(header.replaceFirst(PREFIXES, ""));
  }

  private String meant(String header) {
    String metric = options.metric().column();
    boolean isMetric = !metric.isEmpty() && bare(header).equals(bare(metric));
    String ours = CsvSchema.meant(header.replaceFirst(PREFIXES, ""));
    boolean ofRun =
        Set.of(CsvColumns.ARM, CsvColumns.SEED, CsvColumns.ACCURACY, CsvColumns.SPLIT)
            .contains(ours);
    return isMetric ? metric : ofRun && !NAMES.contains(bare(header)) ? ours : "";
  }

  private boolean isOurs(String header) {
    return !meant(header).isEmpty();
  }

  /** Of several columns that mean the same one is taken, and the others become facts. */
  private void takeOurs(List<String> theirs) {
    Map<String, List<String>> meant =
        theirs.stream()
            .filter(this::isOurs)
            .collect(Collectors.groupingBy(this::meant, LinkedHashMap::new, Collectors.toList()));
    meant.forEach(
        (ours, headers) -> {
          String chosen = chosen(ours, headers);
          checkOfTest(ours, chosen, theirs);
          headers.stream().filter(header -> !header.equals(chosen)).forEach(this::takeFact);
          if (!chosen.equals(ours)) {
            table.rename(chosen, ours);
          }
        });
  }

  private String chosen(String ours, List<String> headers) {
    if (headers.size() == 1 || options.columns().containsKey(ours)) {
      return headers.contains(ours) ? ours : headers.get(0);
    }
    String metric = options.metric().column();
    Predicate<String> asStated =
        ours.equals(metric)
            ? header -> header.equals(metric) || bare(header).equals(bare(metric))
            : header -> ours.equals(CsvColumns.ACCURACY) && bare(header).startsWith("test");
    List<String> best = headers.stream().filter(asStated).toList();
    Check.that(
        best.size() == 1,
        "%s: columns %s can each be '%s'; say which one it is: RunsCsv.of(path).%s",
        table.source(),
        headers.stream().map(header -> "'" + header + "'").collect(Collectors.joining(" and ")),
        ours,
        ours.equals(CsvColumns.ACCURACY)
            ? "withMetric(\"" + headers.get(0) + "\")"
            : "withColumn(\"" + ours + "\", \"" + headers.get(0) + "\")");
    return best.get(0);
  }

  /** Keras calls the accuracy on the training rows 'accuracy', beside 'val_accuracy'. */
  private void checkOfTest(String ours, String chosen, List<String> theirs) {
    boolean bare = ours.equals(CsvColumns.ACCURACY) && !bare(chosen).startsWith("test");
    boolean stated = !options.metric().column().isEmpty();
    Optional<String> validation =
        theirs.stream().filter(header -> CsvLog.isValidationAccuracy(bare(header))).findFirst();
    Check.that(
        !bare || stated || validation.isEmpty(),
        "%s: column '%s' beside '%s' must not be that of the training rows, as Keras writes it: log"
            + " the accuracy on the test rows and name it, withMetric(\"test_accuracy\"); if '%s' is"
            + " of the test rows, withMetric(\"%s\")",
        table.source(),
        chosen,
        validation.orElse(""),
        chosen,
        chosen);
  }

  /** A run's name is its arm's where nothing else is. */
  private void takeName(String header) {
    if (NAMES.contains(bare(header)) && !table.has(CsvColumns.ARM)) {
      table.rename(header, CsvColumns.ARM);
    }
  }

  private void takeRest(String header) {
    String bare = bare(header);
    if (isOurs(header) || options.columns().containsKey(header)) {
      return;
    }
    if (isState(header) && !table.has(CsvColumns.FAILURE)) {
      takeState(header);
    } else if (CsvBookkeeping.has(bare)
        || NAMES.contains(bare)
        || bare.startsWith("mlflow_")
        || header.toLowerCase(Locale.ROOT).startsWith("metrics")) {
      table.drop(header);
    } else {
      takeFact(header);
    }
  }

  private void takeFact(String header) {
    String fact = CsvColumns.FACT + bare(header);
    if (!header.startsWith(CsvColumns.FACT) && !table.has(fact)) {
      table.rename(header, fact);
    }
  }

  private void takeState(String header) {
    int place = table.index(header);
    for (CsvLine line : table.lines()) {
      String state = line.cells()[place].toLowerCase(Locale.ROOT);
      line.cells()[place] = ENDED.contains(state) ? "" : "run is " + state;
    }
    table.rename(header, CsvColumns.FAILURE);
  }

  private void checkAll(CsvExport export, String found) {
    String metric = options.metric().column();
    String score = metric.isEmpty() ? CsvColumns.ACCURACY : metric;
    List<String> missing = new ArrayList<>();
    for (String column : List.of(CsvColumns.ARM, CsvColumns.SEED, score)) {
      boolean byRow = column.equals(score) && table.has(CsvColumns.ROW);
      if (!table.has(column) && !byRow) {
        missing.add("'" + column + "'");
      }
    }
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          Text.format(
              "%s is %s, a line per run, and has no column that is known as %s; say which they are:"
                  + " RunsCsv.of(path).withColumn(\"arm\", \"...\").withColumn(\"seed\", \"...\")"
                  + ".withMetric(\"...\"); found: %s",
              table.source(), export, String.join(", ", missing), found));
    }
    checkArms(export, found);
  }

  /** Trackers give each run a name of its own, which then is no arm's. */
  private void checkArms(CsvExport export, String found) {
    List<String> arms =
        table.lines().stream().map(line -> line.text(CsvColumns.ARM)).distinct().toList();
    long seeds = table.lines().stream().map(line -> line.text(CsvColumns.SEED)).distinct().count();
    boolean names =
        !options.columns().containsKey(CsvColumns.ARM)
            && NAMES.contains(bare(table.shown(CsvColumns.ARM)))
            && arms.size() == table.lines().size();
    Check.that(
        !names || arms.size() < 3 || seeds < 2,
        "%s is %s, and names of runs (%s, ...) are each there once, so that no arm has two seeds; say"
            + " which column the arm is: RunsCsv.of(path).withColumn(\"arm\", \"...\"); found: %s",
        table.source(),
        export,
        arms.get(0),
        found);
  }
}
