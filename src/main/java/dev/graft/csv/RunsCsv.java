package dev.graft.csv;

import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.internal.Version;
import dev.graft.run.Direction;
import dev.graft.run.Fact;
import dev.graft.run.Looks;
import dev.graft.run.Runs;
import dev.graft.run.SplitMode;
import dev.graft.show.Shown;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Results from elsewhere as a CSV table, with what its reader must know. The table is UTF-8 text
 * with commas; its first line names the columns, in any order. Every line has an {@code arm} and a
 * {@code seed}, which pairs it with the other arms' runs. What else it has makes it one of three
 * kinds, which may stand in one table:
 *
 * <ul>
 *   <li>with a {@code row}: one answer on the test rows, {@code class} (the true one) and {@code
 *       prediction}; columns {@code probability_NAME} for all classes or none. A row has the same
 *       number, or name, in every run. These runs get the verdict that Graft's own get.
 *   <li>with an {@code epoch}: a point of the learning curve, {@code validation_accuracy} and where
 *       known {@code training_loss}, {@code validation_loss}, {@code seconds} and {@code updates}
 *       so far. The epoch says how many passes were done: 1 after the first, 0 before it.
 *   <li>with neither: the run as a whole, {@code accuracy} on the test rows for a run without row
 *       lines; where known {@code passes}, {@code seconds}, {@code updates}, {@code
 *       trained_parameters}, {@code labels}, {@code kept_epoch} (whose weights were tested), and
 *       {@code failure}, why a run failed, in place of a score.
 * </ul>
 *
 * <p>A run has one test score; it may also stand on the line of the epoch whose weights were
 * tested. {@code split} names the division into training and test rows, and {@code provenance_NAME}
 * any other fact of a run. Scores are fractions. What a table does not say stays unknown; nothing
 * is guessed. A table without a column {@code seed} has one run per arm.
 */
public final class RunsCsv implements Shown {
  private final String source;
  private final String text;
  private final CsvStated options;

  private RunsCsv(String source, String text, CsvStated options) {
    this.source = source;
    this.text = text;
    this.options = options;
  }

  private RunsCsv with(CsvStated other) {
    return new RunsCsv(source, text, other);
  }

  /**
   * A file with a table.
   *
   * @throws IllegalArgumentException if it cannot be read or is not UTF-8
   */
  public static RunsCsv of(Path file) {
    return of(file, CsvOptions.withDefaults());
  }

  /**
   * The same of a file that is written in another way, as tables and sentences may be: separator,
   * encoding, decimal commas, signs that stand for an empty cell; without a header columns are
   * called 1, 2 and so on, for {@link #withColumn}.
   */
  public static RunsCsv of(Path file, CsvOptions options) {
    options.checkOfResults();
    String text = CsvFile.read(file, options.charset());
    return new RunsCsv(String.valueOf(file.getFileName()), text, CsvStated.USUAL.with(options));
  }

  /** A table as text. */
  public static RunsCsv ofText(String text) {
    return ofText("table", text);
  }

  /** The same of a source with a name of its own, which stands in messages. */
  public static RunsCsv ofText(String source, String text) {
    return new RunsCsv(source, text, CsvStated.USUAL);
  }

  /**
   * Runs as a table that {@link #read} reads, Graft's own too.
   *
   * @throws IllegalArgumentException if the runs have different classes
   */
  public static String text(Runs runs) {
    return RunsCsvText.of(runs);
  }

  /** With cells parted by this character; without it, comma, semicolon, tab or bar are found. */
  public RunsCsv withSeparator(char other) {
    return with(options.with(options.cells().withSeparator(other)));
  }

  /**
   * With the test score in a column of another name: the higher, the better; 1 is the best, and
   * scores below 0 are taken.
   *
   * @throws IllegalArgumentException if the name is that of an error or a loss, or does not say
   *     which way it is better
   */
  public RunsCsv withMetric(String column) {
    return with(options.with(CsvMetric.of(column)));
  }

  /**
   * With the test score in a column of another name, in a unit of its own, such as "rmse" with
   * {@link Direction#LOWER_IS_BETTER}. Differences stay arm minus baseline; a verdict helps where
   * the arm is better.
   *
   * @throws IllegalArgumentException if the name says the opposite for certain, as "accuracy" does
   *     of the lower and "rmse" of the higher
   */
  public RunsCsv withMetric(String column, Direction direction) {
    return with(options.with(CsvMetric.of(column, direction)));
  }

  /** With all scores in percent; one with a stated direction is taken as it stands. */
  public RunsCsv inPercent() {
    return with(options.with(CsvUnit.PERCENT));
  }

  /**
   * States all classes, in their order: a class without test rows stands in no line as the true
   * one. Without it, classes are those of the probability columns, or the true ones that occur.
   */
  public RunsCsv withClasses(String... classes) {
    List<String> all = List.of(classes);
    Check.that(
        all.size() >= 2 && all.stream().distinct().count() == all.size(),
        "classes (%s) must be at least 2, each there once; name all that the task has",
        String.join(", ", all));
    return with(options.withClasses(all));
  }

