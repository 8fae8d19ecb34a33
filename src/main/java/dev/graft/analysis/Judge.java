package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.run.Run;
import dev.graft.stats.CrossedInterval;
import dev.graft.stats.Interval;
import dev.graft.stats.SeedInterval;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the verdict of one arm against the baseline. */
final class Judge {
  private static final String ALL_REDRAWN = "ALL_REDRAWN";
  private static final String MODE = "split.mode";
  private static final String TRAINING_ROWS = "rows.training";

  private Judge() {}

  static Verdict verdict(Pairs pairs) {
    if (!pairs.failed().isEmpty()) {
      return verdict(pairs, Outcome.FAILED_RUN, Optional.empty(), failures(pairs.failed()));
    }
    Optional<String> hindrance = hindrance(pairs);
    if (hindrance.isPresent()) {
      return verdict(pairs, Outcome.CANNOT_TELL, Optional.empty(), hindrance.get());
    }
    Interval interval = interval(pairs);
    Outcome outcome = outcome(interval);
    String reason = outcome == Outcome.CANNOT_TELL ? reason(interval) : "";
    return verdict(pairs, outcome, Optional.of(interval), reason);
  }

  private static Verdict verdict(
      Pairs pairs, Outcome outcome, Optional<Interval> interval, String reason) {
    return new Verdict(
        pairs.arm().get(0).arm(),
        pairs.baseline().get(0).arm(),
        outcome,
        interval,
        pairs.evidence(),
        pairs.fact("split.mode.sentence"),
        reason);
  }

  private static String failures(List<Run> failed) {
    return failed.stream()
        .map(run -> "%s with seed %d: %s".formatted(run.arm(), run.seed(), run.failure()))
        .collect(Collectors.joining("; "));
  }

  /** Why no interval can be computed; empty where one can. */
  private static Optional<String> hindrance(Pairs pairs) {
    if (pairs.size() < 2) {
      return Optional.of(
          "one seed cannot show how much the seed matters; add seeds with withSeeds(1, 2, 3)");
    }
    if (pairs.rows() < 2) {
      return Optional.of(
          "test rows (%d) must be at least 2; give the test a larger part of the split"
              .formatted(pairs.rows()));
    }
    return pairs.fact(MODE).equals(ALL_REDRAWN) ? unknownSize(pairs) : unknownMode(pairs);
  }

  private static Optional<String> unknownSize(Pairs pairs) {
    if (pairs.fact(TRAINING_ROWS).matches("[1-9]\\d{0,8}")) {
      return Optional.empty();
    }
    return Optional.of(
        "the interval for redrawn rows needs the number of training rows, and the runs do not say"
            + " it (provenance '%s')".formatted(TRAINING_ROWS));
  }

  private static Optional<String> unknownMode(Pairs pairs) {
    if (pairs.rowsStay()) {
      return Optional.empty();
    }
    Check.that(
        pairs.fact(MODE).isEmpty(),
        "test rows of arm '%s' must be the same for every seed in split mode %s; run all seeds on"
            + " one split",
        pairs.arm().get(0).arm(),
        pairs.fact(MODE));
    return Optional.of(
        "the test rows change from seed to seed, and the runs do not say how (provenance '%s')"
            .formatted(MODE));
  }

  private static Interval interval(Pairs pairs) {
    if (!pairs.fact(MODE).equals(ALL_REDRAWN)) {
      return CrossedInterval.withDefaults().of(pairs.differences());
    }
    return SeedInterval.withDefaults()
        .withResampling(pairs.rows(), Integer.parseInt(pairs.fact(TRAINING_ROWS)))
        .of(pairs.accuracyDifferences());
  }

  private static Outcome outcome(Interval interval) {
    if (interval.low() > 0) {
      return Outcome.HELPS;
    }
    return interval.high() < 0 ? Outcome.HARMS : Outcome.CANNOT_TELL;
  }

  private static String reason(Interval interval) {
    if (interval.low() == interval.high()) {
      return "both answer every test row equally well";
    }
    return interval.seedShare() > 0.5
        ? "more seeds would narrow the interval most"
        : "more test rows would narrow the interval most";
  }
}
