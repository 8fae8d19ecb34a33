package dev.graft.training;

import dev.graft.model.TensorSpec;
import dev.graft.model.Weights;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a phase began that goes on from another: what was left to learn, and the part of the base
 * that it may move.
 *
 * @param loss mean cross-entropy of the training rows, in nats
 * @param body the thawed numbers of the base
 */
record PhaseStart(double loss, Weights body) {
  /** Of a run that goes on; the live network is as the phase before left it. */
  static Optional<PhaseStart> of(
      Plan plan, Evaluation evaluation, List<Integer> training, Weights start) {
    if (plan.recipe().phases().size() == 1) {
      return Optional.empty();
    }
    Set<String> learned =
        plan.network().base().backbone().stages().stream()
            .flatMap(stage -> stage.tensors().stream())
            .filter(tensor -> tensor.role().learned())
            .map(TensorSpec::name)
            .collect(Collectors.toSet());
    return Optional.of(
        new PhaseStart(evaluation.of(training).loss(), start.only(learned::contains)));
  }

  /** The run with what is known of its beginning, and how far the body was from it in the end. */
  Run told(Run run, Weights end) {
    Run told =
        Double.isFinite(loss) ? run.withFact(Fact.PHASE_START_LOSS, Outcomes.kept(loss)) : run;
    double moved = moved(end);
    return Double.isFinite(moved)
        ? told.withFact(Fact.PHASE_BODY_MOVED, Outcomes.kept(moved))
        : told;
  }

  /** The length of the change over that of the start; not a number where the base has none. */
  private double moved(Weights end) {
    double change = 0;
    double length = 0;
    for (String name : body.names()) {
      float[] before = body.values(name);
      float[] after = end.values(name);
      for (int i = 0; i < before.length; i++) {
        change += Math.pow((double) after[i] - before[i], 2);
        length += Math.pow(before[i], 2);
      }
    }
    return Math.sqrt(change / length);
  }
}
