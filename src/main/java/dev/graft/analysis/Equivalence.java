package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.internal.Tolerance;
import dev.graft.stats.Interval;
import dev.graft.stats.UnseenRows;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether a word may be said that hardly any rows bear. For no difference the interval must lie
 * inside the margin, and with one test row more won and one more lost, too; a difference within the
 * margin must not hang on one row. Scores without rows cannot be asked that.
 *
 * @param interval that decided the word, not cut
 * @param margin the largest difference that counts as none
 * @param rows test rows; 0 for scores without rows
 * @param unseen the rows that did not occur; empty for scores without rows
 */
record Equivalence(Interval interval, double margin, int rows, Optional<UnseenRows> unseen) {
  /** An interval this wide has collapsed: all rows differ alike. */
  private static final double NO_WIDTH = 1e-9;

  static Equivalence of(Pairs pairs, Interval interval, Terms terms) {
    return new Equivalence(
        interval,
        terms.margin(),
        pairs.rows(),
        pairs.stated() || !pairs.paired()
            ? Optional.empty()
            : Optional.of(AddedRows.of(pairs, terms.metric())));
  }

  Outcome outcome() {
    Outcome seen = Outcome.of(interval, margin);
    boolean open = seen == Outcome.NO_DIFFERENCE ? !confirmed() : byChance() || small();
    return open ? Outcome.CANNOT_TELL : seen;
  }

  /** Whether all rows differ alike, and are so few that a fair coin would do it (sign test). */
  private boolean byChance() {
    boolean collapsed = interval.high() - interval.low() <= NO_WIDTH && !interval.contains(0);
    return collapsed && rows > 0 && chance(rows) > 1 - interval.confidence();
  }

  private static double chance(int rows) {
    return Math.pow(2, 1.0 - rows);
  }

  /** Whether the interval as it was seen lies inside the margin. */
  boolean inside() {
    return Tolerance.atMost(Math.max(-interval.low(), interval.high()), margin);
  }

  private boolean confirmed() {
    return unseen.isPresent() && Tolerance.atMost(smallest(), margin);
  }

  /** Whether one row more against a difference would leave it open. */
  private boolean hangs() {
    return !interval.contains(0)
        && !byChance()
        && unseen.filter(rows -> rows.oneRowOpens(interval)).isPresent();
  }

  /**
   * Whether a difference is within the margin and hangs on one row besides: where loss is rare and
   * one-sided nearly all false words are such, and hardly a true one.
   */
  private boolean small() {
    return Tolerance.atMost(Math.abs(interval.mean()), margin) && hangs();
  }

  /** Whether it helps or harms, and one row more against it would leave that open. */
  boolean hangsOnOneRow() {
    return hangs() && !small();
  }

  /** Whether only the doubt of what was not seen stands against a word. */
  boolean refused() {
    return byChance()
        || small()
        || Outcome.of(interval, margin) == Outcome.NO_DIFFERENCE && !confirmed();
  }

  /** The smallest margin that would be confirmed, as far as a difference of shares can be. */
  private double smallest() {
    double seen = Math.max(-interval.low(), interval.high());
    return unseen
        .map(rows -> Math.min(1, Math.max(seen, rows.reach(interval.confidence()))))
        .orElse(seen);
  }

  /** The smallest margin in words; empty for scores without rows, which confirm none. */
  String confirmable(Verdict.Evidence evidence) {
    if (unseen.isEmpty()) {
      return "";
    }
    String words = Words.amount(smallest(), evidence);
    boolean rounded = !confirmed() && words.equals(Words.amount(margin, evidence));
    return "the smallest margin that could be confirmed is "
        + (rounded ? "just above " : "")
        + words;
  }

  /** Why it is refused. */
  String refusal(Verdict.Evidence evidence) {
    if (byChance()) {
      return Text.format(
          "all %s differ alike, which so few do by chance alone in %s of cases; %d that differ so"
              + " could show it",
          Text.count(rows, "test row"),
          Words.percent(chance(rows)),
          (int) Math.ceil(1 - Math.log(1 - interval.confidence()) / Math.log(2)));
    }
    String within = Words.amount(margin, evidence);
    if (small()) {
      return small(within);
    }
    if (unseen.isEmpty()) {
      return Text.format(
          "the interval lies within the margin of %s, yet 'no difference' needs the answers row by"
              + " row, of runs that share their seeds: %s",
          within,
          evidence.rows() == 0
              ? "scores alone do not show how many test rows there were to differ"
              : "run both arms with the same seeds");
    }
    return tooFew(within, evidence.rows());
  }

  private String tooFew(String within, int seen) {
    OptionalInt rows = unseen.get().rowsFor(margin, interval.confidence());
    String enough =
        rows.isPresent()
            ? Text.format(
                "%,d test rows in all could show it, if no further one differs", rows.getAsInt())
            : "no number of test rows that was tried could show it";
    return Text.format(
        "%,d test rows are too few to say 'no difference' within %s, for among so few a rare loss may"
            + " not show; %s",
        seen, within, enough);
  }

  private String small(String within) {
    return Text.format(
        "the difference is within the margin of %s and hangs on one row: with one more that is"
            + " %s at every seed it would be open; more test rows would settle it",
        within, interval.mean() > 0 ? "lost" : "won");
  }
}
