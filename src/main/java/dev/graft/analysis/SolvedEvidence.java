package dev.graft.analysis;

import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.StrengthPlace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What speaks against a head's being trained out to which nothing was done but to solve it. */
final class SolvedEvidence {
  /** An optimum whose gradient has no larger component has been reached. */
  static final double FLAT = 1e-5;

  private SolvedEvidence() {}

  /** What speaks against the optima of these runs, at least one. */
  static List<TrainedOut.Evidence> of(List<Run> runs) {
    return Stream.of(
            shortOfOptimum(runs),
            strength(
                runs,
                StrengthPlace.WEAKEST,
                TrainedOut.Reason.WEAKEST_STRENGTH,
                "took the weakest penalty of those tried (%d of %d runs)"),
            strength(
                runs,
                StrengthPlace.STRONGEST_STATED,
                TrainedOut.Reason.STRONGEST_STRENGTH,
                "took the strongest penalty of those stated (%d of %d runs)"))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<TrainedOut.Evidence> shortOfOptimum(List<Run> runs) {
    double largest = runs.stream().mapToDouble(SolvedEvidence::gradient).max().orElseThrow();
    long steep = runs.stream().filter(run -> gradient(run) > FLAT).count();
    return 2 * steep > runs.size()
        ? TrainingEvidence.evidence(
            TrainedOut.Reason.SHORT_OF_OPTIMUM,
            largest,
            "has a solved head whose gradient is not flat (%.2g)",
            largest)
        : Optional.empty();
  }

  private static double gradient(Run run) {
    return run.fact(Fact.SOLVER_GRADIENT).orElse(0.0);
  }

  private static Optional<TrainedOut.Evidence> strength(
      List<Run> runs, StrengthPlace place, TrainedOut.Reason reason, String words) {
    long there =
        runs.stream()
            .flatMap(run -> run.fact(Fact.SOLVER_STRENGTH_PLACE).stream())
            .filter(place::equals)
            .count();
    return 2 * there > runs.size()
        ? TrainingEvidence.evidence(reason, there, words, there, runs.size())
        : Optional.empty();
  }
}
