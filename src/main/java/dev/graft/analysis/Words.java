package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.stats.CrossedInterval;
import dev.graft.stats.Interval;
import java.util.OptionalInt;

/** The numbers of a verdict as words, in one notation wherever the reader lives. */
final class Words {
  private Words() {}

  static String numbers(Interval interval, Verdict verdict) {
    Verdict.Evidence evidence = verdict.evidence();
    Verdict.Rule rule = verdict.rule();
    return Text.format(
        "%s (%s against %s), %s interval %s to %s%s, %s",
        difference(interval.mean(), evidence),
        score(evidence.armScore()),
        score(evidence.baselineScore()),
        percent(interval.confidence()),
        signed(interval.low(), evidence),
        signed(interval.high(), evidence),
        correction(rule),
        size(evidence));
  }

  static String difference(double mean, Verdict.Evidence evidence) {
    Yardstick yardstick = evidence.yardstick();
    String better = yardstick.lowerIsBetter() ? ", where lower is better" : "";
    return fraction(evidence)
        ? Text.format("%s points of %s", points(mean), yardstick.name())
        : Text.format("%s of %s%s", signed(mean, evidence), yardstick.name(), better);
  }

  private static String correction(Verdict.Rule rule) {
    String family = rule.correction().words(rule.family());
    String judged =
        rule.judged() > 0 ? Text.format("%d ever judged on these test rows", rule.judged()) : "";
    String both = family.isEmpty() || judged.isEmpty() ? family + judged : family + ", " + judged;
    return both.isEmpty() ? "" : " (" + both + ")";
  }

  private static String size(Verdict.Evidence evidence) {
    return evidence.rows() == 0
        ? Text.count(evidence.seeds(), "seed")
        : Text.format("%s x %,d test rows", Text.count(evidence.seeds(), "seed"), evidence.rows());
  }

  /** Whether the scores are shares, so that differences are points. */
  private static boolean fraction(Verdict.Evidence evidence) {
    return evidence.inPoints();
  }

  /** A mean with its interval, "+43.5 (+36.6 to +50.4)". */
  static String range(Interval interval, Verdict.Evidence evidence) {
    return Text.format(
        "%s (%s to %s)",
        signed(interval.mean(), evidence),
        signed(interval.low(), evidence),
        signed(interval.high(), evidence));
  }

  /**
   * The same with its level where that is not the one of pictures: "+1.4 (97.5%: +0.2 to +2.6)".
   */
  static String decided(Interval interval, Verdict.Evidence evidence) {
    String range = range(interval, evidence);
    return interval.confidence() == CrossedInterval.DEFAULT_CONFIDENCE
        ? range
        : range.replace("(", "(" + percent(interval.confidence()) + ": ");
  }

  /** Both scores, "0.943 against 0.508". */
  static String scores(Verdict.Evidence evidence) {
    return score(evidence.armScore()) + " against " + score(evidence.baselineScore());
  }

  static String score(double score) {
    return Double.isNaN(score) ? "-" : Text.format(Math.abs(score) < 10 ? "%.3f" : "%.1f", score);
  }

  static String signed(double value, Verdict.Evidence evidence) {
    return fraction(evidence) ? points(value) : Text.format("%+.3g", value);
  }

  /** A confidence without superfluous zeros: 95%, 97.5%, 98.33%. */
  static String percent(double confidence) {
    return Text.format("%.2f", 100 * confidence).replaceFirst("\\.?0+$", "") + "%";
  }

  /** A size as points, in the unit of the scores. */
  static String amount(double size, Verdict.Evidence evidence) {
    return fraction(evidence) ? amount(size) : Text.format("%.3g", size);
  }

  /** A fraction as points, without a sign. */
  static String amount(double fraction) {
    return points(Math.abs(fraction)).replace("+", "") + " points";
  }

  /** A fraction as signed percentage points: what is not 0 never looks like it. */
  static String points(double fraction) {
    return Text.points(fraction);
  }

  /** What would settle it, from what there is. */
  static String advice(Advice advice, Verdict.Evidence now, boolean redrawn) {
    String found =
        Text.format(
            " (it finds a difference of %s in 9 of 10 cases)",
            amount(advice.goal().difference(), now));
    String seeds = advice.seeds().isPresent() ? seeds(advice.seeds(), now) : "";
    String rows = advice.rows().map(design -> rows(design, now)).orElse("");
    if (!seeds.isEmpty()) {
      return seeds + (rows.isEmpty() ? "" : ", or " + rows + ",") + " would settle it" + found;
    }
    String cannot = hopeless(advice, now, redrawn);
    return rows.isEmpty() ? cannot : cannot + "; " + rows + " would settle it" + found;
  }

  /** What would settle it where the seed plays no part in either arm. */
  static String rowsAlone(Advice advice, Verdict.Evidence now) {
    return advice
        .rows()
        .map(
            design ->
                Text.format(
                    "%s would settle it (they find a difference of %s in 9 of 10 cases)",
                    rows(design, now), amount(advice.goal().difference(), now)))
        .orElse("no number of test rows that was tried would settle it");
  }

  private static String hopeless(Advice advice, Verdict.Evidence now, boolean redrawn) {
    if (redrawn && advice.rowsCannotSettle()) {
      return "no number of seeds can settle it, because redrawn rows overlap; keep the test rows"
          + " (SplitMode.TRAINING_REDRAWN)";
    }
    if (!advice.rowsCannotSettle() || now.rows() == 0) {
      return "not even 100 seeds are sure to settle it (on a cautious estimate: fewer may)";
    }
    return Text.format(
        "it cannot be settled with these %,d test rows, however many seeds (at best they show %s)",
        now.rows(), amount(Math.min(1, advice.best()), now));
  }

  private static String seeds(OptionalInt all, Verdict.Evidence now) {
    int more = all.getAsInt() - now.seeds();
    return Text.format(
        "about %d more seed%s (%d in all)", more, more == 1 ? "" : "s", all.getAsInt());
  }

  private static String rows(Advice.Design design, Verdict.Evidence now) {
    int rounded = rounded(design.rows());
    return design.seeds() == now.seeds()
        ? Text.format("about %,d more test rows (%,d in all)", rounded - now.rows(), rounded)
        : Text.format("about %,d seeds x %,d test rows", design.seeds(), rounded);
  }

  /** Up to two digits: more would pretend to know. */
  private static int rounded(int rows) {
    int unit = (int) Math.pow(10, Math.max(0, String.valueOf(rows).length() - 2));
    return (rows + unit - 1) / unit * unit;
  }
}
