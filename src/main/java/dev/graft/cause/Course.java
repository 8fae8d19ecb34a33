package dev.graft.cause;

import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How the runs of an arm went, as means over those that did not fail: training and validation rows
 * alone. What is not known is NaN, so that no rule about it holds.
 *
 * @param arm its name
 * @param all its runs
 * @param good those that did not fail and have a curve
 */
record Course(String arm, List<Run> all, List<Run> good) {
  /** A loss that rises by less than this share is the noise of small batches. */
  private static final double RISE = 0.1;

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
    return mean(run -> lowest(lastPhase(run)));
  }

  private static double lowest(List<Point> points) {
    OptionalDouble low =
        points.stream().mapToDouble(Point::validationLoss).filter(Double::isFinite).min();
    return low.orElse(Double.NaN);
  }

  /** The kept pass, counted from the start of the last phase, from 1 on. */
  double keptPass() {
    return mean(run -> run.curve().best().passes() - before(run));
  }

  /** How many passes the last phase has. */
  double lastPasses() {
    return mean(run -> run.budget().passes() - before(run));
  }

  double passes() {
    return mean(run -> run.budget().passes());
  }

  boolean hasPhaseBefore() {
    return good.stream().allMatch(run -> before(run) > 0) && !good.isEmpty();
  }

  /** The passes of the phases before the last. */
  private static int before(Run run) {
    String[] phases = run.provenance().getOrDefault("phases.passes", "").split(", ");
    return IntStream.range(0, phases.length - 1).map(i -> Integer.parseInt(phases[i])).sum();
  }

  private static List<Point> lastPhase(Run run) {
    int before = before(run);
    return run.curve().points().stream().filter(p -> p.passes() > before).toList();
  }

  /** The share of passes of the last phase in which the training loss rose, in [0, 1]. */
  double rises() {
    return mean(
        run -> {
          List<Point> points = lastPhase(run);
          return IntStream.range(1, points.size())
              .map(i -> rose(points.get(i - 1), points.get(i)) ? 1 : 0)
              .average()
              .orElse(Double.NaN);
        });
  }

  private static boolean rose(Point one, Point next) {
    return next.trainingLoss() > (1 + RISE) * one.trainingLoss();
  }

  /** The training loss at the end as a multiple of that of the last phase's first pass. */
  double grew() {
    return mean(
        run -> {
          List<Point> points = lastPhase(run);
          return points.size() < 2
              ? Double.NaN
              : run.curve().last().trainingLoss() / points.get(0).trainingLoss();
        });
  }

  /** What the first pass of the last phase took off the best validation accuracy before it. */
  double lostAtOnce() {
    return mean(
        run -> {
          int before = before(run);
          double best =
              run.curve().points().stream()
                  .filter(p -> p.passes() > 0 && p.passes() <= before)
                  .mapToDouble(Point::validationAccuracy)
                  .max()
                  .orElse(Double.NaN);
          List<Point> last = lastPhase(run);
          return last.isEmpty() ? Double.NaN : best - last.get(0).validationAccuracy();
        });
  }

  /** The share of the training loss that the last quarter of the passes took off. */
  double stillFell() {
    return mean(
        run -> {
          List<Point> points = lastPhase(run);
          int from = points.size() - 1 - Math.max(1, points.size() / LAST_PART);
          return from < 0
              ? Double.NaN
              : 1 - run.curve().last().trainingLoss() / points.get(from).trainingLoss();
        });
  }

  /** The fact of this name where all good runs say the same; empty elsewhere. */
  String fact(String name) {
    List<String> values =
        good.stream().map(run -> run.provenance().getOrDefault(name, "")).distinct().toList();
    return values.size() == 1 ? values.get(0) : "";
  }

  /** The mean of a fact that is a number; NaN where it is missing or none. */
  double number(String name) {
    return mean(
        run -> {
          String text = run.provenance().getOrDefault(name, "");
          return text.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?")
              ? Double.parseDouble(text)
              : Double.NaN;
        });
  }

  /** How many classes there are; NaN where the runs do not say. */
  double classes() {
    return mean(run -> run.test().classes().isEmpty() ? Double.NaN : run.test().classes().size());
  }
}
