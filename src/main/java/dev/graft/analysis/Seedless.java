package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.List;

/** Arms whose answers no seed changes: one run stands for all seeds. */
final class Seedless {
  private Seedless() {}

  /** The runs with the one run of each such arm beside every seed of the others. */
  static Runs spread(Runs runs, List<String> arms) {
    arms.forEach(arm -> check(runs, arm));
    List<Long> seeds =
        runs.all().stream()
            .filter(run -> !arms.contains(run.arm()))
            .map(Run::seed)
            .distinct()
            .sorted()
            .toList();
    Check.that(
        !seeds.isEmpty(),
        "arms (%s) must leave one whose seeds matter; name only those that no seed changes",
        String.join(", ", arms));
    List<Run> all = new ArrayList<>();
    for (String arm : runs.arms()) {
      List<Run> own = runs.arm(arm);
      all.addAll(arms.contains(arm) ? copies(own.get(0), seeds) : own);
    }
    return new Runs(all, runs.looks(), runs.notices());
  }

  private static void check(Runs runs, String arm) {
    List<Run> own = runs.arm(Check.oneOf("arm", arm, runs.arms()));
    Check.that(
        own.stream().map(Run::test).distinct().count() == 1,
        "arm '%s' must answer alike with every seed: its %d runs do not; leave it out of"
            + " withoutSeed",
        arm,
        own.size());
  }

  private static List<Run> copies(Run run, List<Long> seeds) {
    return seeds.stream().map(seed -> run.withSeed(seed).withFact(Fact.SEEDLESS, true)).toList();
  }
}
