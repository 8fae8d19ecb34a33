package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Budget;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.show.Shown;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What an arm reached and what it cost, as means over the seeds whose runs did not fail; NaN where
 * none did not.
 *
 * @param arm its name
 * @param seeds its runs, failed ones included
 * @param failed how many of them failed
 * @param accuracy test accuracy, in [0, 1]; of runs without rows the stated score
 * @param deviation standard deviation of it over the seeds; NaN for fewer than two
 * @param validation validation accuracy of the point that was kept, in [0, 1]
 * @param jumpstart validation accuracy before any gradient step, in [0, 1]
 * @param cost passes, updates, seconds, trained parameters and labels
 */
public record ArmSummary(
    String arm,
    int seeds,
    int failed,
    double accuracy,
    double deviation,
    double validation,
    double jumpstart,
    Budget cost)
    implements Shown {
  static List<String> headers(Runs runs) {
    ColumnRows rows = ColumnRows.of(runs);
    return List.of(
        "arm",
        "seeds",
        rows.test(Yardstick.of(runs).head()),
        "sd over seeds",
        rows.validation("validation"),
        rows.validation("jumpstart"),
        "passes",
        "updates",
        "seconds",
        "trained parameters");
  }

  static ArmSummary of(String arm, List<Run> runs) {
    List<Run> good = runs.stream().filter(run -> !run.failed()).toList();
    List<Run> curves = good.stream().filter(r -> !r.curve().points().isEmpty()).toList();
    double mean = mean(good, run -> run.test().accuracy());
    double squares = good.stream().mapToDouble(r -> Math.pow(r.test().accuracy() - mean, 2)).sum();
    return new ArmSummary(
        arm,
        runs.size(),
        runs.size() - good.size(),
        mean,
        good.size() < 2 ? Double.NaN : Math.sqrt(squares / (good.size() - 1)),
        mean(curves, run -> run.curve().best().validationAccuracy()),
        mean(curves, run -> run.curve().points().get(0).validationAccuracy()),
        cost(good));
  }

  private static Budget cost(List<Run> good) {
    return new Budget(
        mean(good, run -> run.budget().passes()),
        count(good, run -> run.budget().updates()),
        mean(good, run -> run.budget().seconds()),
        count(good, run -> run.budget().trainedParameters()),
        (int) count(good, run -> run.budget().labels()));
  }

  /** Unknown, -1, where one of the runs does not say it. */
  private static long count(List<Run> runs, ToDoubleFunction<Run> value) {
    boolean known = runs.stream().mapToDouble(value).allMatch(number -> number >= 0);
    return known ? Math.round(mean(runs, value)) : -1;
  }

  private static double mean(List<Run> runs, ToDoubleFunction<Run> value) {
    return runs.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  List<String> cells() {
    return List.of(
        arm,
        failed == 0 ? Text.format("%d", seeds) : Text.format("%d, %d failed", seeds, failed),
        number(Math.abs(accuracy) < 10 ? "%.3f" : "%.1f", accuracy),
        number(Math.abs(accuracy) < 10 ? "%.3f" : "%.2f", deviation),
        number("%.3f", validation),
        number("%.3f", jumpstart),
        number("%.0f", cost.passes()),
        count(cost.updates()),
        number("%.1f", cost.seconds()),
        count(cost.trainedParameters()));
  }

  private String count(long value) {
    return value < 0 ? "-" : number("%,.0f", value);
  }

  private String number(String format, double value) {
    boolean none = Double.isNaN(value) || seeds == failed;
    return none ? "-" : Text.format(format, value);
  }
}
