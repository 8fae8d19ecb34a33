package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.BudgetRuns;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
   * @param denied rows per class where it was not trained out, with what speaks against it
   */
  record Side(String name, Map<Integer, TrainedOut> denied) {
    static Side of(BudgetRuns budgets, String arm) {
      Map<Integer, TrainedOut> denied = new LinkedHashMap<>();
      budgets.steps().forEach(step -> denied.put(step.rowsPerClass(), of(step, arm)));
      denied.values().removeIf(training -> !training.denied());
      return new Side(arm, denied);
    }

    private static TrainedOut of(BudgetRuns.Step step, String arm) {
      return TrainingEvidence.of(step.runs().arm(arm));
    }

    Side only(int rows) {
      Map<Integer, TrainedOut> kept = new LinkedHashMap<>(denied);
      kept.keySet().retainAll(List.of(rows));
      return new Side(name, kept);
    }

    private String rows() {
      return denied.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
      return Text.format("%s at %s training rows per class", name, rows());
    }
  }

  static BudgetTraining of(BudgetRuns budgets, String arm, String baseline) {
    return new BudgetTraining(Side.of(budgets, arm), Side.of(budgets, baseline));
  }

  /** Of whom a crossover hangs: of both where curves cross, of who is behind where none do. */
  List<String> of(Crossover.Kind kind) {
    return switch (kind) {
      case AHEAD -> words(Stream.of(baseline));
      case BEHIND -> words(Stream.of(arm));
      case CAUGHT_UP, OVERTAKES, SEVERAL -> words(Stream.of(arm, baseline));
    };
  }

  /** On whom labels saved hang: on the arm with so many rows, on the baseline with any. */
  List<String> ofSaved(int rows) {
    return words(Stream.of(arm.only(rows), baseline));
  }

  private static List<String> words(Stream<Side> sides) {
    return sides.filter(side -> !side.denied.isEmpty()).map(Side::toString).toList();
  }

  /** What stands before a number that holds at this budget only; empty where it does not. */
  static String bound(List<String> untrained) {
    return untrained.isEmpty()
        ? ""
        : Text.format("%s (%s): ", Standing.BOUND, String.join("; ", untrained));
  }

  /** Where an arm was not trained out, and what first speaks against it; empty where it was. */
  static Optional<String> sentence(BudgetRuns budgets, String arm) {
    Side side = Side.of(budgets, arm);
    return side.denied.entrySet().stream()
        .findFirst()
        .map(
            first ->
                Text.format(
                    "not trained out: %s, for at %d it %s",
                    side, first.getKey(), first.getValue().evidence().get(0).words()));
  }
}
