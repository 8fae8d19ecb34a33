package dev.graft.experiment;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Weights;
import dev.graft.training.FeatureCache;
import dev.graft.training.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * A number per seed of one arm, before training and after.
 *
 * @param before under the first weights
 * @param after under those that the run kept; as many
 */
record BeforeAndAfter(List<Double> before, List<Double> after) {
  static final List<String> HEADERS = List.of("seed's place", "before", "after");

  /** What is measured of a run. */
  @FunctionalInterface
  interface Measure {
    /** Under the tensors of a finished run; under its first weights where there are none. */
    double of(Plan plan, Weights trained, FeatureCache cache);
  }

  /** Measures an arm of an experiment that has been run. */
  static BeforeAndAfter of(Experiment experiment, String arm, Measure measure) {
    Check.oneOf("arm", arm, experiment.arms().stream().map(Arm::name).toList());
    experiment.runs();
    Arm chosen =
        experiment.arms().stream().filter(a -> a.name().equals(arm)).findFirst().orElseThrow();
    FeatureCache cache = FeatureCache.shared().in(experiment.store().features());
    List<Double> before = new ArrayList<>();
    List<Double> after = new ArrayList<>();
    for (long seed : experiment.seeds()) {
      Plan plan = experiment.plan(chosen, seed);
      before.add(measure.of(plan, Weights.none(), cache));
      after.add(measure.of(plan, experiment.trained(chosen, seed), cache));
    }
    return new BeforeAndAfter(before, after);
  }

  /** The mean over seeds; NaN of none. */
  static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  /** A line of cells per seed, with numbers in this format. */
  List<List<String>> rows(String format) {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      rows.add(
          List.of(
              String.valueOf(i + 1),
              Text.format(format, before.get(i)),
              Text.format(format, after.get(i))));
    }
    return rows;
  }
}
