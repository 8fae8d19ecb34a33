package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Alike;
import dev.graft.run.Fact;
import dev.graft.run.Rates;
import dev.graft.run.Run;
import dev.graft.run.ScoreRows;
import dev.graft.run.TargetLabels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whether all arms had the same chances: rows, passes, augmentation, a rate of their own. */
final class Fairness {
  private static final double SAME_BUDGET = 0.01;

  private Fairness() {}

  /** What was not the same for these runs. */
  static List<Flag> of(List<Run> runs) {
    return Stream.of(
            DataFlags.seen(runs),
            splits(runs),
            scoreRows(runs),
            budgets(runs),
            augmentation(runs),
            rates(runs),
            searches(runs),
            Choices.differ(runs),
            input(runs),
            bases(runs),
            oracles(runs))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Flag> splits(List<Run> runs) {
    List<String> arms = arms(runs, run -> !run.states(Fact.SPLIT));
    return flag(
        Flag.Kind.SPLIT_UNKNOWN,
        arms,
        "split not known: the runs of %s do not say on which rows they were trained");
  }

  /** A score without its answers, on rows that are none of the test or may be none. */
  private static Optional<Flag> scoreRows(List<Run> runs) {
    Map<String, ScoreRows> arms = new LinkedHashMap<>();
    runs.stream()
        .filter(run -> run.test().rows().isEmpty() && !run.failed())
        .forEach(run -> run.fact(Fact.METRIC_ROWS).ifPresent(rows -> arms.put(run.arm(), rows)));
    arms.values().removeIf(ScoreRows.TEST::equals);
    if (arms.isEmpty()) {
      return Optional.empty();
    }
    ScoreRows rows = arms.values().iterator().next();
    String name = runs.get(0).stated(Fact.METRIC).orElse("accuracy");
    String words =
        rows == ScoreRows.NOT_SAID
            ? Text.format(
                "test rows not known: whose rows '%s' was measured on is not said, and rows that"
                    + " were learned from or chosen by say nothing of this; if they are the test's,"
                    + " call the column test_%s, or say so with withMetric(\"%s\")",
                name, name, name)
            : Text.format(
                "test rows not known: '%s' was measured on %s rows by its name, which %s; measure"
                    + " both arms on test rows",
                name,
                rows,
                rows == ScoreRows.TRAINING ? "were learned from" : "chose what was kept");
    return Optional.of(new Flag(Flag.Kind.SCORE_ROWS_NOT_KNOWN, "", arms.size(), words));
  }

  private static Optional<Flag> rates(List<Run> runs) {
    List<String> arms = arms(runs, run -> is(run, Fact.RATES, Rates.FIXED));
    return flag(
        Flag.Kind.RATES_NOT_SEARCHED,
        arms,
        "rates not searched: %s had a fixed learning rate each");
  }

  private static Optional<Flag> searches(List<Run> runs) {
    return differ(
        runs.stream().filter(run -> run.states(Fact.RATES_SEARCH)).toList(),
        Alike.SEARCHES,
        Flag.Kind.SEARCHES_DIFFER,
        run -> run.text(Fact.RATES_SEARCH));
  }

  /** An upper line is no competitor. */
  private static Optional<Flag> oracles(List<Run> runs) {
    List<String> arms =
        arms(runs, run -> is(run, Fact.TARGET_LABELS, TargetLabels.SEEN_IN_TRAINING));
    return flag(
        Flag.Kind.TARGET_LABELS_SEEN,
        arms,
        "target labels seen: %s learned from labels of the target that no other arm had, so it is"
            + " an upper line and not a method of adaptation");
  }

  private static Optional<Flag> flag(Flag.Kind kind, List<String> arms, String words) {
    return arms.isEmpty()
        ? Optional.empty()
        : Optional.of(new Flag(kind, "", arms.size(), Text.format(words, String.join(", ", arms))));
  }

  private static Optional<Flag> augmentation(List<Run> runs) {
    return differ(runs, Alike.AUGMENTATION, Flag.Kind.AUGMENTATION_DIFFERS, Fairness::augmentation);
  }

  private static String augmentation(Run run) {
    String way = run.text(Fact.AUGMENTATION);
    return way.isEmpty() ? "none stated" : way;
  }

  /** Controls may see pictures in a way of their own; runs from elsewhere may not say it. */
  private static Optional<Flag> input(List<Run> runs) {
    if (runs.stream().anyMatch(run -> run.states(Fact.INPUT))) {
      return differ(
          runs.stream().filter(run -> run.states(Fact.INPUT)).toList(),
          Alike.ROWS,
          Flag.Kind.INPUT_DIFFERS,
          run -> run.text(Fact.INPUT));
    }
    return differ(
        runs.stream().filter(run -> run.states(Fact.INPUT_SCALING)).toList(),
        Alike.PICTURES,
        Flag.Kind.INPUT_DIFFERS,
        run -> run.text(Fact.INPUT_SIZE) + " px, " + run.text(Fact.INPUT_SCALING));
  }

  /** Two sets of weights may have one name. */
  private static Optional<Flag> bases(List<Run> runs) {
    return differ(
        runs.stream().filter(run -> run.states(Fact.WEIGHTS_HASH)).toList(),
        Alike.BASES,
        Flag.Kind.BASES_DIFFER,
        run -> run.text(Fact.BASE) + " [" + start(run.text(Fact.WEIGHTS_HASH)) + "]");
  }

  private static String start(String hash) {
    return hash.substring(0, Math.min(8, hash.length()));
  }

  private static Optional<Flag> differ(
      List<Run> runs, Alike alike, Flag.Kind kind, Function<Run, String> what) {
    Map<String, String> byArm = new LinkedHashMap<>();
    runs.stream()
        .filter(run -> alike.asks(run.states(Fact.CONTROL)))
        .forEach(run -> byArm.putIfAbsent(run.arm(), what.apply(run)));
    return alike.after(byArm).map(words -> new Flag(kind, "", Alike.ways(byArm), words));
  }

  private static Optional<Flag> budgets(List<Run> runs) {
    List<String> trained = arms(runs, run -> !run.failed());
    double[] passes = trained.stream().mapToDouble(arm -> passes(runs, arm)).toArray();
    double most = java.util.Arrays.stream(passes).max().orElse(0);
    // a solved head needs no passes: fewer of them are no disadvantage
    double least =
        arms(runs, run -> !run.failed() && !run.states(Fact.SOLVER)).stream()
            .mapToDouble(arm -> passes(runs, arm))
            .min()
            .orElse(most);
    if (Double.isNaN(most)) {
      return Optional.of(
          new Flag(
              Flag.Kind.BUDGETS_NOT_KNOWN,
              "",
              java.util.Arrays.stream(passes).filter(Double::isNaN).count(),
              "budgets not known: the runs do not say how many passes over the training rows they"
                  + " made"));
    }
    if (most - least <= SAME_BUDGET * most || toThePlateau(runs)) {
      return Optional.empty();
    }
    Map<String, String> each = new LinkedHashMap<>();
    trained.forEach(arm -> each.put(arm, number(passes(runs, arm))));
    return Optional.of(
        new Flag(Flag.Kind.BUDGETS_DIFFER, "", most - least, Alike.PASSES.told(each)));
  }

  /** Where each arm went on as long as it got better, fewer passes are no disadvantage. */
  private static boolean toThePlateau(List<Run> runs) {
    return runs.stream()
        .filter(run -> !run.failed() && run.budget().updates() != 0) // below 0: not known
        .allMatch(run -> run.states(Fact.PATIENCE) && is(run, Fact.RATES, Rates.SEARCHED));
  }

  private static double passes(List<Run> runs, String arm) {
    return runs.stream()
        .filter(run -> run.arm().equals(arm) && !run.failed())
        .mapToDouble(run -> run.budget().passes())
        .average()
        .orElse(0);
  }

  private static String number(double passes) {
    return Text.format(passes == Math.rint(passes) ? "%.0f" : "%.1f", passes);
  }

  private static List<String> arms(List<Run> runs, Predicate<Run> which) {
    return runs.stream().filter(which).map(Run::arm).distinct().toList();
  }

  private static <T> boolean is(Run run, Fact<T> fact, T value) {
    return run.fact(fact).filter(value::equals).isPresent();
  }
}
