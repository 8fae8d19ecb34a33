package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.BudgetRuns;
import dev.graft.run.Runs;
import dev.graft.show.Shown;
import dev.graft.stats.Interval;
import dev.graft.stats.SeedBootstrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * The arms at several numbers of training rows: who is ahead with how many labels, where the
 * baseline catches up, and how many labels transfer saves. Each answer is for these test rows, with
 * the same passes at each number of rows; its intervals describe and are not corrected for their
 * number.
 */
public final class DataBudget implements Shown {
  /** Any number would do; a fixed one makes a cell that is run twice show the same. */
  public static final long DEFAULT_SEED = 1;

  static final String NO_SEED =
      "seeds with which '%s' and '%s' ended well at every number of rows (0) must be at least 1; see"
          + " what failed in the runs";

  private final BudgetRuns budgets;
  private final String baseline;
  private final long seed;

  private DataBudget(BudgetRuns budgets, String baseline, long seed) {
    this.budgets = budgets;
    this.baseline = baseline;
    this.seed = seed;
  }

  /**
   * Runs that wait for the name of their baseline.
   *
   * @param budgets runs of the same arms and seeds at each number of rows
   */
  public record Unjudged(BudgetRuns budgets) {
    /** Checks that the steps can be compared at all. */
    public Unjudged {
      SameSteps.check(budgets);
    }

    /** The curve of every other arm beside that of this one. */
    public DataBudget against(String baseline) {
      List<String> arms = budgets.steps().get(0).runs().arms();
      Check.oneOf("arm", baseline, arms);
      for (BudgetRuns.Step step : budgets.steps()) {
        arms.stream()
            .filter(arm -> !arm.equals(baseline))
            .forEach(arm -> Matched.checkSameSeeds(step.runs(), arm, baseline));
      }
      return new DataBudget(budgets, baseline, DEFAULT_SEED);
    }

    @Override
    public String toString() {
      List<String> arms = budgets.steps().get(0).runs().arms();
      return Text.format(
          "runs of %s at %s training rows per class; name the baseline with against(\"%s\")",
          String.join(", ", arms), budgets.rowsPerClass(), arms.get(0));
    }
  }

  /**
   * Takes the runs.
   *
   * @throws IllegalArgumentException if the steps have other arms, seeds, data or test rows
   */
  public static Unjudged of(BudgetRuns budgets) {
    return new Unjudged(budgets);
  }

  /** The same with other draws of the bootstrap. */
  public DataBudget withSeed(long other) {
    return new DataBudget(budgets, baseline, other);
  }

  /** The arm that the others are compared with. */
  public String baseline() {
    return baseline;
  }

  /** What the scores are called and which way they are better. */
  public Yardstick yardstick() {
    return Yardstick.of(budgets.steps().get(0).runs());
  }

  /** What answers without looking reach; empty where the score is no accuracy. */
  public Optional<Guessing> guessing() {
    return Guessing.of(
        yardstick(), budgets.steps().stream().flatMap(step -> step.runs().all().stream()));
  }

  /** All arms, in the experiment's order. */
  public List<String> arms() {
    return budgets.steps().get(0).runs().arms();
  }

  /** The numbers of training rows of each class, rising. */
  public List<Integer> rowsPerClass() {
    return budgets.rowsPerClass();
  }

  /** Every arm at every number of rows, from few to many. */
  public List<BudgetPoint> points() {
    List<BudgetPoint> points = new ArrayList<>();
    for (BudgetRuns.Step step : budgets.steps()) {
      arms().forEach(arm -> points.add(point(step, arm)));
    }
    return points;
  }

