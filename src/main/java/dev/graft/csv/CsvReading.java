package dev.graft.csv;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Runs;
import dev.graft.run.ScoreRows;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A table of results on its way to runs: what all of its lines have in common. */
final class CsvReading {
  /** What a table without seeds has. */
  private static final long ONE_SEED = 1;

  private static final List<String> ONCE =
      List.of(
          CsvColumns.PASSES,
          CsvColumns.KEPT_EPOCH,
          CsvColumns.TRAINED_PARAMETERS,
          CsvColumns.LABELS,
          CsvColumns.FAILURE);

  private static final Pattern FOLD = Pattern.compile("(?i)(.*[^a-z])?(k_?)?folds?([^a-z].*)?");

  private final CsvTable table;

  /** The columns of the table that say one thing of a run. */
  private final List<String> once;

  private final CsvColumns columns;
  private final CsvScale scale;
  private final CsvClasses classes;
  private final boolean counted;
  private final Map<String, String> facts;
  private final Map<String, Integer> rows = new HashMap<>();
  private final List<CsvLog> curves;
  private final Set<String> arms = new HashSet<>();
  private final boolean numbered;
  private final Map<Integer, CsvLine> firstOfRow = new HashMap<>();

  CsvReading(CsvTable table, RunsCsv results) {
    CsvStated options = results.options();
    this.table = table;
    this.columns = CsvColumns.of(table, options.metric().column());
    this.scale = CsvScale.of(table, columns.score(), options);
    CsvNumbers numbers = CsvNumbers.of(table, columns.classes(), options.classes());
    this.counted = numbers.counted();
    this.classes = CsvClasses.of(table, columns.classes(), options.classes());
    this.facts = facts(results);
    checkFolds();
    checkOneQuestion();
    this.curves = options.curves();
    this.once =
        Stream.concat(ONCE.stream(), columns.facts().keySet().stream()).filter(table::has).toList();
    this.numbered =
        table.lines().stream()
            .filter(line -> line.has(CsvColumns.ROW))
            .allMatch(CsvReading::hasRowNumber);
  }

  private Map<String, String> facts(RunsCsv results) {
    Map<String, String> all = new TreeMap<>(results.facts(columns.score()));
    CsvStated options = results.options();
    if (!columns.score().isEmpty()) {
      boolean named = options.columns().containsKey(columns.score());
      ScoreRows rows = options.metric().rows(table.shown(columns.score()), named);
      all.putIfAbsent(Fact.METRIC_ROWS.name(), Fact.METRIC_ROWS.text(rows));
    }
    if (!columns.score().isEmpty() && options.metric().isTaken()) {
      all.put(Fact.METRIC_TAKEN_AS_HIGHER.name(), Fact.METRIC_TAKEN_AS_HIGHER.text(true));
    }
    if (counted) {
      all.put(Fact.CLASSES_COUNTED.name(), Fact.CLASSES_COUNTED.text(true));
    }
    return all;
  }

  /** Runs on folds share most of their training rows, and are no sample of seeds. */
  private void checkFolds() {
    String name = table.shown(CsvColumns.SEED);
    boolean said =
        facts.containsKey(Fact.SPLIT_MODE.name())
            || columns.facts().containsValue(Fact.SPLIT_MODE.name());
    Check.that(
        said || columns.score().isEmpty() || !FOLD.matcher(name).matches(),
        "%s: column '%s' counts folds, by its name, and folds share training rows: say so and how"
            + " many rows there are, withAllRowsRedrawn(trainingRows, testRows); if all runs had the"
            + " same test rows, withTrainingRowsRedrawn()",
        table.source(),
        name);
  }

  /** Runs on another data set, or with other shots, are no seeds of one question. */
  private void checkOneQuestion() {
    columns
        .facts()
        .forEach(
            (column, fact) -> {
              List<String> several =
                  CsvColumns.QUESTION.matcher(CsvSchema.plain(fact)).matches()
                      ? table.lines().stream().map(line -> line.text(column)).distinct().toList()
                      : List.of();
              Check.that(
                  several.stream().filter(text -> !text.isEmpty()).count() < 2,
                  "%s: column '%s' (%s) must be the same in all lines, since each is a question of its"
                      + " own; write a file for each and judge them together with Comparisons",
                  table.source(),
                  column,
                  String.join(", ", several));
            });
  }

