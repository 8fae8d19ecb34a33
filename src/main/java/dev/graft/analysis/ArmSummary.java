package dev.graft.analysis;

import dev.graft.run.Run;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * What an arm reached and what it cost, as means over its seeds.
 *
 * @param arm its name
 * @param accuracy test accuracy, in [0, 1]; NaN if a run failed
 * @param deviation standard deviation of it over the seeds; NaN for one seed
 * @param jumpstart validation accuracy before any gradient step, in [0, 1]
 * @param validation validation accuracy of the point that was kept, in [0, 1]
 * @param passes passes over the training rows
 * @param seconds training time, in seconds
 * @param trainedParameters values that the last phase changed
 */
public record ArmSummary(
    String arm,
    double accuracy,
    double deviation,
    double jumpstart,
    double validation,
    double passes,
    double seconds,
    long trainedParameters) {
  static final List<String> HEADERS =
      List.of(
          "arm",
          "test accuracy",
          "sd over seeds",
          "validation",
          "jumpstart",
          "passes",
          "seconds",
          "trained parameters");

  static ArmSummary of(String arm, List<Run> runs) {
    double mean = mean(runs, run -> run.test().accuracy());
    double squares = runs.stream().mapToDouble(r -> Math.pow(r.test().accuracy() - mean, 2)).sum();
    return new ArmSummary(
        arm,
        mean,
        runs.size() < 2 ? Double.NaN : Math.sqrt(squares / (runs.size() - 1)),
        mean(runs, run -> run.curve().points().get(0).validationAccuracy()),
        mean(runs, run -> run.curve().best().validationAccuracy()),
        mean(runs, run -> run.budget().passes()),
        mean(runs, run -> run.budget().seconds()),
        runs.get(0).budget().trainedParameters());
  }

  private static double mean(List<Run> runs, ToDoubleFunction<Run> value) {
    return runs.stream().mapToDouble(value).average().orElse(Double.NaN);
  }

  List<String> cells() {
    return List.of(
        arm,
        number("%.3f", accuracy),
        number("%.3f", deviation),
        number("%.3f", validation),
        number("%.3f", jumpstart),
        number("%.0f", passes),
        number("%.1f", seconds),
        String.format(Locale.ROOT, "%,d", trainedParameters));
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, format, value);
  }
}
