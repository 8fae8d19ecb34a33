package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The test rows that all runs of two arms answered. A few that some run lacks are left aside in
 * all; a run that lacks many is left aside itself, with its partner. Both are told by the rows
 * alone, not by what was answered.
 */
final class CommonRows {
  /** Where less than this share of the rows is common, a run has another test set. */
  private static final double MOST = 0.9;

  private static final int FEWEST_SEEDS = 2;

  private CommonRows() {}

  /**
   * Test rows that are left aside.
   *
   * @param rows how many; of redrawn ones, at all seeds together
   * @param lackedBy the runs that did not answer them: "'frozen' with seed 2, 3"
   */
  record Missing(int rows, String lackedBy) {
    static final Missing NONE = new Missing(0, "");
  }

  /** Runs on the same rows in the same order. */
  private record Trimmed(List<Run> runs, int missing, List<Run> lacking) {}

  /**
   * The same runs on rows that all of them answered.
   *
   * @throws IllegalArgumentException if they answered other rows
   */
  static Pairs of(Pairs pairs) {
    List<Run> good = pairs.all().stream().filter(run -> !run.failed()).toList();
    if (good.stream().allMatch(run -> ground(run).equals(ground(good.get(0))))) {
      return pairs;
    }
    if (pairs.paired() && pairs.redrawn()) {
      return eachSeed(pairs);
    }
    Optional<Pairs> whole = trimmed(pairs);
    Optional<Pairs> usable =
        whole.isPresent() || !pairs.paired()
            ? whole
            : withoutLacking(pairs).flatMap(p -> trimmed(p));
    if (usable.isEmpty()) {
      check(pairs);
    }
    return usable.orElse(pairs);
  }

  /** What the answers of two runs must share. */
  private static List<Object> ground(Run run) {
    Predictions test = run.test();
    return List.of(test.rows(), test.actual(), test.classes());
  }

  private static Optional<Pairs> trimmed(Pairs pairs) {
    return trim(pairs.all())
        .map(
            all ->
                with(
                    pairs,
                    all.runs.subList(pairs.baseline().size(), all.runs.size()),
                    all.runs.subList(0, pairs.baseline().size()),
                    new Missing(all.missing, names(all.lacking))));
  }

  private static Pairs with(Pairs pairs, List<Run> arm, List<Run> baseline, Missing missing) {
    return new Pairs(arm, baseline, pairs.paired(), pairs.leftOut(), missing);
  }

  /** Redrawn rows are another's at each seed. */
  private static Pairs eachSeed(Pairs pairs) {
    List<Run> arm = new ArrayList<>();
    List<Run> baseline = new ArrayList<>();
    List<Run> lacking = new ArrayList<>();
    int missing = 0;
    for (int s = 0; s < pairs.size(); s++) {
      List<Run> pair = List.of(pairs.arm().get(s), pairs.baseline().get(s));
      Optional<Trimmed> both = trim(pair);
      if (both.isEmpty()) {
        check(pair.get(0), pair.get(1));
      }
      List<Run> runs = both.map(Trimmed::runs).orElse(pair);
      arm.add(runs.get(0));
      baseline.add(runs.get(1));
      missing += both.map(Trimmed::missing).orElse(0);
      both.ifPresent(found -> lacking.addAll(found.lacking));
    }
    return with(pairs, arm, baseline, new Missing(missing, names(lacking)));
  }

  /** Empty where too few are common, or where a row is another example in another run. */
  private static Optional<Trimmed> trim(List<Run> runs) {
    List<Run> good = runs.stream().filter(run -> !run.failed()).toList();
    Map<Integer, Integer> labels = new TreeMap<>();
    Set<Integer> common = new TreeSet<>(good.isEmpty() ? List.of() : good.get(0).test().rows());
    for (Run run : good) {
      Predictions test = run.test();
      Set<Integer> own = new HashSet<>(test.rows());
      boolean same = test.classes().equals(good.get(0).test().classes());
      for (int i = 0; i < test.rows().size(); i++) {
        Integer before = labels.putIfAbsent(test.rows().get(i), test.actual().get(i));
        same &= before == null || before.equals(test.actual().get(i));
      }
      if (!same || own.size() < test.rows().size()) {
        return Optional.empty();
      }
      common.retainAll(own);
    }
    if (common.isEmpty() || common.size() < MOST * labels.size()) {
      return Optional.empty();
    }
    return Optional.of(
        new Trimmed(
            runs.stream().map(run -> run.failed() ? run : on(common, run)).toList(),
            labels.size() - common.size(),
            good.stream().filter(run -> run.test().rows().size() < labels.size()).toList()));
  }

