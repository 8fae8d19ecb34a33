package dev.graft.analysis;

import dev.graft.run.Run;
import dev.graft.stats.CrossedInterval;
import dev.graft.stats.Interval;
import dev.graft.stats.SeedInterval;
import java.util.Optional;

/** Finds the verdict of one arm against the baseline. */
final class Judge {
  private static final String ALL_REDRAWN = "ALL_REDRAWN";

  private Judge() {}

  static Verdict verdict(Pairs pairs) {
    if (!pairs.failed().isEmpty()) {
      Run failed = pairs.failed().get(0);
      String reason = "%s, seed %d: %s".formatted(failed.arm(), failed.seed(), failed.failure());
      return without(pairs, Outcome.FAILED_RUN, reason);
    }
    if (pairs.size() < 2) {
      String reason =
          "one seed cannot show how much the seed matters; add seeds with withSeeds(1, 2, 3)";
      return without(pairs, Outcome.CANNOT_TELL, reason);
    }
    Interval interval = interval(pairs);
    Outcome outcome =
        interval.low() > 0
            ? Outcome.HELPS
            : interval.high() < 0 ? Outcome.HARMS : Outcome.CANNOT_TELL;
    return new Verdict(
        pairs.armName(),
        pairs.baselineName(),
        outcome,
        Optional.of(interval),
        pairs.evidence(),
        pairs.provenance("split.mode.sentence"));
  }

  private static Interval interval(Pairs pairs) {
    if (!pairs.provenance("split.mode").equals(ALL_REDRAWN)) {
      return CrossedInterval.withDefaults().of(pairs.differences());
    }
    int training = Integer.parseInt(pairs.provenance("rows.training"));
    return SeedInterval.withDefaults()
        .withResampling(pairs.rows(), training)
        .of(pairs.accuracyDifferences());
  }

  private static Verdict without(Pairs pairs, Outcome outcome, String reason) {
    return new Verdict(
        pairs.armName(), pairs.baselineName(), outcome, Optional.empty(), pairs.evidence(), reason);
  }
}
