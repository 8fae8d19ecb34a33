package dev.graft.experiment;

import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import dev.graft.training.GradientConflict;
import java.util.List;
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
    BeforeAndAfter measured = BeforeAndAfter.of(experiment, arm, GradientConflict::cosine);
    return new TaskConflict(arm, measured.before(), measured.after());
  }

  /** The mean over seeds, before training. */
  public double meanBefore() {
    return BeforeAndAfter.mean(before);
  }

  /** The mean over seeds, after training. */
  public double meanAfter() {
    return BeforeAndAfter.mean(after);
  }

  private String heading() {
    return Text.format(
        "%s: cosine between the gradients of its tasks %.2f before training, %.2f after; below 0"
            + " they pull apart",
        arm, meanBefore(), meanAfter());
  }

  private List<List<String>> rows() {
    return new BeforeAndAfter(before, after).rows("%.3f");
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
