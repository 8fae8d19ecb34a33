package dev.graft.cause;

import dev.graft.analysis.RateTooHigh;
import dev.graft.run.Fact;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.SplitMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * How the runs of an arm went, as means over those that did not fail: training and validation rows
 * alone. What is not known is NaN, so that no rule about it holds.
 *
 * @param arm its name
 * @param all its runs
 * @param good those that did not fail and have a curve
 */
record Course(String arm, List<Run> all, List<Run> good) {
  /** Part of the passes at the end in which a loss that still falls is told. */
  private static final int LAST_PART = 4;

  static Course of(Runs runs, String arm) {
    List<Run> all = runs.arm(arm);
    return new Course(
        arm,
        all,
        all.stream().filter(run -> !run.failed() && run.curve().points().size() > 1).toList());
  }

  int seeds() {
    return all.size();
  }

  private double mean(ToDoubleFunction<Run> value) {
    return good.stream().mapToDouble(value).filter(Double::isFinite).average().orElse(Double.NaN);
  }

  /** Validation accuracy of the point that was kept. */
  double validation() {
    return mean(run -> run.curve().best().validationAccuracy());
  }

  /** Validation accuracy before any gradient step. */
  double jumpstart() {
    return mean(run -> run.curve().points().get(0).validationAccuracy());
  }

  double trainingLoss() {
    return mean(run -> run.curve().last().trainingLoss());
  }

  double validationLoss() {
    return mean(run -> run.curve().last().validationLoss());
  }

  /** The lowest validation loss of the last phase. */
  double lowestValidationLoss() {
    return mean(run -> lowest(run.lastPhase()));
  }

  private static double lowest(List<Point> points) {
    OptionalDouble low =
        points.stream().mapToDouble(Point::validationLoss).filter(Double::isFinite).min();
    return low.orElse(Double.NaN);
  }

  /** The kept pass, counted from the start of the last phase, from 1 on. */
  double keptPass() {
    return mean(run -> run.curve().best().passes() - run.earlierPasses());
  }

  /** How many passes the last phase has. */
  double lastPasses() {
    return mean(run -> run.budget().passes() - run.earlierPasses());
  }

  double passes() {
    return mean(run -> run.budget().passes());
  }

  /** The passes of the runs that found the rates, all seeds together; 0 where they were stated. */
  double searchPasses() {
    double perSearch =
        good.stream()
            .flatMap(run -> run.fact(Fact.RATES_SEARCH_PASSES).stream())
            .mapToDouble(passes -> passes)
            .average()
            .orElse(0);
    boolean eachSeed =
        good.stream()
            .flatMap(run -> run.fact(Fact.SPLIT_MODE).stream())
            .anyMatch(SplitMode.ALL_REDRAWN::equals);
    return eachSeed ? perSearch * good.size() : perSearch;
  }

  boolean hasPhaseBefore() {
    return good.stream().allMatch(run -> !run.earlierPhases().isEmpty()) && !good.isEmpty();
  }

  /** Not the class means, on which nothing was trained; a solved head has no passes either. */
  private static boolean trained(Point point) {
    return point.passes() > 0 || Double.isFinite(point.trainingLoss());
  }

  /** The share of passes of the last phase in which the training loss rose, in [0, 1]. */
  double rises() {
    return mean(RateTooHigh::rises);
  }

  /** The training loss at the end as a multiple of that of the last phase's first pass. */
  double grew() {
    return mean(RateTooHigh::grew);
  }

  /** Whether most runs were ended by their patience. */
  boolean endedByPatience() {
    long ended = good.stream().filter(run -> run.text(Fact.PATIENCE).startsWith("ended")).count();
    return 2 * ended > good.size();
  }

  /** Whether some run threw its last phase away: what that was is none of the arm's. */
  boolean fellBack() {
    return good.stream().anyMatch(Run::fellBack);
  }

  /** What the first pass of the last phase took off the best validation accuracy before it. */
  double lostAtOnce() {
    return mean(
        run -> {
          int before = run.earlierPasses();
          double best =
              run.curve().points().stream()
                  .filter(p -> trained(p) && p.passes() <= before)
                  .mapToDouble(Point::validationAccuracy)
                  .max()
                  .orElse(Double.NaN);
          List<Point> last = run.lastPhase();
          return last.isEmpty() ? Double.NaN : best - last.get(0).validationAccuracy();
        });
  }

  /** The share of the training loss that the last quarter of the passes took off. */
  double stillFell() {
    return mean(
        run -> {
          List<Point> points = run.lastPhase();
          int from = points.size() - 1 - Math.max(1, points.size() / LAST_PART);
          return from < 0
              ? Double.NaN
              : 1 - run.curve().last().trainingLoss() / points.get(from).trainingLoss();
        });
  }

  /** The fact where all good runs say the same; empty elsewhere. */
  <T> Optional<T> fact(Fact<T> fact) {
    return same(run -> run.stated(fact)).flatMap(fact::read);
  }

  /** The same in the words of the runs. */
  String text(Fact<?> fact) {
    return same(run -> run.stated(fact)).orElse("");
  }

  /** Whether all good runs say the same, in whatever words. */
  boolean states(Fact<?> fact) {
    return !text(fact).isEmpty();
  }

  <T> boolean is(Fact<T> fact, T value) {
    return fact(fact).filter(value::equals).isPresent();
  }

  private Optional<String> same(Function<Run, Optional<String>> text) {
    List<Optional<String>> texts = good.stream().map(text).distinct().toList();
    return texts.size() == 1 ? texts.get(0) : Optional.empty();
  }

  /** The mean of a number that runs say of themselves; NaN where they do not. */
  double number(Fact<? extends Number> fact) {
    return mean(run -> run.fact(fact).map(Number::doubleValue).orElse(Double.NaN));
  }

  /** How many classes there are; NaN where the runs do not say. */
  double classes() {
    return mean(run -> run.test().classes().isEmpty() ? Double.NaN : run.test().classes().size());
  }
}
