package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.BudgetRuns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where an arm or its baseline was not trained out, by numbers of training rows: a curve that more
 * training would lift crosses the other elsewhere.
 *
 * @param arm what it is called and where it was not trained out
 * @param baseline likewise
 */
record BudgetTraining(Side arm, Side baseline) {
  /**
   * One side.
   *
   * @param name of the arm
   * @param trained by rows per class, rising
   */
  record Side(String name, Map<Integer, TrainedOut> trained) {
    static Side of(BudgetRuns budgets, String arm) {
      Map<Integer, TrainedOut> trained = new LinkedHashMap<>();
      budgets.steps().forEach(step -> trained.put(step.rowsPerClass(), of(step, arm)));
      return new Side(arm, trained);
    }

    /** Where it is in this state. */
    Side in(TrainedOut.State state) {
      return only(rows -> trained.get(rows).state() == state);
    }

    private static TrainedOut of(BudgetRuns.Step step, String arm) {
      return TrainingEvidence.of(step.runs().arm(arm));
    }

    Side only(IntPredicate rows) {
      Map<Integer, TrainedOut> kept = new LinkedHashMap<>(trained);
      kept.keySet().removeIf(one -> !rows.test(one));
      return new Side(name, kept);
    }

    private String rows() {
      return trained.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
      return Text.format("%s at %s training rows per class", name, rows());
    }
  }

  static BudgetTraining of(BudgetRuns budgets, String arm, String baseline) {
    TrainedOut.State no = TrainedOut.State.NO;
    return new BudgetTraining(Side.of(budgets, arm).in(no), Side.of(budgets, baseline).in(no));
  }

  /** On whom a crossover hangs: on each where it is behind, for a leader's lead can but grow. */
  List<String> ofCrossover(BudgetGrid grid) {
    List<Integer> ahead = grid.rowsAhead();
    return words(
        Stream.of(arm.only(rows -> !ahead.contains(rows)), baseline.only(ahead::contains)));
  }

  /**
   * On whom labels saved hang: on the arm with so many rows, and on the baseline as far as to the
   * first number of rows with which it is as good.
   *
   * @param needed rows of the baseline, perhaps infinite
   */
  List<String> ofSaved(int rows, double needed, List<Integer> all) {
    int last = all.stream().filter(one -> one >= needed).findFirst().orElse(Integer.MAX_VALUE);
    return words(Stream.of(arm.only(one -> one == rows), baseline.only(one -> one <= last)));
  }

  private static List<String> words(Stream<Side> sides) {
    return sides.filter(side -> !side.trained.isEmpty()).map(Side::toString).toList();
  }

  /** What stands before a number that holds at this budget only; empty where it does not. */
  static String bound(List<String> untrained) {
    return untrained.isEmpty()
        ? ""
        : Text.format("%s (%s): ", Standing.BOUND, String.join("; ", untrained));
  }

  /** Where an arm was not trained out, and what first speaks against it; where nobody knows. */
  static List<String> sentences(BudgetRuns budgets, String arm) {
    Side all = Side.of(budgets, arm);
    Side side = all.in(TrainedOut.State.NO);
    Side unknown = all.in(TrainedOut.State.UNKNOWN);
    Stream<String> denied =
        side.trained.entrySet().stream()
            .limit(1)
            .map(
                first ->
                    Text.format(
                        "not trained out: %s, for at %d it %s",
                        side, first.getKey(), first.getValue().evidence().get(0).words()));
    Stream<String> open =
        unknown.trained.isEmpty() ? Stream.of() : Stream.of("training not known: " + unknown);
    return Stream.concat(denied, open).toList();
  }
}
