package dev.graft.training;

import dev.graft.data.Examples;
import dev.graft.data.Rows;
import dev.graft.internal.Text;
import dev.graft.model.Head;
import dev.graft.recipe.Phase;
import dev.graft.recipe.StopLoss;
import dev.graft.run.Budget;
import dev.graft.run.Curve;
import dev.graft.run.Fact;
import dev.graft.run.FailureKind;
import dev.graft.run.Point;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.StopLossOutcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts together what a finished run leaves behind. */
final class Outcomes {
  private static final MathContext KEPT = new MathContext(6);

  private Outcomes() {}

  /**
   * What a run cost and whether it failed.
   *
   * @param before the run that it went on from
   */
  record Cost(
      Optional<Run> before,
      double seconds,
      long updates,
      long parameters,
      Rows rows,
      String failure) {
    /** Of a run that makes no step. */
    static Cost nothing(Rows rows) {
      return new Cost(Optional.empty(), 0, 0, 0, rows, "");
    }

    private double passesBefore() {
      return before.map(run -> run.budget().passes()).orElse(0.0);
    }
  }

  static Run run(Plan plan, Curve curve, Predictions test, Cost cost) {
    Rows rows = cost.rows();
    boolean trained = cost.updates() > 0 || plan.solves();
    boolean asked = plan.network().head().kind() != Head.Kind.OLD_ANSWERS;
    Budget budget =
        new Budget(
            curve.last().passes(),
            cost.updates(),
            cost.seconds(),
            trained ? cost.parameters() : 0,
            asked ? rows.training().size() + rows.validation().size() : 0);
    Map<String, String> facts = Provenance.of(plan, rows);
    String failure = cost.failure();
    Run run = new Run(plan.key(), "", plan.seed(), failure, curve, test, budget, facts);
    run = with(run, Fact.STOP_LOSS, stopLoss(plan, curve, cost));
    run = with(run, Fact.PATIENCE, patience(plan, curve, cost));
    return run.withFact(Fact.PHASES_PASSES, phases(curve, cost));
  }

  /** The passes that each phase made: patience may end it before those that its recipe allows. */
  private static List<Integer> phases(Curve curve, Cost cost) {
    List<Integer> phases = new ArrayList<>();
    cost.before()
        .map(run -> run.fact(Fact.PHASES_PASSES).orElse(List.of((int) cost.passesBefore())))
        .ifPresent(phases::addAll);
    phases.add((int) (curve.last().passes() - cost.passesBefore()));
    return phases;
  }

  private static <T> Run with(Run run, Fact<T> fact, Optional<T> value) {
    return value.map(there -> run.withFact(fact, there)).orElse(run);
  }

  /** What a stop-loss did; empty where there is none. */
  private static Optional<StopLossOutcome> stopLoss(Plan plan, Curve curve, Cost cost) {
    Phase last = plan.recipe().lastPhase();
    if (last.guard().stopLoss() == StopLoss.NONE) {
      return Optional.empty();
    }
    return Optional.of(
        curve.best().passes() > cost.passesBefore()
            ? StopLossOutcome.NOT_NEEDED
            : StopLossOutcome.FELL_BACK);
  }

  /** Whether patience ended the last phase; empty where there is none. */
  private static Optional<String> patience(Plan plan, Curve curve, Cost cost) {
    Phase last = plan.recipe().lastPhase();
    int allowed = last.guard().patience();
    if (allowed == 0) {
      return Optional.empty();
    }
    double left = cost.passesBefore() + last.passes() - curve.last().passes();
    return Optional.of(
        left > 0
            ? Text.format(
                "ended %.0f passes early: %d passes brought nothing better", left, allowed)
            : "not used up");
  }

  /** How a pass made the weights useless: its last step is seen by the validation rows alone. */
  static Optional<String> diverged(Point end, int pass) {
    if (!Double.isFinite(end.trainingLoss())) {
      return Optional.of(diverged("training loss %s in pass %d", pass));
    }
    return Double.isFinite(end.validationLoss())
        ? Optional.empty()
        : Optional.of(diverged("validation loss %s after pass %d", pass));
  }

  private static String diverged(String what, int pass) {
    return Text.format("the " + what + "; lower the rate", FailureKind.DIVERGED.mark(), pass);
  }

  /** The predictions of a run that failed: none. */
  static Predictions none(Examples data) {
    return Predictions.none(data.classes());
  }

  /** Probabilities from their logarithms, with the digits that are kept. */
  static List<Double> probabilities(float[] logarithms) {
    List<Double> probabilities = new ArrayList<>();
    for (float logarithm : logarithms) {
      probabilities.add(kept(Math.exp(logarithm)));
    }
    return probabilities;
  }

  /**
   * A probability to six significant digits, of the seven that an engine computes: a sure network
   * ranks its rows by what is left below 0.0001.
   */
  static double kept(double probability) {
    return new BigDecimal(probability, KEPT).doubleValue();
  }

  /** The index of the largest value, the first of equals. */
  static int largest(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