  private static Run on(Collection<Integer> rows, Run run) {
    Predictions test = run.test();
    Map<Integer, Integer> places = new HashMap<>();
    IntStream.range(0, test.rows().size()).forEach(i -> places.put(test.rows().get(i), i));
    List<Integer> kept = rows.stream().map(places::get).toList();
    return run.withTest(
        new Predictions(
            test.classes(),
            List.copyOf(rows),
            kept.stream().map(test.actual()::get).toList(),
            kept.stream().map(test.predicted()::get).toList(),
            test.probabilities().isEmpty()
                ? List.of()
                : kept.stream().map(test.probabilities()::get).toList(),
            test.stated()));
  }

  /** The pairs whose runs have most of the rows; empty where they are too few, or all. */
  private static Optional<Pairs> withoutLacking(Pairs pairs) {
    long all = pairs.all().stream().flatMap(run -> run.test().rows().stream()).distinct().count();
    List<Integer> whole =
        IntStream.range(0, pairs.size())
            .filter(s -> lacks(pairs.arm().get(s), all) + lacks(pairs.baseline().get(s), all) == 0)
            .boxed()
            .toList();
    List<String> aside = new ArrayList<>(pairs.leftOut());
    Stream.concat(pairs.arm().stream(), pairs.baseline().stream())
        .filter(run -> lacks(run, all) > 0)
        .map(
            run ->
                Text.format(
                    "%s, which lacks %,d of %,d test rows", name(run), lacks(run, all), all))
        .forEach(aside::add);
    return whole.size() < FEWEST_SEEDS || whole.size() == pairs.size()
        ? Optional.empty()
        : Optional.of(
            new Pairs(
                whole.stream().map(pairs.arm()::get).toList(),
                whole.stream().map(pairs.baseline()::get).toList(),
                true,
                aside));
  }

  /** How many rows a run lacks; 0 where they are few. */
  private static long lacks(Run run, long all) {
    long own = run.test().rows().size();
    return run.failed() || own >= MOST * all ? 0 : all - own;
  }

  private static String name(Run run) {
    return Text.format("'%s' with seed %d", run.arm(), run.seed());
  }

  private static String names(List<Run> runs) {
    Map<String, String> seeds = new LinkedHashMap<>();
    for (Run run : runs) {
      String seed = run.states(Fact.SEEDLESS) ? "" : String.valueOf(run.seed());
      seeds.merge(run.arm(), seed, (some, one) -> one.isEmpty() ? some : some + ", " + one);
    }
    return seeds.entrySet().stream()
        .map(
            arm ->
                Text.format(
                    arm.getValue().isEmpty() ? "'%s'" : "'%s' with seed %s",
                    arm.getKey(),
                    arm.getValue()))
        .collect(Collectors.joining(" and "));
  }

  private static void check(Pairs pairs) {
    if (!pairs.paired()) {
      pairs.all().forEach(run -> check(run, pairs.baseline().get(0)));
      return;
    }
    for (int s = 0; s < pairs.size(); s++) {
      check(pairs.arm().get(s), pairs.baseline().get(s));
    }
  }

  private static void check(Run mine, Run other) {
    Set<Integer> both = new HashSet<>(mine.test().rows());
    both.retainAll(new HashSet<>(other.test().rows()));
    int rows = other.test().rows().size();
    boolean asMany = mine.test().rows().size() == rows;
    checkBothKnown(mine, other);
    Check.that(
        mine.failed() || other.failed() || ground(mine).equals(ground(other)),
        "test rows of arm '%s' with seed %d (%d) must be those of '%s' (%d%s), with the same classes;"
            + " run both on one split",
        mine.arm(),
        mine.seed(),
        mine.test().rows().size(),
        other.arm(),
        rows,
        asMany ? Text.format(", %d of them in both", both.size()) : "");
  }

  private static void checkBothKnown(Run mine, Run other) {
    Run alone = mine.test().rows().isEmpty() ? mine : other;
    boolean one = mine.test().rows().isEmpty() != other.test().rows().isEmpty();
    Check.that(
        mine.failed() || other.failed() || !one,
        "answers of arm '%s' with seed %d (a score alone) must be known row by row, as those of '%s'"
            + " are; give the answers of both arms, or the scores of both",
        alone.arm(),
        alone.seed(),
        (alone == mine ? other : mine).arm());
  }
}
