package dev.graft.training;

import dev.graft.data.Rows;
import dev.graft.internal.Seeds;
import dev.graft.model.Head;
import dev.graft.model.Weights;
import dev.graft.recipe.Phase;
import dev.graft.recipe.RateSearch;
import dev.graft.recipe.StopLoss;
import dev.graft.run.Checkpoint;
import dev.graft.run.FailureKind;
import dev.graft.run.Point;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;

/**
 * One run: the jumpstart, the passes over the training rows, the best of them on validation kept,
 * the test rows once at the end. The same plan gives the same bits, whatever runs beside it.
 */
public final class Training implements AutoCloseable {
  private final Plan plan;
  private final Optional<Trained> before;
  private final RunListener listener;
  private final KeptPasses keeping;
  private final RunRows seen;
  private final Rows rows;
  private final Weights reEstimated;
  private final Weights origin;
  private final Activations inputs;
  private final LiveRun live;
  private final Evaluation evaluation;
  private final GrowingCurve curve;
  private final double passesBefore;
  private double seconds;
  private long updates;
  private String failure = "";
  private Optional<SolvedHead> solved = Optional.empty();

  private Training(Plan plan, Optional<Trained> before, RunSetting setting) {
    this.plan = plan;
    this.before = before;
    listener = setting.listener();
    keeping = new KeptPasses(plan, setting.checkpoints());
    seen = RunRows.of(plan);
    rows = seen.rows();
    reEstimated = before.isEmpty() ? Statistics.of(plan, rows.training()) : Weights.none();
    origin = plan.network().initialWeights(plan.seed());
    Weights start = origin.with(before.map(Trained::tensors).orElse(reEstimated));
    FrozenPart part =
        new FrozenPart(
            plan.split().data(), plan.network().base(), start, plan.recipe().augmentation());
    int cached = setting.features().fitting(part, plan.cut(), seen.seen().size());
    MixupCheck.check(plan.recipe(), plan.network().base().input(), cached);
    inputs = ChangedFeatures.of(plan, setting.features().activations(part, cached, seen.seen()));
    live = new LiveRun(plan, start, cached);
    evaluation = new Evaluation(plan, live, inputs);
    curve = new GrowingCurve(plan.recipe().objective().monitor());
    before.ifPresent(b -> curve.begin(b.run()));
    before
        .filter(b -> b.run().failed())
        .ifPresent(b -> failure = FailureKind.CONTINUED_FAILED.mark() + b.run().failure());
    passesBefore = before.map(b -> b.run().budget().passes()).orElse(0.0);
    updates = before.map(b -> b.run().budget().updates()).orElse(0L);
    seconds =
        before
            .map(b -> b.run().budget().seconds())
            .orElse(inputs.secondsPerRow() * seen.copied().size());
  }

  /**
   * Computes a run.
   *
   * @param before the finished run that it continues; empty unless the recipe has several phases
   */
  public static Trained run(Plan plan, Optional<Trained> before, RunListener listener) {
    return run(plan, before, listener, FeatureCache.shared());
  }

  /** Computes a run with another cache for what frozen stages answer. */
  public static Trained run(
      Plan plan, Optional<Trained> before, RunListener listener, FeatureCache cache) {
    return run(plan, before, new RunSetting(listener, cache, Optional.empty()));
  }

  /** Computes a run, or what is left of it where it was stopped. */
  public static Trained run(Plan plan, Optional<Trained> before, RunSetting setting) {
    if (plan.network().head().kind() == Head.Kind.LINEAR) {
      RateSearch.checkDone(plan.recipe());
    }
    if (plan.network().head().kind() == Head.Kind.MAJORITY_CLASS) {
      return MajorityClass.run(plan);
    }
    if (plan.network().head().kind() == Head.Kind.OLD_ANSWERS) {
      return GivenAnswers.run(plan, setting.features());
    }
    try (Training training = new Training(plan, before, setting)) {
      return training.toItsEnd();
    }
  }

  private Trained toItsEnd() {
    try {
      return run();
    } catch (CancellationException e) {
      keeping.stopped();
      throw e;
    }
  }

  private Trained run() {
    boolean trains = failure.isEmpty() && plan.network().head().kind() == Head.Kind.LINEAR;
    Optional<Snapshot> stopped = trains ? keeping.found() : Optional.empty();
    Weights kept = live.weights();
    if (before.isEmpty() && stopped.isEmpty()) {
      kept = jumpstart(kept);
    }
    Optional<PhaseStart> began =
        trains ? PhaseStart.of(plan, evaluation, rows.training(), kept) : Optional.empty();
    if (trains) {
      kept = plan.solves() ? solve() : train(kept, stopped);
    }
    audit();
    live.restore(kept);
    Weights tensors = before.map(Trained::tensors).orElse(reEstimated).with(kept);
    Adapted adapted = new Adapted(plan, origin.with(tensors));
    tensors = tensors.with(adapted.statistics());
    Predictions test =
        failure.isEmpty()
            ? adapted.test(rows.test(), evaluation)
            : Outcomes.none(plan.split().data());
    Outcomes.Cost cost =
        new Outcomes.Cost(
            before.map(Trained::run), seconds, updates, live.trainedParameters(), rows, failure);
    Run answered = curve.told(Outcomes.run(plan, curve.curve(), test, cost));
    Run run = SolvedHead.told(answered, solved, before.map(Trained::run));
    Weights end = kept;
    return new Trained(began.map(start -> start.told(run, end)).orElse(run), tensors);
  }

