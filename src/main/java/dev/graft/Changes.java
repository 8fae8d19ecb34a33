package dev.graft;

import dev.graft.analysis.TrainedOut;
import dev.graft.analysis.Verdict;
import dev.graft.experiment.Experiment;
import dev.graft.experiment.PredictionCost;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What would change a choice: another arm's case, by the verdicts that decided and by its cost.
 *
 * @param cost what a prediction of the chosen arm costs
 */
record Changes(Experiment experiment, Choosing choosing, PredictionCost cost) {
  /** An arm that costs no less than this share of the chosen one is not cheaper. */
  private static final double CHEAPER = 0.8;

  private static final String LONGER = "when it trains longer";

  List<String> sentences() {
    String chosen = choosing.chosen().orElseThrow();
    List<String> sentences = new ArrayList<>();
    for (Verdict step : choosing.steps()) {
      boolean won = step.arm().equals(chosen);
      if (won) {
        cheaper(step).ifPresent(sentences::add);
        if (step.standing().binds()) {
          sentences.add(
              Text.format(
                  "%s instead, should it catch up %s: it was not trained out.",
                  step.baseline(), more(step.standing().baseline())));
        }
      } else if (step.baseline().equals(chosen)) {
        sentences.add(dearer(step));
      }
    }
    return sentences;
  }

  private Optional<String> cheaper(Verdict step) {
    PredictionCost other = PredictionCost.of(experiment, step.baseline());
    if (other.milliseconds() > CHEAPER * cost.milliseconds()) {
      return Optional.empty();
    }
    return Optional.of(
        Text.format(
            "%s instead, if a prediction had to cost %.1f ms in place of %.1f, for %s.",
            step.baseline(), other.milliseconds(), cost.milliseconds(), less(step)));
  }

  private static String less(Verdict step) {
    double difference = step.evidence().armScore() - step.evidence().baselineScore();
    return step.evidence().inPoints()
        ? Text.format("%.1f points of accuracy less", 100 * difference)
        : Text.format("a score that is worse by %.3g", Math.abs(difference));
  }

  /** Of an arm that did not take the chosen one's place. */
  private static String dearer(Verdict step) {
    return switch (step.outcome()) {
      case CANNOT_TELL ->
          Text.format(
              "%s instead, should more evidence show that it is better: %s.",
              step.arm(), step.reason().isEmpty() ? "today it cannot be told" : step.reason());
      case NO_DIFFERENCE -> alike(step);
      case HARMS ->
          step.standing().binds()
              ? Text.format(
                  "%s instead, should it catch up %s.", step.arm(), more(step.standing().arm()))
              : Text.format("%s not: it is worse here.", step.arm());
      case HELPS, FAILED_RUN -> Text.format("%s instead, once its runs do not fail.", step.arm());
    };
  }

  /** Without a difference, as far as both were trained. */
  static String alike(Verdict step) {
    TrainedOut other = step.standing().arm();
    if (!step.standing().binds()) {
      return Text.format("%s instead would gain nothing that matters.", step.arm());
    }
    return other.state() == TrainedOut.State.NO
        ? Text.format(
            "%s instead, should it gain something %s: it was not trained out.",
            step.arm(), more(other))
        : Text.format(
            "%s instead would gain nothing that matters, and %s may gain something %s: it was not"
                + " trained out.",
            step.arm(), step.baseline(), more(step.standing().baseline()));
  }

  /** What an arm that was not trained out still lacks. */
  static String more(TrainedOut loser) {
    return loser.decisive().map(Changes::more).orElse(LONGER);
  }

  private static String more(TrainedOut.Reason reason) {
    return switch (reason) {
      case RATE_AT_EDGE -> "at a rate beyond those tried, of which it took the outermost";
      case RATE_TOO_HIGH -> "at a lower rate";
      case BODY_STOOD_STILL -> "at a higher rate";
      case WEAKEST_STRENGTH -> "with weaker penalties than those tried";
      case STRONGEST_STRENGTH -> "with stronger penalties than those stated";
      case SHORT_OF_OPTIMUM -> "once its head is solved to the optimum";
      case BELOW_JUMPSTART,
          STILL_RISING,
          LOSS_STILL_FALLING,
          VALIDATION_LOSS_FALLING,
          FEW_PASSES,
          FEW_UPDATES ->
          LONGER;
    };
  }
}
