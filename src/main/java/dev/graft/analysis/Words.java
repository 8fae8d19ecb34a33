package dev.graft.analysis;

import dev.graft.stats.Interval;
import java.util.Locale;

/** The numbers of a verdict as words, in one notation wherever the reader lives. */
final class Words {
  private Words() {}

  static String numbers(Interval interval, Verdict.Evidence evidence) {
    return String.format(
        Locale.ROOT,
        "%s points of test accuracy (%.3f against %.3f), %.0f%% interval %s to %s, %,d seeds x %,d"
            + " test rows",
        points(interval.mean()),
        evidence.armAccuracy(),
        evidence.baselineAccuracy(),
        100 * interval.confidence(),
        points(interval.low()),
        points(interval.high()),
        evidence.seeds(),
        evidence.rows());
  }

  /** A fraction as signed percentage points: what is not 0 never looks like it. */
  static String points(double fraction) {
    double points = 100 * fraction;
    if (points == 0) {
      return "0.0";
    }
    return String.format(Locale.ROOT, Math.abs(points) < 0.05 ? "%+.2g" : "%+.1f", points);
  }
}
