package dev.graft.analysis;

import dev.graft.internal.Sheet;
import dev.graft.run.Runs;
import dev.graft.show.Shown;
import java.util.List;
import java.util.Map;

/**
 * The gap between training and validation loss of each arm, and where it opens: the pass with the
 * lowest mean validation loss, if that loss rises behind it, as half of the seeds say of the pass
 * that the other half chose; three seeds are needed to tell. Training loss is that of the batches
 * as they were trained on, before each step, with dropout, augmentation or mixup where there are
 * any; so the gap can be negative. What is kept of a run is its best pass all the same: an arm that
 * overfits wastes passes, it does not lose accuracy by them.
 *
 * @param arms in the order of the runs; those without losses are left out
 */
public record Overfitting(List<GapCurve> arms) implements Shown {
  private static final List<String> HEADERS =
      List.of(
          "arm", "training loss", "validation loss", "gap", "lowest at pass", "rise since", "word");

  /** Copies the list. */
  public Overfitting {
    arms = List.copyOf(arms);
  }

  /** The arms of runs that did not fail. */
  public static Overfitting of(Runs runs) {
    return new Overfitting(
        runs.arms().stream()
            .map(arm -> GapCurve.of(arm, runs.arm(arm)))
            .filter(curve -> !curve.passes().isEmpty())
            .toList());
  }

  private List<List<String>> rows() {
    return arms.stream().map(GapCurve::cells).toList();
  }

  private Sheet sheet() {
    return Sheet.of("Losses in nats at the last pass, means over seeds").with(HEADERS, rows());
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(sheet());
  }

  @Override
  public String toString() {
    return sheet().text();
  }
}
