package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Monitor;
import dev.graft.run.Rates;
import dev.graft.run.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** By which validation score the passes and rates of runs were chosen, and whether it fits. */
final class Choices {
  private Choices() {}

  /** By arm, where steps were made and something could be chosen. */
  private static Map<String, Monitor> byArm(List<Run> runs) {
    Map<String, Monitor> arms = new LinkedHashMap<>();
    runs.stream()
        .filter(run -> !run.failed() && run.budget().updates() > 0)
        .filter(run -> run.fact(Fact.RATES).filter(rates -> rates != Rates.NONE).isPresent())
        .forEach(run -> arms.put(run.arm(), run.fact(Fact.MONITOR).orElse(Monitor.ACCURACY)));
    return arms;
  }

  /** Arms that chose by different scores did not have the same chances by either. */
  static Optional<Flag> differ(List<Run> runs) {
    Map<String, Monitor> arms = byArm(runs);
    long scores = arms.values().stream().distinct().count();
    return Flags.flag(
        scores > 1,
        new Flag(
            Flag.Kind.MONITORS_DIFFER,
            "",
            scores,
            Text.format(
                "chosen by different scores: passes and rates of %s; withMonitor gives all arms one",
                arms.entrySet().stream()
                    .map(arm -> arm.getKey() + " by validation " + arm.getValue())
                    .collect(Collectors.joining(", ")))));
  }

  /** What is judged by one score and was chosen by another may lie below its best. */
  static Optional<Flag> another(List<Run> runs, Metric metric) {
    Map<String, Monitor> arms = byArm(runs);
    arms.values().removeIf(monitor -> metric.monitor().filter(monitor::equals).isPresent());
    return Flags.flag(
        !arms.isEmpty(),
        new Flag(
            Flag.Kind.CHOSEN_BY_ANOTHER_SCORE,
            "",
            arms.size(),
            Text.format(
                "chosen by another score: passes and rates of %s were chosen by validation %s, and"
                    + " %s is compared%s",
                String.join(", ", arms.keySet()),
                arms.values().stream()
                    .distinct()
                    .map(Monitor::toString)
                    .collect(Collectors.joining(" and ")),
                metric,
                metric
                    .monitor()
                    .map(monitor -> "; withMonitor(Monitor." + monitor.name() + ") chooses by it")
                    .orElse(""))));
  }
}
