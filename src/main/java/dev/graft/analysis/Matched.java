package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the runs of two arms side by side, on the test rows that all of them answered. */
final class Matched {
  /** Fewer common seeds say nothing of the seed. */
  private static final int FEWEST = 2;

  /**
   * Up to so many pairs have an interval that all seeds as two samples beat, by simulation with
   * seeds that share nothing or much (src/guide/results-from-elsewhere.md): t with one or two
   * degrees of freedom costs more than pairing brings.
   */
  private static final int FEW_PAIRS = 3;

  private Matched() {}

  /**
   * All runs: on the common seeds where there are enough, else as two samples. Which of the two is
   * told by the numbers of seeds alone, not by what came out.
   *
   * @throws IllegalArgumentException if they share no two seeds, and one has a single run; or if
   *     they answered other rows
   */
  static Pairs all(Runs runs, String arm, String baseline) {
    List<Run> mine = bySeed(runs, arm);
    List<Run> other = bySeed(runs, baseline);
    List<Run> common = with(mine, seeds(other));
    if (common.size() == mine.size() && common.size() == other.size()) {
      return paired(mine, other, List.of());
    }
    if (common.size() >= FEWEST && !better(common.size(), mine, other)) {
      List<String> alone = new ArrayList<>();
      alone(mine, other, alone);
      alone(other, mine, alone);
      return paired(common, with(other, seeds(mine)), alone);
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
    return CommonRows.of(new Pairs(mine, other, false, List.of()));
  }

  /** Whether two samples say more: beside 2 pairs from 3 seeds of each on, beside 3 from 6 on. */
  private static boolean better(int pairs, List<Run> mine, List<Run> other) {
    int seeds = Math.min(mine.size(), other.size());
    return pairs <= FEW_PAIRS && seeds >= 3 * (pairs - 1);
  }

  private static Pairs paired(List<Run> mine, List<Run> other, List<String> alone) {
    return CommonRows.of(new Pairs(mine, other, true, alone));
  }

  /** A pair in which a run failed is left out and named, as is a run without a partner. */
  static Pairs endedWell(Runs runs, String arm, String baseline) {
    Check.oneOf("arm", baseline, runs.arms());
    Check.oneOf("arm", arm, runs.arms());
    Check.that(!arm.equals(baseline), "arm '%s' is the baseline itself; name another arm", arm);
    List<Run> mine = eachOnce(runs, arm);
    List<Run> other = eachOnce(runs, baseline);
    List<String> leftOut = new ArrayList<>(withoutPartner(mine, other));
    leftOut.addAll(withoutPartner(other, mine));
    List<Run> good = new ArrayList<>();
    List<Run> partners = new ArrayList<>();
    for (Run run : mine) {
      Optional<Run> partner = with(other, List.of(run.seed())).stream().findFirst();
      List<Run> pair = partner.map(p -> List.of(run, p)).orElse(List.of());
      pair.stream().filter(Run::failed).map(Matched::failed).forEach(leftOut::add);
      if (!pair.isEmpty() && pair.stream().noneMatch(Run::failed)) {
        good.add(run);
        partners.add(pair.get(1));
      }
    }
    return good.isEmpty()
        ? new Pairs(good, partners, true, leftOut)
        : CommonRows.of(new Pairs(good, partners, true, leftOut));
  }

  private static List<String> withoutPartner(List<Run> mine, List<Run> other) {
    List<Long> shared = seeds(other);
    return mine.stream()
        .filter(run -> !shared.contains(run.seed()))
        .map(run -> Text.format("%s with seed %d has no partner", run.arm(), run.seed()))
        .toList();
  }

  private static String failed(Run run) {
    return Text.format("%s with seed %d failed", run.arm(), run.seed());
  }

  private static List<Run> eachOnce(Runs runs, String arm) {
    List<Run> sorted = bySeed(runs, arm);
    Check.that(
        sorted.stream().map(Run::seed).distinct().count() == sorted.size(),
        "seeds of arm '%s' (%s) must be there once each; leave one of the runs out",
        arm,
        seeds(sorted));
    return sorted;
  }

  /**
   * Checks that both arms can be described on all their seeds.
   *
   * @throws IllegalArgumentException if they have other seeds or test rows
   */
  static void checkSameSeeds(Runs runs, String arm, String baseline) {
    List<Long> mine = seeds(eachOnce(runs, arm));
    List<Long> other = seeds(eachOnce(runs, baseline));
    Check.that(
        mine.equals(other),
        "seeds of arm '%s' (%s) must be those of '%s' (%s), each once; run both with the same seeds",
        arm,
        mine,
        baseline,
        other);
    endedWell(runs, arm, baseline);
  }

  private static List<Run> bySeed(Runs runs, String arm) {
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
