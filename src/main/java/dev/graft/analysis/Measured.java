package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.stats.CrossedInterval;
import dev.graft.stats.Estimate;
import dev.graft.stats.SampleSize;
import dev.graft.stats.SeedInterval;
import java.util.Optional;

/**
 * The difference of two arms with its doubt, by the way that fits what the runs say.
 *
 * @param estimate arm minus baseline
 * @param size what another study would need
 */
record Measured(Estimate estimate, SampleSize size) {
  /** Only where there is no hindrance. */
  static Measured of(Pairs pairs, Metric metric) {
    if (!pairs.stated() && !pairs.redrawn()) {
      double[][] differences = pairs.differences(metric);
      CrossedInterval crossed = CrossedInterval.withDefaults();
      return new Measured(crossed.estimate(differences), crossed.sampleSize(differences));
    }
    double[] differences = pairs.scoreDifferences(metric);
    SeedInterval seeds = SeedInterval.withDefaults();
    if (!pairs.stated()) {
      seeds = seeds.withResampling(pairs.rows(), pairs.trainingRows().orElseThrow());
    }
    return new Measured(seeds.estimate(differences), seeds.sampleSize(differences));
  }

  /** Why nothing can be measured; empty where it can. */
  static Optional<String> hindrance(Pairs pairs) {
    if (pairs.size() < 2) {
      return Optional.of(
          "one seed cannot show how much the seed matters; add seeds with withSeeds(1, 2, 3)");
    }
    if (pairs.stated()) {
      return allTheSame(pairs);
    }
    if (pairs.rows() < 2) {
      return Optional.of(
          Text.format(
              "test rows (%d) must be at least 2; give the test a larger part of the split",
              pairs.rows()));
    }
    return pairs.redrawn() ? unknownSize(pairs) : unknownMode(pairs);
  }

  private static Optional<String> allTheSame(Pairs pairs) {
    Estimate estimate = of(pairs, Metric.ACCURACY).estimate();
    return estimate.variance() > 0 || estimate.pValue() == 1
        ? Optional.empty()
        : Optional.of(
            "all seeds state the same difference, so the scores are rounded or the seed changes"
                + " nothing; state them with more digits");
  }

  private static Optional<String> unknownSize(Pairs pairs) {
    if (pairs.trainingRows().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        "the interval for redrawn rows needs the number of training rows, and the runs do not say"
            + Text.format(" it (provenance '%s')", Fact.ROWS_TRAINING));
  }

  private static Optional<String> unknownMode(Pairs pairs) {
    if (pairs.rowsStay()) {
      return Optional.empty();
    }
    Check.that(
        pairs.text(Fact.SPLIT_MODE).isEmpty(),
        "test rows of arm '%s' must be the same for every seed in split mode %s; run all seeds on"
            + " one split",
        pairs.arm().get(0).arm(),
        pairs.text(Fact.SPLIT_MODE));
    return Optional.of(
        Text.format(
            "the test rows change from seed to seed, and the runs do not say how (provenance '%s')",
            Fact.SPLIT_MODE));
  }
}
