package dev.graft.training;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import java.util.Optional;

/**
 * A part of a training with settings of its own.
 *
 * @param passes passes over the training rows, at least 1
 * @param rate the learning rate, above 0
 * @param weightDecay decoupled decay of kernels and matrices (Loshchilov &amp; Hutter 2019), at
 *     least 0
 * @param thawing what it sets free; empty: what the network leaves unfrozen
 */
public record Phase(int passes, double rate, double weightDecay, Optional<Thawing> thawing) {
  /** Checks the ranges. */
  public Phase {
    Check.atLeast("passes", passes, 1);
    Check.positive("rate", rate);
    Check.that(
        weightDecay >= 0 && Double.isFinite(weightDecay),
        "weightDecay (%s) must be a number of at least 0",
        weightDecay);
  }

  String canonical() {
    return Canonical.of("phase")
        .with("passes", passes)
        .with("rate", rate)
        .with("weightDecay", weightDecay)
        .with("thawing", thawing.map(Record::toString).orElse("none"))
        .toString();
  }

  @Override
  public String toString() {
    String what = thawing.map(t -> "fine-tuning of " + t).orElse("training");
    return "%s, %d passes, AdamW %s".formatted(what, passes, rate);
  }
}
