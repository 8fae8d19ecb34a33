package dev.graft.recipe;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Solver;
import dev.graft.show.Shown;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A part of a training with settings of its own.
 *
 * @param passes passes over the training rows, at least 1
 * @param rate the learning rate of the head, above 0
 * @param weightDecay decoupled decay of kernels and matrices (Loshchilov &amp; Hutter 2019), at
 *     least 0; it never touches a frozen tensor
 * @param thawing what it sets free; empty: what the network leaves unfrozen
 * @param rateFactor what the rate is multiplied with at each stage down from the head, in (0, 1];
 *     1: all layers have the same rate (discriminative rates, Howard &amp; Ruder 2018)
 * @param schedule how the rate goes over the phase
 * @param guard what keeps it from losing what was there before
 * @param solver whether the head is solved where it can be; then passes, rate and all that follows
 *     say nothing. Any other setting makes it a phase of gradient steps again
 * @param strengths of the L2 penalty of a solved head, falling, from which validation chooses: 2 or
 *     more that differ, above 0; empty: 100 down to 1e-6 in steps of half a decade
 */
public record Phase(
    int passes,
    double rate,
    double weightDecay,
    Optional<Thawing> thawing,
    double rateFactor,
    Schedule schedule,
    Guard guard,
    Solver solver,
    List<Double> strengths)
    implements Shown {
  /** Checks the ranges. */
  public Phase {
    Check.atLeast("passes", passes, 1);
    Check.positive("rate", rate);
    Check.that(
        weightDecay >= 0 && Double.isFinite(weightDecay),
        "weightDecay (%s) must be a number of at least 0",
        weightDecay);
    Check.that(
        rateFactor > 0 && rateFactor <= 1,
        "rateFactor (%s) must lie above 0 and at most 1; 1 gives all stages the same rate, 0.38"
            + " lowers it from stage to stage",
        rateFactor);
    schedule.checkFits(passes);
    strengths = strengths.stream().sorted(Comparator.reverseOrder()).toList();
    strengths.forEach(strength -> Check.positive("strength", strength));
    Check.that(
        strengths.size() != 1 && strengths.stream().distinct().count() == strengths.size(),
        "strengths %s must be at least 2 and differ, for validation chooses among them; give"
            + " neighbours such as 0.1, 0.01, 0.001",
        strengths);
  }

  /** A phase that makes steps, or solves its head with the usual strengths. */
  Phase(
      int passes,
      double rate,
      double weightDecay,
      Optional<Thawing> thawing,
      double rateFactor,
      Schedule schedule,
      Guard guard,
      Solver solver) {
    this(passes, rate, weightDecay, thawing, rateFactor, schedule, guard, solver, List.of());
  }

  /** A phase with the same rate for all stages, from beginning to end, and no guard. */
  public Phase(int passes, double rate, double weightDecay, Optional<Thawing> thawing) {
    this(passes, rate, weightDecay, thawing, 1, Schedule.CONSTANT, Guard.NONE, Solver.GRADIENT);
  }

  Phase withPasses(int other) {
    return new Phase(
        other, rate, weightDecay, thawing, rateFactor, schedule, guard, Solver.GRADIENT);
  }

  Phase withRate(double other) {
    return new Phase(
        passes, other, weightDecay, thawing, rateFactor, schedule, guard, Solver.GRADIENT);
  }

  Phase withWeightDecay(double other) {
    return new Phase(passes, rate, other, thawing, rateFactor, schedule, guard, Solver.GRADIENT);
  }

  Phase withRateFactor(double other) {
    return new Phase(passes, rate, weightDecay, thawing, other, schedule, guard, Solver.GRADIENT);
  }

  Phase withSchedule(Schedule other) {
    return new Phase(passes, rate, weightDecay, thawing, rateFactor, other, guard, Solver.GRADIENT);
  }

  Phase withGuard(Guard other) {
    return new Phase(
        passes, rate, weightDecay, thawing, rateFactor, schedule, other, Solver.GRADIENT);
  }

  Phase withSolver(Solver other) {
    return new Phase(
        passes, rate, weightDecay, thawing, rateFactor, schedule, guard, other, strengths);
  }

  Phase withStrengths(List<Double> others) {
    return new Phase(
        passes, rate, weightDecay, thawing, rateFactor, schedule, guard, Solver.SOLVED, others);
  }

  /** The rate of a learning-rate group: 0 is the head, 1 the stage below it, and so on down. */
  public double rate(int group) {
    return rate * Math.pow(rateFactor, group);
  }

  /** The passes, or 0 where the head is solved. */
  public int passesMade() {
    return solver == Solver.SOLVED ? 0 : passes;
  }

  /** What the schedule makes of the rate after so many updates, of which each pass has some. */
  public double factor(int done, int updatesPerPass) {
    return schedule.factor(done, passes, passes * updatesPerPass);
  }

  /** Settings that change nothing are left out, so that earlier runs keep their keys. */
  String canonical() {
    Canonical text =
        Canonical.of("phase")
            .with("passes", passes)
            .with("rate", rate)
            .with("weightDecay", weightDecay)
            .with("thawing", thawing.map(Thawing::canonical).orElse("none"))
            .with("rateFactor", rateFactor);
    if (!schedule.equals(Schedule.CONSTANT)) {
      text.withNested("schedule", schedule.canonical());
    }
    if (!guard.equals(Guard.NONE)) {
      text.withNested("guard", guard.canonical());
    }
    if (solver == Solver.SOLVED) {
      text.with("solver", solver).with("scale", "one");
      if (!strengths.isEmpty()) {
        text.with("strengths", strengths);
      }
    }
    return text.toString();
  }

  /** What it does and for how long, "training, 15 passes". */
  public String what() {
    if (solver == Solver.SOLVED) {
      return Text.format(
          "head solved: L2-regularised logistic regression, strength chosen%s, to its optimum",
          strengths.isEmpty() ? "" : " among " + RateSearch.words(strengths).replace(", ", " / "));
    }
    return what(Text.format(guard.patience() > 0 ? "at most %d passes" : "%d passes", passes));
  }

  /** The same where something else says for how long. */
  String what(String length) {
    return thawing.map(t -> "fine-tuning of " + t).orElse("training") + ", " + length;
  }

  /** What is beside the rate, ", weight decay 0.1, cosine"; empty for the usual. */
  String how() {
    return (weightDecay == Recipe.DEFAULT_WEIGHT_DECAY ? "" : ", weight decay " + weightDecay)
        + (rateFactor < 1 ? Text.format(", times %s per stage down", rateFactor) : "")
        + (schedule.equals(Schedule.CONSTANT) ? "" : ", " + schedule)
        + (guard.equals(Guard.NONE) ? "" : ", " + guard);
  }

  @Override
  public String toString() {
    return solver == Solver.SOLVED ? what() : Text.format("%s, rate %s%s", what(), rate, how());
  }
}
