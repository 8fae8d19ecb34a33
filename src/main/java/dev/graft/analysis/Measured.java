package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.stats.CrossedInterval;
import dev.graft.stats.Estimate;
import dev.graft.stats.SampleSize;
import dev.graft.stats.SeedInterval;
import dev.graft.stats.UnpairedInterval;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The difference of two arms with its doubt, by the way that fits what the runs say.
 *
 * @param estimate arm minus baseline
 * @param size what another study would need; empty where no advice is to be had
 */
record Measured(Estimate estimate, Optional<SampleSize> size) {
  private Measured(Estimate estimate, SampleSize size) {
    this(estimate, Optional.of(size));
  }

  /** Only where there is no hindrance. */
  static Measured of(Pairs pairs, Metric metric) {
    if (!pairs.paired()) {
      return new Measured(unpaired(pairs, metric), Optional.empty());
    }
    if (!pairs.stated() && !pairs.redrawn()) {
      double[][] differences = pairs.differences(metric);
      CrossedInterval crossed = CrossedInterval.withDefaults();
      return new Measured(crossed.estimate(differences), crossed.sampleSize(differences));
    }
    double[] differences = pairs.scoreDifferences(metric);
    SeedInterval seeds = SeedInterval.withDefaults();
    if (pairs.redrawn()) {
      seeds = seeds.withResampling(pairs.testRows(), pairs.trainingRows().orElseThrow());
    }
    if (!pairs.stated() && Arrays.stream(differences).distinct().count() == 1) {
      seeds = seeds.withFloor(byRows(pairs.differences(metric)));
    }
    return new Measured(seeds.estimate(differences), seeds.sampleSize(differences));
  }

  /** What rows alone bring to a seed's mean: the least doubt where all seeds happen to agree. */
  private static double byRows(double[][] differences) {
    return Stream.of(differences)
        .mapToDouble(seed -> SeedInterval.withDefaults().estimate(seed).variance())
        .average()
        .orElseThrow();
  }

  private static Estimate unpaired(Pairs pairs, Metric metric) {
    return pairs.stated()
        ? UnpairedInterval.welch(
            Pairs.scores(pairs.arm(), metric), Pairs.scores(pairs.baseline(), metric))
        : UnpairedInterval.ofRows(
            Pairs.perRow(pairs.arm(), metric), Pairs.perRow(pairs.baseline(), metric));
  }

  /**
   * What one run of each arm says: how far these two networks differ on rows like these. Nothing of
   * the seed is in it.
   */
  static Optional<Measured> ofOneRun(Pairs pairs, Metric metric) {
    return pairs.size() == 1 && pairs.rows() > 1
        ? Optional.of(
            new Measured(
                SeedInterval.withDefaults().estimate(pairs.differences(metric)[0]),
                Optional.empty()))
        : Optional.empty();
  }

  /** Why nothing can be measured; empty where it can. */
  static Optional<String> hindrance(Pairs pairs) {
    if (pairs.size() < 2) {
      return Optional.of(oneRun(pairs));
    }
    if (pairs.stated()) {
      return pairs.redrawn() ? unknownOverlap(pairs) : allTheSame(pairs);
    }
    if (pairs.rows() < 2) {
      return Optional.of(
          Text.format(
              "test rows (%d) must be at least 2; give the test a larger part of the split",
              pairs.rows()));
    }
    return pairs.redrawn() ? unknownSize(pairs) : unknownMode(pairs);
  }

  private static Optional<String> unknownOverlap(Pairs pairs) {
    return pairs.trainingRows().isPresent() && pairs.testRows() > 0
        ? allTheSame(pairs)
        : Optional.of(
            "redrawn rows overlap from run to run, and scores alone do not say by how much; say how"
                + " many there are, withAllRowsRedrawn(trainingRows, testRows), or give the answers"
                + " row by row");
  }

  private static String oneRun(Pairs pairs) {
    String more =
        pairs.all().stream().anyMatch(run -> run.states(Fact.RESULTS))
            ? "add runs with other seeds to the file"
            : "add seeds with withSeeds(1, 2, 3)";
    return pairs.rows() > 1
        ? "one run of each: the interval says how far these two networks differ on rows like these,"
            + " and nothing of how much the seed matters; "
            + more
        : oneScore(pairs) + "one run of each cannot show how much the seed matters; " + more;
  }

  /** Difference, order and what is left to gain, of two scores. */
  private static String oneScore(Pairs pairs) {
    Verdict.Evidence evidence = pairs.evidence(Metric.ACCURACY);
    double mine = evidence.armScore();
    double other = evidence.baselineScore();
    if (!Double.isFinite(mine) || !Double.isFinite(other) || pairs.size() != 1) {
      return "";
    }
    String difference =
        Text.format(
            "%s (%s against %s)",
            Words.difference(mine - other, evidence), Words.score(mine), Words.score(other));
    String left =
        evidence.inPoints()
            ? Text.format(", of %s that the baseline leaves to gain", Words.amount(1 - other))
            : "";
    return difference + left + "; ";
  }

  private static Optional<String> allTheSame(Pairs pairs) {
    Estimate estimate = of(pairs, Metric.ACCURACY).estimate();
    return estimate.variance() > 0 || estimate.pValue() == 1
        ? Optional.empty()
        : Optional.of(
            Text.format(
                "all seeds state the same difference (%s), so the scores are rounded or the seed"
                    + " changes nothing; state them with more digits",
                Words.difference(estimate.mean(), pairs.evidence(Metric.ACCURACY))));
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