  /** With a column of another name in the file, such as "arm" called "config.method" there. */
  public RunsCsv withColumn(String column, String inFile) {
    boolean known = CsvSchema.COLUMNS.stream().anyMatch(one -> one.name().equals(column));
    Check.that(
        known && !inFile.isBlank(),
        "column '%s' (called '%s') must be one that is read: %s; a fact of a run is called '%sNAME'",
        column,
        inFile,
        String.join(", ", CsvColumns.KNOWN),
        CsvColumns.FACT);
    return with(options.withColumn(column, inFile));
  }

  /**
   * With the learning curve of a run whose answers or score the table holds, from the log that its
   * training wrote: of Keras' CSVLogger, of Lightning's (the lines of an epoch become one), or a
   * trainer_state.json of Hugging Face.
   *
   * @throws IllegalArgumentException if it cannot be read
   */
  public RunsCsv withCurve(String arm, long seed, Path log) {
    return withCurve(arm, seed, String.valueOf(log.getFileName()), CsvFile.read(log));
  }

  /** The same from the log's text; its source stands in messages. */
  public RunsCsv withCurve(String arm, long seed, String source, String log) {
    return with(options.with(new CsvLog(arm, seed, source, CsvText.plain(log))));
  }

  /** Whether a log under this name holds a learning curve: a loss, a validation accuracy. */
  public static boolean isOfCurve(String metric) {
    return CsvLog.isOfCurve(metric) && !CsvSchema.plain(metric).matches("acc(uracy)?");
  }

  /** The columns that are read, as Markdown: a table, then an example. */
  public static String schema() {
    return CsvSchema.text();
  }

  /** States that all runs saw the same training and test rows. */
  public RunsCsv withFixedRows() {
    return withMode(SplitMode.FIXED);
  }

  /** States that each seed has training rows of its own, and all have the same test rows. */
  public RunsCsv withTrainingRowsRedrawn() {
    return withMode(SplitMode.TRAINING_REDRAWN);
  }

  /**
   * States that each seed has training and test rows of its own, drawn from the same data.
   *
   * @param trainingRows per run
   */
  public RunsCsv withAllRowsRedrawn(int trainingRows) {
    Check.atLeast("trainingRows", trainingRows, 1);
    return withMode(SplitMode.ALL_REDRAWN).withFact(Fact.ROWS_TRAINING, trainingRows);
  }

  /**
   * The same of scores that come without their test rows: the interval needs both numbers, since
   * redrawn rows overlap from run to run.
   *
   * @param trainingRows per run
   * @param testRows per run
   */
  public RunsCsv withAllRowsRedrawn(int trainingRows, int testRows) {
    Check.atLeast("testRows", testRows, 1);
    return withAllRowsRedrawn(trainingRows).withFact(Fact.ROWS_TEST, testRows);
  }

  private RunsCsv withMode(SplitMode mode) {
    return withFact(Fact.SPLIT_MODE, mode).withFact(Fact.SPLIT_MODE_SENTENCE, mode.sentence());
  }

  /** States a fact of all runs that Graft knows, such as how rates were found. */
  public <T> RunsCsv withFact(Fact<T> fact, T value) {
    return withFact(fact.name(), fact.text(value));
  }

  /** States a fact of all runs, such as "rates" as "fixed" or "searched"; a column goes before. */
  public RunsCsv withFact(String name, String value) {
    Check.that(!name.isBlank(), "fact ('%s') must have a name; give it one", name);
    return with(options.withFact(name, value));
  }

  /**
   * Reads the table. Looks at the runs are counted in the usual store where it has a ledger already
   * ({@link Looks#usual}), else where {@link Runs#countedIn} says.
   *
   * @throws IllegalArgumentException if something in it is wrong or in doubt; the message says
   *     where
   */
  public Runs read() {
    checkNoJson();
    CsvTable table = CsvText.table(source, text, options.cells());
    CsvExport export = CsvExport.of(table);
    CsvAdvice.check(export, table);
    if (export.isTracked()) {
      CsvTracked.name(table, export, options);
    } else {
      CsvHeaders.name(table, options);
    }
    return new Runs(new CsvReading(table, this).runs().all(), Looks.usual());
  }

  private void checkNoJson() {
    if (CsvLog.isJson(text)) {
      throw CsvAdvice.ofJson(source, text);
    }
  }

  CsvStated options() {
    return options;
  }

  /** What is known of all runs. */
  Map<String, String> facts(String score) {
    Map<String, String> all = new TreeMap<>();
    all.put(Fact.RESULTS.name(), source);
    all.put(Fact.RESULTS_HASH.name(), Sha256.of(text));
    all.put(Fact.GRAFT.name(), Version.NUMBER);
    String sentence = Fact.SPLIT_MODE_SENTENCE.name();
    all.put(sentence, "which rows change with the seed is not stated");
    all.putAll(options.facts());
    if (!score.isEmpty() && !score.equals(CsvColumns.ACCURACY)) {
      all.put(Fact.METRIC.name(), score);
      options
          .metric()
          .stated()
          .filter(Direction.LOWER_IS_BETTER::equals)
          .ifPresent(lower -> all.put(Fact.METRIC_DIRECTION.name(), lower.toString()));
      all.put(
          sentence, Text.format("the score is '%s', not accuracy; %s", score, all.get(sentence)));
    }
    return all;
  }

  @Override
  public String toString() {
    return Text.format("table of results %s; read() makes runs of it", source);
  }
}
