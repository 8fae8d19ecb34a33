package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Point;
import dev.graft.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which runs are no evidence, because their training went wrong. */
final class Failures {
  private Failures() {}

  /** Why the run counts as failed; empty for a good one. A score at chance is no failure. */
  static Optional<String> of(Run run) {
    if (run.failed()) {
      return Optional.of(run.failure());
    }
    if (!Double.isFinite(run.test().accuracy())) {
      return Optional.of("its test score is not a number");
    }
    return run.states(Fact.SOLVER)
        ? ofSolvedStart(run)
        : ofLosses(kept(run).stream().map(Point::trainingLoss).dropWhile(x -> x.isNaN()).toList());
  }

  /** A solved head begins at its optimum: gradient steps behind it must not make it worthless. */
  private static Optional<String> ofSolvedStart(Run run) {
    List<Point> points = kept(run).stream().filter(point -> point.passes() > 0).toList();
    if (points.isEmpty()) {
      return Optional.empty();
    }
    double end = points.get(points.size() - 1).trainingLoss();
    double guessing = Math.log(run.test().classes().size());
    return end < guessing
        ? Optional.empty()
        : Optional.of(
            Text.format(
                "the training loss at the end (%.4g) is not below that of guessing (%.4g); lower"
                    + " the rate",
                end, guessing));
  }

  /** The points that the kept weights come from: a stop-loss undoes what came behind them. */
  private static List<Point> kept(Run run) {
    List<Point> points = run.curve().points();
    return run.fellBack() ? points.subList(0, run.curve().chosen() + 1) : points;
  }

  private static Optional<String> ofLosses(List<Double> losses) {
    if (losses.size() < 2) {
      return Optional.empty();
    }
    double start = losses.get(0);
    double end = losses.get(losses.size() - 1);
    if (!Double.isFinite(end)) {
      return Optional.of("the training loss is not a number at the end; lower the rate");
    }
    return end < start
        ? Optional.empty()
        : Optional.of(
            Text.format(
                "the training loss at the end (%.4g) is not below its start (%.4g); try another"
                    + " rate",
                end, start));
  }

  /** All failures of these runs, each with its run; empty where there are none. */
  static String words(List<Run> runs) {
    return runs.stream()
        .flatMap(
            run ->
                of(run).stream()
                    .map(why -> Text.format("%s with seed %d: %s", run.arm(), run.seed(), why)))
        .collect(Collectors.joining("; "));
  }
}
