package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Run;
import dev.graft.stats.Interval;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Computes the metrics of transfer from the paired runs of an arm and its baseline. */
record PairedCurves(String arm, String baseline, Pairs pairs) {
  private static final int UPDATES = 100;

  /** What both sides of each pair have. */
  private record Sides(double[] arm, double[] baseline, String undefined) {
    boolean defined() {
      return arm.length > 0
          && DoubleStream.concat(DoubleStream.of(arm), DoubleStream.of(baseline))
              .allMatch(Double::isFinite);
    }

    /** Whether the sides are shares, so that they cannot differ by more than 1. */
    boolean shares(CurveMetric.Kind kind) {
      return kind.ofShares()
          && DoubleStream.concat(DoubleStream.of(arm), DoubleStream.of(baseline))
              .allMatch(value -> 0 <= value && value <= 1);
    }

    double[] differences() {
      return IntStream.range(0, arm.length).mapToDouble(s -> arm[s] - baseline[s]).toArray();
    }
  }

  private interface Side {
    double of(Trajectory curve, Trajectory other);
  }

  private Sides sides(Side value, String undefined) {
    List<Trajectory> mine = pairs.arm().stream().map(Trajectory::of).toList();
    List<Trajectory> others = pairs.baseline().stream().map(Trajectory::of).toList();
    return new Sides(
        IntStream.range(0, mine.size())
            .mapToDouble(s -> value.of(mine.get(s), others.get(s)))
            .toArray(),
        IntStream.range(0, mine.size())
            .mapToDouble(s -> value.of(others.get(s), mine.get(s)))
            .toArray(),
        undefined);
  }

  CurveMetric of(CurveMetric.Kind kind) {
    return switch (kind) {
      case JUMPSTART ->
          differing(
              kind,
              sides((curve, other) -> curve.jumpstart(), "the curves begin after training began"));
      case SLOPE ->
          differing(
              kind,
              sides(
                  (curve, other) -> UPDATES * slope(curve, other, Clock.UPDATES),
                  "a slope needs 3 points after updates in every run"));
      case SLOPE_BY_EPOCH ->
          differing(
              kind,
              sides(
                  (curve, other) -> slope(curve, other, Clock.EPOCHS),
                  "a slope needs 3 points after epochs in every run"));
      case ASYMPTOTE ->
          differing(
              kind, sides((curve, other) -> curve.asymptote(), "the curves have no trained point"));
      case AREA_RATIO -> areaRatio();
      case NEGATIVE_TRANSFER_GAP -> gap();
    };
  }

  private static double slope(Trajectory curve, Trajectory other, Clock clock) {
    boolean told = curve.tells(clock) && other.tells(clock);
    return told ? curve.slope(Math.min(curve.end(clock), other.end(clock)), clock) : Double.NaN;
  }

  private static double area(Trajectory curve, Trajectory other, Clock clock) {
    if (!curve.tells(clock) || !other.tells(clock)) {
      return Double.NaN;
    }
    double from = Math.max(curve.start(clock), other.start(clock));
    double to = Math.min(curve.end(clock), other.end(clock));
    return curve.area(from, to, clock) / (to - from);
  }

  /** Curves from elsewhere often count epochs alone. */
  private Clock clock() {
    boolean counted =
        pairs.all().stream()
            .flatMap(run -> run.curve().points().stream())
            .anyMatch(point -> point.updates() > 0);
    return counted ? Clock.UPDATES : Clock.EPOCHS;
  }

  private CurveMetric differing(CurveMetric.Kind kind, Sides sides) {
    if (!sides.defined()) {
      return none(kind, sides.undefined());
    }
    return metric(kind, sides, Measured.overSeeds(sides.differences()));
  }

  private CurveMetric areaRatio() {
    Clock clock = clock();
    Sides areas =
        sides(
            (curve, other) -> area(curve, other, clock),
            "the curves share no span of " + clock.unit());
    double least =
        DoubleStream.concat(DoubleStream.of(areas.arm()), DoubleStream.of(areas.baseline()))
            .min()
            .orElse(0);
    if (!areas.defined() || least <= 0) {
      return none(CurveMetric.Kind.AREA_RATIO, areas.undefined());
    }
    double[] logarithms =
        IntStream.range(0, pairs.size())
            .mapToDouble(s -> Math.log(areas.arm()[s] / areas.baseline()[s]))
            .toArray();
    return metric(
        CurveMetric.Kind.AREA_RATIO,
        areas,
        Measured.overSeeds(logarithms).map(PairedCurves::power));
  }

  private static Interval power(Interval ofLogarithms) {
    return new Interval(
        Math.exp(ofLogarithms.mean()),
        Math.exp(ofLogarithms.low()),
        Math.exp(ofLogarithms.high()),
        ofLogarithms.degreesOfFreedom(),
        ofLogarithms.confidence(),
        ofLogarithms.seedShare());
  }

  private CurveMetric gap() {
    CurveMetric.Kind kind = CurveMetric.Kind.NEGATIVE_TRANSFER_GAP;
    Sides errors =
        new Sides(errors(pairs.arm()), errors(pairs.baseline()), "the runs have no test score");
    if (!errors.defined()) {
      return none(kind, errors.undefined());
    }
    if (!Measured.crossed(pairs)) {
      return metric(kind, errors, overSeeds(errors));
    }
    double[][] answers = pairs.answers(label -> true);
    for (double[] seed : answers) {
      java.util.Arrays.setAll(seed, i -> -seed[i]);
    }
    return metric(kind, errors, Measured.interval(pairs, answers), "t over test rows and");
  }

  private Optional<Interval> overSeeds(Sides errors) {
    double[][] differences =
        DoubleStream.of(errors.differences())
            .mapToObj(value -> new double[] {value})
            .toArray(double[][]::new);
    return Measured.interval(pairs, differences);
  }

  private static double[] errors(List<Run> runs) {
    boolean lower = Yardstick.of(runs, Metric.ACCURACY).lowerIsBetter();
    return runs.stream()
        .mapToDouble(run -> run.test().accuracy())
        .map(score -> lower ? score : 1 - score)
        .toArray();
  }

  private CurveMetric metric(CurveMetric.Kind kind, Sides sides, Optional<Interval> change) {
    return metric(kind, sides, change, "t over");
  }

  private CurveMetric metric(
      CurveMetric.Kind kind, Sides sides, Optional<Interval> change, String over) {
    String remark =
        change.isPresent()
            ? Text.format("%s %d seed pairs", over, pairs.size())
            : "one seed, so no interval; add seeds";
    return new CurveMetric(
        kind,
        arm,
        baseline,
        Pairs.mean(sides.arm()),
        Pairs.mean(sides.baseline()),
        sides.shares(kind) ? change.map(interval -> interval.within(-1, 1)) : change,
        pairs.size(),
        remark);
  }

  private CurveMetric none(CurveMetric.Kind kind, String why) {
    String remark = pairs.size() == 0 ? "no seed whose runs both ended well" : why;
    return new CurveMetric(
        kind, arm, baseline, Double.NaN, Double.NaN, Optional.empty(), pairs.size(), remark);
  }

  TimeToThreshold time(Clock clock, double threshold) {
    return TimeToThreshold.of(pairs, clock, threshold, List.of(arm, baseline));
  }
}
