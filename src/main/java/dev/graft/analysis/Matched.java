package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The runs of two arms side by side: by seed where they share seeds, as two samples where they
 * share none.
 *
 * @param arm in the order of the seeds
 * @param baseline in the order of the seeds; as many where they are paired
 * @param paired whether the i-th of both have one seed
 * @param alone a sentence's part for each arm with seeds that the other has not, "'frozen' with
 *     seed 4, 5"; empty where all are paired, or none
 */
record Matched(List<Run> arm, List<Run> baseline, boolean paired, List<String> alone) {
  /** Fewer common seeds say nothing of the seed. */
  private static final int FEWEST = 2;

  /**
   * Side by side: on the common seeds where there are two, else as two samples.
   *
   * @throws IllegalArgumentException if they share no two seeds, and one has a single run
   */
  static Matched of(Runs runs, String arm, String baseline) {
    List<Run> mine = bySeed(runs, arm);
    List<Run> other = bySeed(runs, baseline);
    List<Run> common = with(mine, seeds(other));
    if (common.size() == mine.size() && common.size() == other.size()) {
      return new Matched(mine, other, true, List.of());
    }
    if (common.size() >= FEWEST) {
      List<String> alone = new ArrayList<>();
      alone(mine, other, alone);
      alone(other, mine, alone);
      return new Matched(common, with(other, seeds(mine)), true, alone);
    }
    Check.that(
        mine.size() >= FEWEST && other.size() >= FEWEST,
        "seeds of arm '%s' (%s) and '%s' (%s) must share at least two, or be two at least of each;"
            + " run both with the same seeds, or name an arm that no seed changes with"
            + " withoutSeed(...)",
        arm,
        seeds(mine),
        baseline,
        seeds(other));
    return new Matched(mine, other, false, List.of());
  }

  static List<Run> bySeed(Runs runs, String arm) {
    return runs.arm(arm).stream().sorted(Comparator.comparingLong(Run::seed)).toList();
  }

  private static List<Long> seeds(List<Run> runs) {
    return runs.stream().map(Run::seed).toList();
  }

  private static List<Run> with(List<Run> runs, List<Long> seeds) {
    Set<Long> wanted = Set.copyOf(seeds);
    return runs.stream().filter(run -> wanted.contains(run.seed())).toList();
  }

  private static void alone(List<Run> mine, List<Run> other, List<String> alone) {
    Set<Long> shared = Set.copyOf(seeds(other));
    String seeds =
        mine.stream()
            .filter(run -> !shared.contains(run.seed()))
            .map(run -> String.valueOf(run.seed()))
            .collect(Collectors.joining(", "));
    if (!seeds.isEmpty()) {
      alone.add(Text.format("'%s' with seed %s", mine.get(0).arm(), seeds));
    }
  }
}
