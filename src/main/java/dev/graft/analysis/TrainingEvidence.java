package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.internal.Tolerance;
import dev.graft.run.ControlKind;
import dev.graft.run.Fact;
import dev.graft.run.Monitor;
import dev.graft.run.Point;
import dev.graft.run.Rates;
import dev.graft.run.Run;
import dev.graft.run.SplitMode;
import dev.graft.stats.Estimate;
import dev.graft.stats.SeedInterval;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * Finds what speaks against an arm's being trained out. Differences of validation accuracy are
 * paired over the seeds: Student's t at 95%, one-sided, whose variance is never below what the
 * validation rows alone bring, so that one row of twenty in two seeds is no evidence. The bounds
 * were chosen by TrainedOutCalibration, on the pairs that it does not keep aside.
 */
final class TrainingEvidence {
  /** A rise of validation accuracy over the last half that is worth more training. */
  static final double RISE = 0.01;

  /** A fall of the training loss over the last half that is, in nats. */
  static final double FALL = 0.1;

  /** A best pass behind this share of the passes is among the last ones. */
  static final double LATE = 0.7;

  /** With fewer gradient steps no arm of the calibration was trained out. */
  static final int FEW_UPDATES = 10;

  /** How methods are called that train on the source alone: AdaBN moves statistics afterwards. */
  private static final List<String> ON_SOURCE_ALONE = List.of("source only", "AdaBN");

  /** Both tails together of a one-sided 95%. */
  private static final double CONFIDENCE = 0.9;

  /** With two runs t must reach 6.3 to be clear: that nothing was clear then says nothing. */
  static final int LEAST_RUNS = 3;

  private final List<Run> runs;
  private final List<LastPhase> phases;
  private final List<LastPhase> longEnough;

  private TrainingEvidence(List<Run> runs) {
    this.runs = runs;
    phases = runs.stream().map(LastPhase::of).toList();
    longEnough = phases.stream().filter(LastPhase::enough).toList();
  }

  /** Judges the runs of one arm, at least one. */
  static TrainedOut of(List<Run> all) {
    String arm = all.get(0).arm();
    List<Run> good = all.stream().filter(run -> Failures.of(run).isEmpty()).toList();
    boolean elsewhere = good.stream().anyMatch(Elsewhere::made);
    TrainedOut.State best = elsewhere ? TrainedOut.State.UNKNOWN : TrainedOut.State.YES;
    if (!good.isEmpty() && good.stream().allMatch(TrainingEvidence::solved)) {
      return answer(arm, SolvedEvidence.of(good), best);
    }
    if (!good.isEmpty() && good.stream().allMatch(TrainingEvidence::nothingToTrain)) {
      return new TrainedOut(arm, TrainedOut.State.NONE, List.of());
    }
    boolean known = good.size() > 1 && good.stream().allMatch(TrainingEvidence::known);
    if (!known) {
      return new TrainedOut(arm, TrainedOut.State.UNKNOWN, List.of());
    }
    boolean unseen = good.size() < LEAST_RUNS || good.stream().anyMatch(TrainingEvidence::adapts);
    TrainedOut.State seen = unseen ? TrainedOut.State.UNKNOWN : best;
    return answer(arm, new TrainingEvidence(good).byGradient(), seen);
  }

  /**
   * The answer.
   *
   * @param best where nothing speaks against it
   */
  private static TrainedOut answer(
      String arm, List<TrainedOut.Evidence> evidence, TrainedOut.State best) {
    return new TrainedOut(arm, evidence.isEmpty() ? best : TrainedOut.State.NO, evidence);
  }

  /** Whether nothing was done to the head but to solve it. */
  static boolean solved(Run run) {
    return run.states(Fact.SOLVER) && run.budget().updates() == 0;
  }

  /** Whether no more than further seeds is needed to know it. */
  static boolean lacksSeedsAlone(List<Run> arm) {
    List<Run> good = arm.stream().filter(run -> Failures.of(run).isEmpty()).toList();
    return good.size() < LEAST_RUNS
        && good.stream().allMatch(run -> known(run) && !Elsewhere.made(run) && !adapts(run));
  }

  /** What an adaptation still gains on the target, rows of the source do not show. */
  private static boolean adapts(Run run) {
    String method = run.text(Fact.METHOD);
    return ColumnRows.onSource(run) && ON_SOURCE_ALONE.stream().noneMatch(method::startsWith);
  }

  static boolean nothingToTrain(Run run) {
    return run.fact(Fact.RATES).filter(Rates.NONE::equals).isPresent() && !Elsewhere.made(run)
        || run.fact(Fact.CONTROL).filter(ControlKind.MAJORITY_CLASS::equals).isPresent();
  }

  /** Whether a run says how it was trained; a table from elsewhere seldom does. */
  private static boolean known(Run run) {
    List<Point> points = LastPhase.of(run).points();
    return run.fact(Fact.RATES).isPresent()
        && !points.isEmpty()
        && points.stream().allMatch(point -> Double.isFinite(point.validationAccuracy()));
  }

  private List<TrainedOut.Evidence> byGradient() {
    return Stream.of(
            belowJumpstart(),
            rising(),
            falling(),
            BehindSolvedHead.evidence(runs, longEnough),
            atEdge(),
            RateTooHigh.evidence(runs, phases),
            runs.stream().anyMatch(Elsewhere::made)
                ? Optional.<TrainedOut.Evidence>empty()
                : TooShort.evidence(phases),
            fewUpdates(),
            BodyMoved.evidence(runs))
        .flatMap(Optional::stream)
        .toList();
  }