  private static boolean hasRowNumber(CsvLine line) {
    return line.isWhole(CsvColumns.ROW)
        && Math.abs((double) line.whole(CsvColumns.ROW)) < Integer.MAX_VALUE;
  }

  /** The runs, arm by arm in the order of their first lines. */
  Runs runs() {
    Map<String, Map<Long, CsvRun>> arms = new LinkedHashMap<>();
    for (CsvLine line : table.lines()) {
      CsvAnswers.checkIsTested(line);
      arms.computeIfAbsent(arm(line), name -> new LinkedHashMap<>())
          .computeIfAbsent(seed(line), seed -> new CsvRun(this, line))
          .add(line);
    }
    curves.forEach(curve -> run(arms, curve).take(curve));
    return new Runs(
        arms.values().stream().flatMap(seeds -> seeds.values().stream()).map(CsvRun::run).toList());
  }

  private CsvRun run(Map<String, Map<Long, CsvRun>> arms, CsvLog curve) {
    CsvRun run = arms.getOrDefault(curve.arm(), Map.of()).get(curve.seed());
    Check.that(
        run != null,
        "%s: arm '%s' with seed %d of withCurve must be a run of the table, which holds its answers"
            + " or score: a curve alone says nothing of the test rows; found: %s",
        table.source(),
        curve.arm(),
        curve.seed(),
        String.join(", ", arms.keySet()));
    return run;
  }

  private String arm(CsvLine line) {
    String arm = line.text(CsvColumns.ARM);
    if (!arms.add(arm)) {
      return arm;
    }
    if (arm.isBlank() || arm.chars().anyMatch(Character::isISOControl)) {
      throw line.wrong(CsvColumns.ARM, "must be a name of one line; fill the cell");
    }
    Optional<String> twin = CsvNames.twin(arm, arms);
    if (twin.isPresent()) {
      throw line.wrong(
          CsvColumns.ARM,
          Text.format(
              "must be written as the arm '%s' before: they differ by %s alone; write both the same,"
                  + " or tell them apart by a word",
              twin.get(), CsvNames.difference(arm, twin.get())));
    }
    return arm;
  }

  long seed(CsvLine line) {
    return hasSeeds() ? line.whole(CsvColumns.SEED) : ONE_SEED;
  }

  boolean hasSeeds() {
    return table.has(CsvColumns.SEED);
  }

  /** Whether a tracker wrote what each run ended as, and not the reader why it failed. */
  boolean hasStates() {
    return CsvTracked.isState(table.shown(CsvColumns.FAILURE));
  }

  /** What to do where something of a run is there twice. */
  String wayOutOfTwice() {
    return hasSeeds()
        ? "leave one of the lines out, or give each run a seed of its own"
        : "leave one of the lines out, or add a column 'seed' that tells the runs of an arm apart";
  }

  /** The number of a line's test row: as it stands, or where rows have names, in their order. */
  Integer row(CsvLine line) {
    String name = line.text(CsvColumns.ROW);
    Integer number = rows.get(name);
    if (number == null) {
      number = numbered ? (int) line.whole(CsvColumns.ROW) : rows.size();
      rows.put(name, number);
    }
    CsvLine first = firstOfRow.putIfAbsent(number, line);
    if (first != null && classes.index(first, CsvColumns.CLASS) != index(line, CsvColumns.CLASS)) {
      throw line.wrong(
          CsvColumns.CLASS,
          Text.format(
                  "must be that of row %s on line %d (%s): a row is one example with one true class, in",
                  line.text(CsvColumns.ROW), first.number(), first.text(CsvColumns.CLASS))
              + " every run; number the examples of the whole data set");
    }
    return number;
  }

  String source() {
    return table.source();
  }

  int index(CsvLine line, String column) {
    return classes.index(line, column);
  }

  List<String> classes() {
    return classes.names();
  }

  List<String> once() {
    return once;
  }

  CsvColumns columns() {
    return columns;
  }

  CsvScale scale() {
    return scale;
  }

  Map<String, String> facts() {
    return facts;
  }
}