  private BudgetPoint point(BudgetRuns.Step step, String arm) {
    Runs runs = step.runs();
    double[] accuracies =
        runs.arm(arm).stream()
            .filter(run -> !run.failed())
            .mapToDouble(run -> run.test().accuracy())
            .toArray();
    Optional<Interval> difference =
        arm.equals(baseline)
            ? Optional.empty()
            : new PairedCurves(arm, baseline, Pairs.endedWell(runs, arm, baseline))
                .of(CurveMetric.Kind.NEGATIVE_TRANSFER_GAP)
                .change()
                .map(gap -> yardstick().lowerIsBetter() ? gap : gap.negated());
    return new BudgetPoint(
        step.rowsPerClass(),
        arm,
        Pairs.mean(accuracies),
        Measured.overSeeds(accuracies).map(i -> yardstick().share() ? i.within(0, 1) : i),
        difference,
        accuracies.length);
  }

  private BudgetGrid grid(String arm) {
    Check.that(!arm.equals(baseline), "arm '%s' is the baseline itself; name another arm", arm);
    BudgetGrid grid = BudgetGrid.of(budgets, Check.oneOf("arm", arm, arms()), baseline);
    Check.that(grid.seeds() > 0, NO_SEED, arm, baseline);
    return grid;
  }

  /** Where the baseline catches up with an arm, or the arm with the baseline. */
  public Crossover crossover(String arm) {
    BudgetGrid grid = grid(arm);
    double[] every = grid.alike();
    Crossover.Kind kind = Crossover.kind(grid, every);
    boolean behind = kind == Crossover.Kind.OVERTAKES || kind == Crossover.Kind.BEHIND;
    ToDoubleFunction<double[]> crossing = behind ? grid::comesToLead : grid::fallsBehind;
    Optional<SeedBootstrap.Range> interval =
        kind == Crossover.Kind.SEVERAL ? Optional.empty() : interval(grid, crossing);
    return new Crossover(
        arm,
        baseline,
        kind,
        fewest(),
        most(),
        grid.crossings(every),
        interval,
        interval.isPresent() ? agreeing(grid, kind) : Double.NaN,
        grid.seeds(),
        training(arm).ofCrossover(grid));
  }

  // Seeded as for the interval, so that both speak of the same draws.
  private double agreeing(BudgetGrid grid, Crossover.Kind kind) {
    double[] share = new double[1];
    ToDoubleFunction<double[]> count =
        weights -> share[0] += Crossover.kind(grid, weights) == kind ? 1 : 0;
    SeedBootstrap.withDefaults().of(grid.seeds(), count, new Random(seed));
    return share[0] / SeedBootstrap.DEFAULT_RESAMPLES;
  }

  /** What the baseline needs to be as good as an arm with so many training rows per class. */
  public LabelsSaved labelsSaved(String arm, int rows) {
    BudgetGrid grid = grid(arm);
    int budget = rowsPerClass().indexOf(rows);
    Check.that(
        budget >= 0,
        "training rows per class (%d) must be one of %s, where runs were made",
        rows,
        rowsPerClass());
    double needed = grid.needed(budget, grid.alike());
    return new LabelsSaved(
        arm,
        baseline,
        rows,
        needed,
        interval(grid, weights -> grid.needed(budget, weights)),
        fewest(),
        most(),
        training(arm).ofSaved(rows, needed, rowsPerClass()));
  }

  private BudgetTraining training(String arm) {
    return BudgetTraining.of(budgets, arm, baseline);
  }

  private Optional<SeedBootstrap.Range> interval(
      BudgetGrid grid, ToDoubleFunction<double[]> statistic) {
    return grid.seeds() < 2
        ? Optional.empty()
        : Optional.of(SeedBootstrap.withDefaults().of(grid.seeds(), statistic, new Random(seed)));
  }

  private int fewest() {
    return rowsPerClass().get(0);
  }

  private int most() {
    return rowsPerClass().get(rowsPerClass().size() - 1);
  }

  /** A sentence on the crossover of each arm, who was not trained out, and what failed. */
  public List<String> sentences() {
    return new BudgetSheet(this, budgets).sentences();
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(new BudgetSheet(this, budgets).sheet());
  }

  @Override
  public String toString() {
    return new BudgetSheet(this, budgets).sheet().text();
  }
}
