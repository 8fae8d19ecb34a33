package dev.graft.training;

import dev.graft.model.Weights;
import dev.graft.recipe.Augmentation;
import dev.graft.recipe.Method;
import dev.graft.run.Predictions;
import java.util.List;

/** A trained network whose method changes its normalisation statistics before the test. */
final class Adapted {
  private final Plan plan;
  private final Weights trained;
  private final Weights statistics;

  Adapted(Plan plan, Weights trained) {
    this.plan = plan;
    this.trained = trained;
    statistics =
        plan.recipe()
            .objective()
            .method()
            .filter(m -> m.statisticsAfter() != Method.StatisticsAfter.KEPT)
            .map(m -> Statistics.of(plan, RunRows.of(plan).rows().unlabelled(), trained))
            .orElse(Weights.none());
  }

  /** The new statistics; none where they are kept. */
  Weights statistics() {
    return statistics;
  }

  /** The answers for test rows, by the whole network from pixels on where statistics changed. */
  Predictions test(List<Integer> rows, Evaluation unchanged) {
    if (statistics.names().isEmpty()) {
      return unchanged.test(rows);
    }
    Weights weights = trained.with(statistics);
    FrozenPart part =
        new FrozenPart(plan.split().data(), plan.network().base(), weights, Augmentation.NONE);
    Activations pixels = FeatureCache.shared().activations(part, 0, rows);
    try (LiveRun live = new LiveRun(plan, weights, 0)) {
      return new Evaluation(plan, live, pixels).test(rows);
    }
  }
}
