package dev.graft.tracker;

import dev.graft.csv.RunsCsv;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Direction;
import dev.graft.run.Runs;
import dev.graft.show.Shown;
import java.util.function.UnaryOperator;

/**
 * The runs of an experiment on a server, with what their reader must know. Runs that Graft logged
 * come back whole, as they were. Those of others, logged by hand or by autolog, are read as a
 * {@link RunsCsv} reads an export of MLflow, so that they get the same verdicts and flags: a test
 * score per run, or where each has logged a table of answers ({@link #withAnswers}), row by row.
 *
 * <p>Columns are called as {@code mlflow.search_runs} calls them: {@code params.NAME}, {@code
 * metrics.NAME}, {@code tags.NAME}; a run's name is {@code tags.mlflow.runName}. Without other
 * words the arm is {@code tags.arm} and the seed {@code params.seed}.
 */
public final class MlflowRuns implements Shown {
  private final MlflowAccess access;
  private final String experiment;
  private final Asked asked;

  /**
   * What was asked for.
   *
   * @param filter in MLflow's words; empty for all runs
   * @param answers the table with answers that each run holds; empty for scores
   * @param curves whether histories of metrics are read
   * @param options of the table that the runs of others become
   */
  record Asked(
      String arm,
      String seed,
      String filter,
      String answers,
      boolean curves,
      UnaryOperator<RunsCsv> options) {
    static final Asked USUAL =
        new Asked(
            MlflowRun.TAG + MlflowLogging.ARM,
            MlflowRun.PARAMETER + MlflowLogging.SEED,
            "",
            "",
            true,
            UnaryOperator.identity());
  }

  MlflowRuns(MlflowAccess access, String experiment, Asked asked) {
    this.access = access;
    this.experiment = experiment;
    this.asked = asked;
  }

  private MlflowRuns with(Asked other) {
    return new MlflowRuns(access, experiment, other);
  }

  private static String column(String name) {
    Check.that(
        name.matches("(params|metrics|tags)\\..+"),
        "column (%s) must be one of a run: params.NAME, metrics.NAME or tags.NAME",
        name);
    return name;
  }

  /**
   * With the arm in another column, such as {@code tags.mlflow.runName} or {@code params.model}.
   */
  public MlflowRuns withArm(String column) {
    return with(
        new Asked(
            column(column),
            asked.seed(),
            asked.filter(),
            asked.answers(),
            asked.curves(),
            asked.options()));
  }

  /** With the seed in another column, such as {@code params.random_state}. */
  public MlflowRuns withSeed(String column) {
    return with(
        new Asked(
            asked.arm(),
            column(column),
            asked.filter(),
            asked.answers(),
            asked.curves(),
            asked.options()));
  }

  /** With those runs alone that meet a condition, in MLflow's words: {@code "tags.study = 'a'"}. */
  public MlflowRuns withFilter(String filter) {
    return with(
        new Asked(
            asked.arm(), asked.seed(), filter, asked.answers(), asked.curves(), asked.options()));
  }

  /**
   * With the answers on the test rows that each run has logged as a table ({@code
   * mlflow.log_table}, or {@code eval_results_table.json} of {@code mlflow.evaluate}), which give
   * the full verdict. Its columns are read under the names that {@link RunsCsv} knows; without a
   * column that numbers the rows they count in the table's order, which must then be the same in
   * every run: a row whose true class is another in another run is refused. A column of another
   * name is called {@code answers.NAME}: {@code withTable(table -> table.withColumn("prediction",
   * "answers.outputs"))}.
   */
  public MlflowRuns withAnswers(String table) {
    Check.that(!table.isBlank(), "table (%s) must be the name of a file; give it", table);
    return with(
        new Asked(
            asked.arm(), asked.seed(), asked.filter(), table, asked.curves(), asked.options()));
  }

  /**
   * Without learning curves, which cost a request per metric and run. With them the step of a
   * metric counts as the epoch, from 0 or 1, unless the run has a metric {@code epoch}.
   */
  public MlflowRuns withoutCurves() {
    return with(
        new Asked(
            asked.arm(), asked.seed(), asked.filter(), asked.answers(), false, asked.options()));
  }

  /** With the test score in this metric: the higher, the better; as {@link RunsCsv#withMetric}. */
  public MlflowRuns withMetric(String metric) {
    return withTable(table -> table.withMetric(bare(metric)));
  }

  /** The same in a unit of its own, such as "rmse" with {@link Direction#LOWER_IS_BETTER}. */
  public MlflowRuns withMetric(String metric, Direction direction) {
    return withTable(table -> table.withMetric(bare(metric), direction));
  }

  private static String bare(String metric) {
    return metric.startsWith(MlflowRun.METRIC)
        ? metric.substring(MlflowRun.METRIC.length())
        : metric;
  }

  /**
   * With whatever else {@link RunsCsv} can be told of the runs of others, such as {@code table ->
   * table.withFixedRows()} or {@code table -> table.inPercent()}.
   */
  public MlflowRuns withTable(UnaryOperator<RunsCsv> options) {
    UnaryOperator<RunsCsv> before = asked.options();
    return with(
        new Asked(
            asked.arm(),
            asked.seed(),
            asked.filter(),
            asked.answers(),
            asked.curves(),
            table -> options.apply(before.apply(table))));
  }

  /**
   * Reads the runs, in the order in which they were begun. Those that still run are left out, and a
   * notice says so.
   *
   * @throws IllegalArgumentException if there is no such experiment, or something in its runs is
   *     wrong or in doubt
   * @throws TrackerException if the server is down, slow, refuses or does not answer as one
   */
  public Runs read() {
    MlflowRest rest = new MlflowRest(access);
    MlflowExperiment found = MlflowExperiment.of(rest, access, experiment);
    return new MlflowReading(rest, found, asked).read(experiment);
  }

  @Override
  public String toString() {
    return Text.format(
        "runs of experiment '%s' of %s, arms in %s, seeds in %s; read() fetches them",
        experiment, access.name(), asked.arm(), asked.seed());
  }
}
