package dev.graft.training;

import dev.graft.data.ImageSet;
import dev.graft.data.Rows;
import dev.graft.internal.Sha256;
import dev.graft.internal.Version;
import dev.graft.model.Engines;
import dev.graft.model.Network;
import dev.graft.run.Budget;
import dev.graft.run.Curve;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Puts together what a finished run leaves behind. */
final class Outcomes {
  private Outcomes() {}

  /** What a run cost and whether it failed. */
  record Cost(double seconds, long updates, LiveRun live, Rows rows, String failure) {}

  static Run run(Plan plan, Curve curve, Predictions test, Cost cost) {
    Rows rows = cost.rows();
    boolean trained = cost.updates() > 0;
    Budget budget =
        new Budget(
            curve.last().passes(),
            cost.updates(),
            cost.seconds(),
            trained ? cost.live().trainedParameters() : 0,
            rows.training().size() + rows.validation().size());
    return new Run(
        plan.key(), "", plan.seed(), cost.failure(), curve, test, budget, provenance(plan, rows));
  }

  private static Map<String, String> provenance(Plan plan, Rows rows) {
    Map<String, String> facts = new TreeMap<>();
    ImageSet data = plan.split().data();
    facts.put("split", Sha256.of(plan.split().canonical()));
    facts.put("split.mode", plan.split().mode().name());
    facts.put("split.mode.sentence", plan.split().mode().sentence());
    facts.put("rows.training", String.valueOf(rows.training().size()));
    facts.put("rows.validation", String.valueOf(rows.validation().size()));
    facts.put("data", data.name());
    facts.put("data.hash", data.hash());
    facts.put("network", plan.network().canonical());
    facts.put("recipe", plan.recipe().toString());
    facts.put("rates", "fixed");
    Set<String> frozen = plan.freezing().tensors(plan.network().base().backbone());
    facts.put("frozen", plan.freezing().toString());
    facts.put("frozen.tensors", "%d, none of which moved".formatted(frozen.size()));
    facts.put("normalisation", plan.network().normalisation().toString());
    plan.continued().ifPresent(before -> facts.put("continues", before.key()));
    if (plan.network().start() == Network.Start.PRE_TRAINED) {
      facts.put("base", plan.network().base().card().name());
      facts.put("weights.hash", plan.network().base().weights().hash());
    }
    facts.put("engine", Engines.name());
    facts.put("engine.version", Engines.current().getVersion());
    facts.put("graft", Version.NUMBER);
    facts.put("java", System.getProperty("java.version"));
    facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return facts;
  }

  /** The predictions of a run that failed: none. */
  static Predictions none(ImageSet data) {
    return Predictions.none(data.classes());
  }

  /** Probabilities from their logarithms, to four digits: enough for a ranking, small to keep. */
  static List<Double> probabilities(float[] logarithms) {
    List<Double> probabilities = new ArrayList<>();
    for (float logarithm : logarithms) {
      probabilities.add(Math.rint(1e4 * Math.exp(logarithm)) / 1e4);
    }
    return probabilities;
  }

  /** The index of the largest value, the first of equals. */
  static int largest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
