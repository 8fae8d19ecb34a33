package dev.graft.experiment;

import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Shown;
import dev.graft.internal.Text;
import dev.graft.model.Weights;
import dev.graft.training.FeatureCache;
import dev.graft.training.GradientConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether the tasks of an arm pull its body apart: the cosine between the gradients of the main
 * task and of the others in the layers that they share, before training and after. Below 0 a step
 * for one undoes the other: the sign of negative transfer between tasks. It is a sign, not a
 * verdict; compare the arm with the one of the single task.
 *
 * @param arm its name
 * @param before per seed the mean cosine under the first weights, in [-1, 1]
 * @param after per seed the mean cosine under those that the run kept; as many
 */
public record TaskConflict(String arm, List<Double> before, List<Double> after) implements Shown {
  private static final List<String> HEADERS = List.of("seed's place", "before", "after");

  /** Copies the lists. */
  public TaskConflict {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * The conflict within one arm of an experiment that has been run.
   *
   * @throws IllegalStateException if a run is missing
   */
  public static TaskConflict of(Experiment experiment, String arm) {
    Check.oneOf("arm", arm, experiment.arms().stream().map(Arm::name).toList());
    experiment.runs();
    Arm chosen =
        experiment.arms().stream().filter(a -> a.name().equals(arm)).findFirst().orElseThrow();
    FeatureCache cache = FeatureCache.shared().in(experiment.store().features());
    List<Double> before = new ArrayList<>();
    List<Double> after = new ArrayList<>();
    for (long seed : experiment.seeds()) {
      Weights trained = experiment.trained(chosen, seed);
      before.add(GradientConflict.cosine(experiment.plan(chosen, seed), Weights.none(), cache));
      after.add(GradientConflict.cosine(experiment.plan(chosen, seed), trained, cache));
    }
    return new TaskConflict(arm, before, after);
  }

  /** The mean over seeds, before training. */
  public double meanBefore() {
    return mean(before);
  }

  /** The mean over seeds, after training. */
  public double meanAfter() {
    return mean(after);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private String heading() {
    return String.format(
        Locale.ROOT,
        "%s: cosine between the gradients of its tasks %.2f before training, %.2f after; below 0"
            + " they pull apart",
        arm,
        meanBefore(),
        meanAfter());
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      rows.add(
          List.of(
              String.valueOf(i + 1),
              String.format(Locale.ROOT, "%.3f", before.get(i)),
              String.format(Locale.ROOT, "%.3f", after.get(i))));
    }
    return rows;
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(Html.paragraph(heading()) + Html.table(HEADERS, rows()), this);
  }

  @Override
  public String toString() {
    return heading() + "\n" + Text.table(HEADERS, rows());
  }
}