  static Optional<TrainedOut.Evidence> evidence(
      TrainedOut.Reason reason, double number, String words, Object... values) {
    return Optional.of(new TrainedOut.Evidence(reason, number, Text.format(words, values)));
  }

  /** The kept weights and the class means are two ways to answer: their doubts add up. */
  private Optional<TrainedOut.Evidence> belowJumpstart() {
    if (!runs.stream().allMatch(TrainingEvidence::hasJumpstart)) {
      return Optional.empty();
    }
    double[] lacks = each(run -> first(run) - kept(run));
    Estimate lack = estimate(lacks, each(run -> doubt(first(run)) + doubt(kept(run))));
    return clear(lack)
        ? evidence(
            TrainedOut.Reason.BELOW_JUMPSTART,
            lack.mean(),
            "ends %s below its own nearest class mean (%s)",
            Words.amount(lack.mean()),
            Text.count(runs.size(), "seed"))
        : Optional.empty();
  }

  private static boolean hasJumpstart(Run run) {
    return run.curve().points().get(0).passes() == 0 && Double.isFinite(first(run));
  }

  private static double first(Run run) {
    return run.monitored().get(0);
  }

  private static double kept(Run run) {
    return run.monitoredBest();
  }

  private static double doubt(double share) {
    return share * (1 - share);
  }

  /** At least as many answers changed as were gained: McNemar's variance where none was lost. */
  private Optional<TrainedOut.Evidence> rising() {
    if (!goesOn()) {
      return Optional.empty();
    }
    double[] rises = inHalf(LastPhase::scoreInHalf);
    double[] doubts = new double[rises.length];
    java.util.Arrays.setAll(doubts, i -> doubt(Math.min(1, Math.abs(rises[i]))));
    Estimate rise = estimate(rises, doubts);
    return Tolerance.atLeast(rise.mean(), RISE) && clear(rise)
        ? evidence(
            TrainedOut.Reason.STILL_RISING,
            rise.mean(),
            "still gained %s of validation %s in the last half of its passes",
            Words.amount(rise.mean()),
            runs.get(0).fact(Fact.MONITOR).orElse(Monitor.ACCURACY))
        : Optional.empty();
  }

  /** The training loss, since that of validation falls and rises with the sureness of answers. */
  private Optional<TrainedOut.Evidence> falling() {
    if (!goesOn() || !bestIsLate()) {
      return Optional.empty();
    }
    double[] falls = inHalf(phase -> -phase.riseInHalf(Point::trainingLoss));
    if (!java.util.Arrays.stream(falls).allMatch(Double::isFinite)) {
      return Optional.empty();
    }
    Estimate fall = estimate(falls, new double[falls.length]);
    return Tolerance.atLeast(fall.mean(), FALL * Learned.evenness(runs)) && clear(fall)
        ? evidence(
            TrainedOut.Reason.LOSS_STILL_FALLING,
            fall.mean(),
            "was best at one of its last passes while its training loss still fell, by %.3f in"
                + " the last half",
            fall.mean())
        : Optional.empty();
  }

  /** Whether there are training rows left to learn, and passes enough to look at. */
  private boolean goesOn() {
    return longEnough.size() > 1 && !Learned.by(runs, phases);
  }

  private boolean bestIsLate() {
    return 2 * longEnough.stream().filter(phase -> phase.best() > LATE).count() > longEnough.size();
  }

  private Optional<TrainedOut.Evidence> atEdge() {
    long edge = runs.stream().filter(run -> run.states(Fact.RATES_EDGE)).count();
    return 2 * edge > runs.size()
        ? evidence(
            TrainedOut.Reason.RATE_AT_EDGE,
            edge,
            "took a rate at the edge of those tried (%d of %d runs)",
            edge,
            runs.size())
        : Optional.empty();
  }

  /** Of all phases: what a fine-tuning of few steps still lacks, its own passes show. */
  private Optional<TrainedOut.Evidence> fewUpdates() {
    double[] steps = each(run -> run.curve().last().updates());
    double mean = Pairs.mean(steps);
    boolean steppedOnly = runs.stream().noneMatch(run -> run.states(Fact.SOLVER));
    boolean few =
        steppedOnly && mean < FEW_UPDATES && java.util.Arrays.stream(steps).allMatch(s -> s >= 0);
    return few
        ? evidence(
            TrainedOut.Reason.FEW_UPDATES,
            mean,
            "made %s in all",
            Text.count(Math.round(mean), "update"))
        : Optional.empty();
  }

  private double[] each(ToDoubleFunction<Run> value) {
    return runs.stream().mapToDouble(value).toArray();
  }

  private double[] inHalf(ToDoubleFunction<LastPhase> rise) {
    return longEnough.stream().mapToDouble(rise).toArray();
  }

  /**
   * The mean over the seeds, with no less doubt than the validation rows bring.
   *
   * @param perRow for each seed the variance that one row brings
   */
  private Estimate estimate(double[] values, double[] perRow) {
    int rows = runs.get(0).fact(Fact.ROWS_VALIDATION).orElse(0);
    boolean same = runs.get(0).fact(Fact.SPLIT_MODE).filter(SplitMode.FIXED::equals).isPresent();
    double floor = rows == 0 ? 0 : Pairs.mean(perRow) / rows * (same ? values.length : 1);
    return SeedInterval.withDefaults().withFloor(floor).estimate(values);
  }

  /** Whether it is above 0 at 95%, one-sided. */
  static boolean clear(Estimate estimate) {
    return estimate.interval(CONFIDENCE).low() > 0;
  }
}
