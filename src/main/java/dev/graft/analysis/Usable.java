package dev.graft.analysis;

import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arms that can be compared with the baseline: one that cannot does not stand in the way of the
 * others.
 *
 * @param runs of the baseline and of these arms
 * @param leftOut by arm, why it is not among them
 */
record Usable(Runs runs, Map<String, String> leftOut) {
  /** Refuses only where no arm is left, with the reason of the first. */
  static Usable of(Runs runs, String baseline, Metric metric) {
    Map<String, String> leftOut = new LinkedHashMap<>();
    IllegalArgumentException first = null;
    List<String> arms = runs.arms().stream().filter(arm -> !arm.equals(baseline)).toList();
    for (String arm : arms) {
      try {
        Pairs pairs = Pairs.of(runs, arm, baseline);
        pairs.arm().forEach(run -> Scores.check(run, metric));
        pairs.baseline().forEach(run -> Scores.check(run, metric));
      } catch (IllegalArgumentException e) {
        first = first == null ? e : first;
        leftOut.put(arm, e.getMessage());
      }
    }
    if (leftOut.size() == arms.size() && first != null) {
      throw first;
    }
    List<Run> usable = runs.all().stream().filter(run -> !leftOut.containsKey(run.arm())).toList();
    return new Usable(leftOut.isEmpty() ? runs : new Runs(usable, runs.looks()), leftOut);
  }

  /** A sentence for each arm that is left out. */
  List<String> words() {
    return leftOut.entrySet().stream()
        .map(arm -> "left out, '" + arm.getKey() + "': " + arm.getValue())
        .toList();
  }
}
