package dev.graft.stats;

import dev.graft.internal.Text;
import dev.graft.internal.Tolerance;
import java.util.SplittableRandom;

/** How often no difference is said of simulated pairs: by the interval alone, and by the rule. */
public final class Agreement {
  public static final double MARGIN = 0.03;

  private Agreement() {}

  /** Where pairs come from. */
  public interface Source {
    double[][] pair(int seeds, int rows, SplittableRandom random);
  }

  /**
   * Shares of the pairs.
   *
   * @param alone of which the 95% interval lies inside the margin, and holds 0
   * @param ruled of which it does so with a row won and a row lost in addition, and by the exact
   *     bound of the net number of rows
   */
  public record Share(double alone, double ruled) {
    /** In percent, as the guide's table has it. */
    @Override
    public String toString() {
      return Text.format("%.1f / %.1f", 100 * alone, 100 * ruled);
    }
  }

  /** The shares of so many pairs; the same each time. */
  public static Share of(Source source, int seeds, int rows, int pairs) {
    SplittableRandom random = new SplittableRandom(31L * seeds + rows);
    int alone = 0;
    int ruled = 0;
    for (int i = 0; i < pairs; i++) {
      double[][] pair = source.pair(seeds, rows, random);
      Interval interval = CrossedInterval.withDefaults().of(pair);
      double reach = Math.max(-interval.low(), interval.high());
      if (interval.contains(0) && Tolerance.atMost(reach, MARGIN)) {
        alone++;
        UnseenRows unseen = UnseenRows.ofAnswers(pair);
        ruled += Tolerance.atMost(unseen.reach(0.95), MARGIN) ? 1 : 0;
      }
    }
    return new Share((double) alone / pairs, (double) ruled / pairs);
  }

  /**
   * Shares of the pairs.
   *
   * @param clear of which the 95% interval leaves 0 out
   * @param said of which it does so and a word is said: one that hangs on one row and lies within
   *     the margin is not
   * @param firm of which it does so with one row more against it, too
   */
  public record Words(double clear, double said, double firm) {
    /** In percent, as the guide's table has it. */
    @Override
    public String toString() {
      return Text.format("%.1f / %.1f / %.1f", 100 * clear, 100 * said, 100 * firm);
    }
  }

  /** How often the interval is clear, a word is said, and it does not hang on one row. */
  public static Words words(Source source, int seeds, int rows, int pairs) {
    SplittableRandom random = new SplittableRandom(31L * seeds + rows);
    int clear = 0;
    int said = 0;
    int firm = 0;
    for (int i = 0; i < pairs; i++) {
      double[][] pair = source.pair(seeds, rows, random);
      Interval interval = CrossedInterval.withDefaults().of(pair);
      if (!interval.contains(0)) {
        boolean hangs = UnseenRows.ofAnswers(pair).oneRowOpens(interval);
        boolean small = Tolerance.atMost(Math.abs(interval.mean()), MARGIN);
        clear++;
        said += hangs && small ? 0 : 1;
        firm += hangs ? 0 : 1;
      }
    }
    return new Words((double) clear / pairs, (double) said / pairs, (double) firm / pairs);
  }
}
