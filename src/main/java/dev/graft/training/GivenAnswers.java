package dev.graft.training;

import dev.graft.data.Rows;
import dev.graft.model.Weights;
import dev.graft.recipe.Augmentation;
import dev.graft.run.Curve;
import dev.graft.run.Point;
import dev.graft.run.Predictions;
import java.util.ArrayList;
import java.util.List;

/** A run of a network that answers with what it has: no label is read and nothing is trained. */
final class GivenAnswers {
  private final Plan plan;
  private final Rows rows;

  private GivenAnswers(Plan plan) {
    this.plan = plan;
    rows = RunRows.of(plan).rows();
  }

  static Trained run(Plan plan, FeatureCache features) {
    return new GivenAnswers(plan).run(features);
  }

  private Trained run(FeatureCache features) {
    Weights estimated = Statistics.of(plan, rows.training());
    Weights start = plan.network().initialWeights(plan.seed()).with(estimated);
    FrozenPart part =
        new FrozenPart(plan.split().data(), plan.network().base(), start, Augmentation.NONE);
    List<Integer> asked = new ArrayList<>(rows.validation());
    asked.addAll(rows.test());
    Activations inputs = features.activations(part, plan.cut(), asked);
    try (LiveRun live = new LiveRun(plan, start, plan.cut())) {
      Evaluation evaluation = new Evaluation(plan, live, inputs);
      Evaluation.Quality quality = evaluation.of(rows.validation());
      Point point = new Point(0, 0, 0, Double.NaN, quality.loss(), quality.accuracy());
      Predictions test = evaluation.test(rows.test());
      Outcomes.Cost cost = Outcomes.Cost.nothing(rows);
      Curve curve = new Curve(List.of(point), 0);
      return new Trained(Outcomes.run(plan, curve, test, cost), estimated.with(live.weights()));
    }
  }
}
