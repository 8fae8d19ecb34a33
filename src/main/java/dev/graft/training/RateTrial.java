package dev.graft.training;

import dev.graft.data.Rows;
import dev.graft.internal.Check;
import dev.graft.internal.Seeds;
import dev.graft.internal.Text;
import dev.graft.model.Head;
import dev.graft.model.Weights;
import dev.graft.recipe.Phase;
import dev.graft.recipe.Recipe;
import dev.graft.run.RateCurve;
import dev.graft.run.RateCurve.End;
import dev.graft.run.Solver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of a {@link RateFinder}. */
final class RateTrial {
  private final RateFinder finder;
  private final Plan plan;
  private final List<Double> rates = new ArrayList<>();
  private final List<Double> losses = new ArrayList<>();
  private double moving;
  private double lowest = Double.POSITIVE_INFINITY;

  private RateTrial(RateFinder finder, Plan plan) {
    this.finder = finder;
    this.plan = plan;
  }

  static RateCurve of(RateFinder finder, Plan asked, RunSetting setting) {
    Check.that(
        asked.network().head().kind() == Head.Kind.LINEAR,
        "a head of kind %s has no rate to find: it is not trained",
        asked.network().head().kind());
    Recipe recipe = asked.recipe();
    List<Double> rates =
        new ArrayList<>(
            recipe.phases().stream()
                .filter(phase -> phase.solver() == Solver.GRADIENT)
                .map(Phase::rate)
                .toList());
    Check.that(
        !rates.isEmpty(),
        "recipe (%s) must make gradient steps for a rate to be found: a solved head has none",
        recipe);
    rates.set(rates.size() - 1, 1.0);
    Plan plan = new Plan(asked.split(), asked.network(), recipe.withRates(rates), asked.seed());
    Optional<Trained> before = before(asked, setting);
    RateTrial trial = new RateTrial(finder, plan);
    End end = trial.run(before, setting);
    return new RateCurve(
        "",
        Text.format("%s, seed %d", recipe.lastPhase().what(), asked.seed()),
        trial.rates,
        trial.losses,
        end);
  }

  /** What the earlier phases come to. */
  private static Optional<Trained> before(Plan plan, RunSetting setting) {
    return plan.continued().map(first -> Training.run(first, before(first, setting), setting));
  }

  private End run(Optional<Trained> before, RunSetting setting) {
    RunRows run = RunRows.of(plan);
    Rows rows = run.rows();
    Weights origin = plan.network().initialWeights(plan.seed());
    Weights start =
        origin.with(
            before.map(Trained::tensors).orElseGet(() -> Statistics.of(plan, rows.training())));
    FrozenPart part =
        new FrozenPart(
            plan.split().data(), plan.network().base(), start, plan.recipe().augmentation());
    int cached = setting.features().fitting(part, plan.cut(), run.seen().size());
    Activations inputs =
        ChangedFeatures.of(plan, setting.features().activations(part, cached, run.seen()));
    try (LiveRun live = new LiveRun(plan, start, cached)) {
      return steps(live, live.optimiser(origin), inputs, rows.training());
    }
  }

  private End steps(LiveRun live, Descent optimiser, Activations inputs, List<Integer> rows) {
    List<List<Integer>> batches = new ArrayList<>();
    live.passStarts(1, finder.steps(), inputs);
    for (int step = 0; step < finder.steps(); step++) {
      Interruption.check();
      if (batches.isEmpty()) {
        List<Integer> order = Seeds.shuffled(rows, plan.seed(), "rate finder " + step);
        batches.addAll(Batches.of(order, plan.recipe().batchSize()));
      }
      live.nextUpdate(step + 1);
      double rate = finder.rate(step);
      float loss = live.step(optimiser, inputs, Batch.of(batches.remove(0)), rate);
      if (!keep(rate, loss)) {
        return End.DIVERGED;
      }
    }
    return End.HIGHEST_RATE;
  }

  /** Takes a step's loss on; false where it is far above the lowest. */
  private boolean keep(double rate, double loss) {
    moving = RateFinder.SMOOTHING * moving + (1 - RateFinder.SMOOTHING) * loss;
    double smoothed = moving / (1 - Math.pow(RateFinder.SMOOTHING, losses.size() + 1));
    boolean near = Double.isFinite(smoothed) && smoothed <= RateFinder.FAR_ABOVE * lowest;
    if (near) {
      rates.add(rate);
      losses.add(smoothed);
      lowest = Math.min(lowest, smoothed);
    }
    return near;
  }
}