  private Weights solve() {
    listener.runStarted(plan, curve.points());
    long start = System.nanoTime();
    SolvedHead head = SolvedHead.of(plan, seen, live, inputs);
    seconds += (System.nanoTime() - start) / 1e9;
    live.restore(head.weights());
    Evaluation.Quality quality = evaluation.of(rows.validation());
    Point point =
        new Point(
            passesBefore,
            updates,
            seconds,
            head.model().loss(),
            quality.loss(),
            quality.accuracy());
    curve.add(point, quality.score());
    curve.chooseLast();
    listener.passEnded(plan, point);
    solved = Optional.of(head);
    return live.weights();
  }

  /** A run in which a frozen tensor moved is a failed one. */
  private void audit() {
    try {
      live.audit();
    } catch (FreezeAudit.Moved e) {
      failure = e.getMessage();
    }
  }

  /**
   * The first point of the curve: the nearest class mean, before any gradient step, at the seconds
   * that the training rows' way through the frozen part took.
   */
  private Weights jumpstart(Weights start) {
    float[][] training = live.features(inputs, rows.training());
    float[][] validation = live.features(inputs, rows.validation());
    List<Integer> labels = rows.training().stream().map(this::label).toList();
    NearestMean nearest = new NearestMean(training, labels, plan.network().head().classes().size());
    int[] answers = nearest.answers(validation);
    double accuracy = NearestMean.accuracy(answers, i -> label(rows.validation().get(i)));
    curve.add(
        new Point(0, 0, seconds, Double.NaN, Double.NaN, accuracy),
        evaluation.score(rows.validation(), answers, accuracy));
    boolean answer = plan.network().head().kind() == Head.Kind.NEAREST_MEAN;
    return answer ? start.with(Head.weights(nearest.matrix(), nearest.bias())) : start;
  }

  private int label(int row) {
    return plan.split().data().label(row);
  }

  private Weights train(Weights start, Optional<Snapshot> stopped) {
    if (plan.recipe().lastPhase().guard().stopLoss() == StopLoss.FALL_BACK) {
      curve.choose(before.orElseThrow().run().curve().chosen());
    }
    stopped.ifPresent(snapshot -> live.restore(snapshot.live()));
    Descent optimiser = live.optimiser(origin);
    stopped.ifPresent(snapshot -> resume(snapshot, optimiser));
    listener.runStarted(plan, curve.points());
    return train(optimiser, stopped.map(Snapshot::kept).orElse(start), stopped);
  }

  /** Goes on where the run was when it was stopped, so that it ends as if it had not been. */
  private void resume(Snapshot snapshot, Descent optimiser) {
    Checkpoint state = snapshot.state();
    optimiser.resume(Math.toIntExact(state.updates() - updates), snapshot.moments());
    live.skip(state.drawn());
    curve.resume(state);
    updates = state.updates();
    seconds = state.seconds();
  }

  private Weights train(Descent optimiser, Weights start, Optional<Snapshot> stopped) {
    Weights kept = start;
    int done = stopped.map(snapshot -> snapshot.state().pass()).orElse(0);
    int first = curve.size() - 1 - done;
    Phase phase = plan.recipe().lastPhase();
    for (int pass = done + 1; pass <= phase.passes() && !outOfPatience(first); pass++) {
      double loss = pass(optimiser, pass);
      Evaluation.Quality quality = evaluation.of(rows.validation());
      Point point =
          new Point(
              passesBefore + pass, updates, seconds, loss, quality.loss(), quality.accuracy());
      curve.add(point, quality.score());
      listener.passEnded(plan, point);
      Optional<String> diverged = Outcomes.diverged(point, pass);
      if (diverged.isPresent()) {
        failure = diverged.get();
        return kept;
      }
      if (plan.recipe().objective().lastPassKept() || curve.better()) {
        curve.chooseLast();
        kept = live.weights();
      }
      keep(optimiser, pass, kept);
    }
    return kept;
  }

  private void keep(Descent optimiser, int pass, Weights kept) {
    keeping.passEnded(
        () ->
            new Snapshot(
                new Checkpoint(
                    plan.key(),
                    KeptPasses.madeWith(),
                    pass,
                    curve.points(),
                    curve.scores(),
                    curve.best(),
                    updates,
                    seconds,
                    live.drawn()),
                curve.bestIsLast() ? kept : live.weights(),
                kept,
                optimiser.moments()));
  }

  /** Whether too many passes have gone by since the best of those behind the first point. */
  private boolean outOfPatience(int first) {
    int patience = plan.recipe().lastPhase().guard().patience();
    return patience > 0 && curve.pointsSinceBest(first) >= patience;
  }

  private double pass(Descent optimiser, int pass) {
    String purpose = "order " + plan.recipe().phases().size() + " " + pass;
    RandomGenerator copies = Seeds.generator(plan.seed(), "copies of " + purpose);
    List<Integer> order = seen.drawn(Seeds.shuffled(rows.training(), plan.seed(), purpose), copies);
    long start = System.nanoTime();
    double total = 0;
    int ofPass = 0;
    double alpha = plan.recipe().objective().mixup();
    RandomGenerator mixing = Seeds.generator(plan.seed(), "mixing of " + purpose);
    List<List<Integer>> batches = Batches.of(order, plan.recipe().batchSize());
    live.passStarts(pass, batches.size(), inputs);
    for (List<Integer> batch : batches) {
      Interruption.check();
      live.nextUpdate(++ofPass);
      Batch mixed = alpha > 0 ? Batch.mixed(batch, alpha, mixing) : Batch.of(batch);
      double factor = plan.recipe().lastPhase().factor(optimiser.steps(), batches.size());
      total += live.step(optimiser, inputs, mixed, factor) * batch.size();
      updates++;
    }
    seconds += (System.nanoTime() - start) / 1e9;
    return total / order.size();
  }

  @Override
  public void close() {
    live.close();
  }
}
