package dev.graft.experiment;

import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import dev.graft.training.HeldOutRows;
import java.util.List;
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
    BeforeAndAfter measured = BeforeAndAfter.of(experiment, arm, HeldOutRows::loss);
    return new HeldOutLoss(arm, measured.before(), measured.after());
  }

  /** The mean over seeds, after training. */
  public double meanAfter() {
    return BeforeAndAfter.mean(after);
  }

  private String heading() {
    return Text.format(
        "%s: loss of its method on the test rows %.4f after training", arm, meanAfter());
  }

  private List<List<String>> rows() {
    return new BeforeAndAfter(before, after).rows("%.4f");
  }

  private Sheet sheet() {
    return Sheet.of(heading()).with(BeforeAndAfter.HEADERS, rows());
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
