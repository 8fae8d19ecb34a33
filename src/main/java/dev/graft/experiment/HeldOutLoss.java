package dev.graft.experiment;

import dev.graft.internal.Check;
import dev.graft.internal.Html;
import dev.graft.internal.Shown;
import dev.graft.internal.Text;
import dev.graft.model.Weights;
import dev.graft.training.FeatureCache;
import dev.graft.training.HeldOutRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How well an arm does what its method asks for, on the test rows: the loss that the method adds,
 * under the first weights and under those that the run kept.
 *
 * @param arm its name
 * @param before per seed the mean loss under the first weights, in the unit of the method
 * @param after per seed that of the finished run; as many
 */
public record HeldOutLoss(String arm, List<Double> before, List<Double> after) implements Shown {
  private static final List<String> HEADERS = List.of("seed's place", "before", "after");

  /** Copies the lists. */
  public HeldOutLoss {
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  /**
   * The loss within one arm of an experiment that has been run.
   *
   * @throws IllegalStateException if a run is missing
   */
  public static HeldOutLoss of(Experiment experiment, String arm) {
    Check.oneOf("arm", arm, experiment.arms().stream().map(Arm::name).toList());
    experiment.runs();
    Arm chosen =
        experiment.arms().stream().filter(a -> a.name().equals(arm)).findFirst().orElseThrow();
    FeatureCache cache = FeatureCache.shared().in(experiment.store().features());
    List<Double> before = new ArrayList<>();
    List<Double> after = new ArrayList<>();
    for (long seed : experiment.seeds()) {
      Weights trained = experiment.trained(chosen, seed);
      before.add(HeldOutRows.loss(experiment.plan(chosen, seed), Weights.none(), cache));
      after.add(HeldOutRows.loss(experiment.plan(chosen, seed), trained, cache));
    }
    return new HeldOutLoss(arm, before, after);
  }

  /** The mean over seeds, after training. */
  public double meanAfter() {
    return after.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  private String heading() {
    return String.format(
        Locale.ROOT,
        "%s: loss of its method on the test rows %.4f after training",
        arm,
        meanAfter());
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      rows.add(
          List.of(
              String.valueOf(i + 1),
              String.format(Locale.ROOT, "%.4f", before.get(i)),
              String.format(Locale.ROOT, "%.4f", after.get(i))));
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
