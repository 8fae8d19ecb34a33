package dev.graft.cause;

import dev.graft.analysis.RateTooHigh;
import dev.graft.analysis.TrainedOut;
import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.RateEdge;
import dev.graft.run.Rates;
import dev.graft.run.Runs;
import dev.graft.run.Solver;
import dev.graft.run.Suggestion;
import java.util.List;
import java.util.Optional;

/** Whether an arm was trained until more training would bring nothing, at a rate that suits it. */
record TrainingSymptom(Runs runs, Course arm, Trials trials) {
  private static final double LOWER = 0.1;
  private static final double HIGHER = 10;

  /** A training loss that kept more of that of the first pass hardly moved. */
  private static final double HARDLY = 0.9;

  /** Whether nothing speaks against it, of runs that say how they were trained. */
  boolean trainedOut() {
    TrainedOut.State state = TrainedOut.of(runs, arm.arm()).state();
    return state == TrainedOut.State.YES
        || state == TrainedOut.State.UNKNOWN && arm.states(Fact.RATES);
  }

  /** What speaks against it, with the run that settles it: more passes, or other rates. */
  Optional<Cause> notTrainedOut() {
    TrainedOut training = TrainedOut.of(runs, arm.arm());
    if (training.state() != TrainedOut.State.NO) {
      return Optional.empty();
    }
    TrainedOut.Evidence first = training.evidence().get(0);
    Optional<Suggestion> way = training.decisive().flatMap(this::way);
    String words =
        "it "
            + training.evidence().stream()
                .map(TrainedOut.Evidence::words)
                .collect(java.util.stream.Collectors.joining(", "));
    return Optional.of(new Cause(Cause.Kind.NOT_TRAINED_OUT, first.number(), words, way));
  }

  private Optional<Suggestion> way(TrainedOut.Reason reason) {
    return switch (reason) {
      case RATE_AT_EDGE -> arm.fact(Fact.RATES_EDGE).flatMap(this::otherRates);
      case RATE_TOO_HIGH -> trials.lowerRate(Symptoms.LOWER);
      case BODY_STOOD_STILL ->
          trials.suggestion(new Suggestion.RateTimes(HIGHER), "a rate that moves the base");
      case WEAKEST_STRENGTH ->
          trials.suggestion(
              new Suggestion.FurtherStrengths(true), "weaker penalties to choose from");
      case STRONGEST_STRENGTH ->
          trials.suggestion(
              new Suggestion.FurtherStrengths(false), "stronger penalties to choose from");
      case SHORT_OF_OPTIMUM -> Optional.empty();
      case FEW_PASSES -> trials.longer();
      case BELOW_JUMPSTART,
          STILL_RISING,
          LOSS_STILL_FALLING,
          VALIDATION_LOSS_FALLING,
          FEW_UPDATES ->
          hardlyMoved()
              ? trials.suggestion(
                  new Suggestion.RateTimes(HIGHER),
                  "the training loss hardly moved; a higher rate shows whether it was too low")
              : trials.longer();
    };
  }

  /** More passes at a stated rate that hardly moves the loss would bring little more. */
  private boolean hardlyMoved() {
    boolean stated = arm.is(Fact.RATES, Rates.FIXED);
    return stated && arm.grew() > HARDLY && arm.lastPasses() >= RateTooHigh.ENOUGH_PASSES;
  }

  /** A rate that has no neighbour on one side. */
  Optional<Cause> rateAtEdge() {
    Optional<RateEdge> edge = arm.fact(Fact.RATES_EDGE);
    List<Double> rates = arm.fact(Fact.RATES_CHOSEN).orElse(List.of());
    return rates.isEmpty()
        ? Optional.empty()
        : edge.map(
            side ->
                new Cause(
                    Cause.Kind.RATE_AT_EDGE,
                    rates.get(rates.size() - 1),
                    side + "; a better one may lie beyond",
                    otherRates(side)));
  }

  /** A solved head is trained out; with few rows the nearest class mean may answer better still. */
  Optional<Cause> nearestMean() {
    double gap = arm.jumpstart() - arm.validation();
    boolean solved = arm.is(Fact.SOLVER, Solver.SOLVED) && !arm.hasPhaseBefore();
    return solved && gap >= Symptoms.CLEAR
        ? Optional.of(
            new Cause(
                Cause.Kind.NEAREST_MEAN_BETTER,
                gap,
                Text.format(
                    "on validation rows the nearest class mean of the same features is %.3f above"
                        + " the solved head; an arm with Head.nearestMean(classes) shows whether it"
                        + " stays so",
                    gap),
                Optional.empty()))
        : Optional.empty();
  }

  private Optional<Suggestion> otherRates(RateEdge edge) {
    if (edge.isOfBothSides()) {
      return Optional.empty();
    }
    double factor = edge.side() == RateEdge.Side.LOWEST ? LOWER : HIGHER;
    return trials.suggestion(new Suggestion.RateTimes(factor), "other rates to choose from");
  }
}
