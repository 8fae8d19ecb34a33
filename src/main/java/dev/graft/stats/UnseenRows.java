package dev.graft.stats;

import dev.graft.internal.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The doubt of rows that did not occur, which a claim of no difference needs: where no row differs
 * an interval collapses, however few rows there are.
 *
 * <p>The table (S seeds x N rows) is held once more with two rows added, one won at every seed and
 * one lost at every seed. What the interval of that table reaches at most, on either side of 0, is
 * the smallest margin within which the difference can be said to lie. With N rows that do not
 * differ it is t_(N + 1) sqrt(2 / ((N + 2) (N + 1))), about 2.8 / N at 95%.
 *
 * <p>Where rows differ one way alone, and few do, t is too sure of them. Of answers the net number
 * of rows won or lost per seed, k of N, is therefore taken for a count as well, and its exact upper
 * bound (Clopper &amp; Pearson 1934), the quantile of the beta distribution (k + 1, N - k), is the
 * least that is reached: with k = 0 it is 1 - alpha^(1 / N) for a risk alpha on either side, about
 * 3.7 / N at 95%. A metric on classes weighs a row by its class: the weight w is what the rows that
 * are added count for, k the sum over the rows in units of w, and w times that quantile is the
 * least.
 *
 * <p>Where all rows are redrawn for each seed a seed's difference is a mean over its own rows: the
 * two rows are added to each seed's, and what the rows alone bring, the mean over seeds of their
 * variance over n, is the least that the differences are taken to vary ({@link
 * SeedInterval#withFloor}).
 *
 * <p>Shapes: tables (S, N + 2), S at least 2; redrawn rows may be of differing number.
 *
 * <p>Range: at least 0; smaller means that a smaller margin can be confirmed.
 *
 * <p>Degenerate cases: several tables, of the several ways to add the two rows, give the largest of
 * what they reach.
 *
 * <p>Source: the rule is ours, by simulation (src/guide/verdict.md); that an absence of events does
 * not exclude them is the rule of three; Clopper &amp; Pearson 1934, "The use of confidence or
 * fiducial limits illustrated in the case of the binomial", Biometrika 26; Hanley &amp;
 * Lippman-Hand 1983, "If nothing goes wrong, is everything all right?", JAMA 249.
 */
public final class UnseenRows {
  /**
   * Differences with the two rows added.
   *
   * @param cells (seeds, rows + 2)
   * @param weight what a row counts for; 0 where rows are not counted
   */
  private record Table(double[][] cells, double weight) {
    private static Table uncounted(double[][] cells) {
      return new Table(cells, 0);
    }

    private static Table counted(double[][] cells) {
      return new Table(cells, heavier(cells));
    }

    /** The larger of the two rows that are added, over the seeds. */
    private static double heavier(double[][] cells) {
      double won =
          Stream.of(cells).mapToDouble(seed -> seed[seed.length - 2]).average().orElseThrow();
      double lost =
          Stream.of(cells).mapToDouble(seed -> seed[seed.length - 1]).average().orElseThrow();
      return Math.max(Math.abs(won), Math.abs(lost));
    }

    /** The two rows that are added cancel, so the net number is that of the rows that were seen. */
    private double exact(double confidence) {
      int rows = cells[0].length - 2;
      double net = Math.abs(Stream.of(cells).mapToDouble(UnseenRows::mean).average().orElseThrow());
      double one = net * cells[0].length / weight;
      return one >= rows
          ? 1
          : weight
              * BetaDistribution.of(one + 1, rows - one)
                  .inverseSurvivalProbability((1 - confidence) / 2);
    }

    /** With so many rows more in which the arms do not differ. */
    private Table longer(int more) {
      double[][] longer =
          Stream.of(cells)
              .map(seed -> Arrays.copyOf(seed, seed.length + more))
              .toArray(double[][]::new);
      return new Table(longer, weight);
    }
  }

  private final List<Table> tables;
  private final int trainingRows;

  private UnseenRows(Stream<Table> tables, int trainingRows) {
    this.tables = tables.toList();
    this.trainingRows = trainingRows;
    if (this.tables.isEmpty()) {
      throw new IllegalArgumentException(
          "tables (0) must be at least 1, each with two rows added; add them with withBoth");
    }
  }

  /**
   * Of answers on rows that stay for all seeds.
   *
   * @param differences (seeds, rows), each -1, 0 or 1, without rows added
   */
  public static UnseenRows ofAnswers(double[][] differences) {
    return weighed(List.<double[][]>of(withBoth(differences)));
  }

  /** Of rows that stay for all seeds. */
  public static UnseenRows crossed(List<double[][]> tables) {
    return new UnseenRows(tables.stream().map(Table::uncounted), 0);
  }

  /** Of rows that stay for all seeds and are counted, each with the weight of those added. */
  public static UnseenRows weighed(List<double[][]> tables) {
    return new UnseenRows(tables.stream().map(Table::counted), 0);
  }

  /** Of rows that are drawn anew for each seed, beside so many training rows, at least 1. */
  public static UnseenRows redrawn(List<double[][]> tables, int trainingRows) {
    if (trainingRows < 1) {
      throw new IllegalArgumentException(
          "trainingRows (" + trainingRows + ") must be at least 1: the overlap depends on them");
    }
    return new UnseenRows(tables.stream().map(Table::uncounted), trainingRows);
  }

  /** The table with a row won and a row lost at every seed; for accuracy 1 and -1. */
  public static double[][] withBoth(double[][] differences) {
    return Stream.of(differences)
        .map(
            seed -> {
              double[] more = Arrays.copyOf(seed, seed.length + 2);
              more[seed.length] = 1;
              more[seed.length + 1] = -1;
              return more;
            })
        .toArray(double[][]::new);
  }

  /** How far from 0 the interval lies at most: the smallest margin that can be confirmed. */
  public double reach(double confidence) {
    return tables.stream().mapToDouble(table -> reach(table, confidence)).max().orElseThrow();
  }

  /**
   * Whether an interval that leaves 0 out would hold it with one row more against it: of the two
   * that are added, the one that is lost where the mean is above 0, and else the one that is won.
   */
  public boolean oneRowOpens(Interval interval) {
    double sign = Math.signum(interval.mean());
    return tables.stream()
        .map(Table::cells)
        .map(table -> sign > 0 ? withoutWon(table) : withoutLast(table))
        .map(table -> estimate(table).interval(interval.confidence()))
        .anyMatch(then -> then.contains(0) || Math.signum(then.mean()) != sign);
  }

  private static double[][] withoutLast(double[][] table) {
    return Stream.of(table)
        .map(seed -> Arrays.copyOf(seed, seed.length - 1))
        .toArray(double[][]::new);
  }

  /** The lost row, which is the last, in the place of the won one before it. */
  private static double[][] withoutWon(double[][] table) {
    double[][] less = withoutLast(table);
    for (int s = 0; s < less.length; s++) {
      less[s][less[s].length - 1] = table[s][less[s].length];
    }
    return less;
  }

  private double reach(Table table, double confidence) {
    Interval interval = estimate(table.cells).interval(confidence);
    double reach = Math.max(-interval.low(), interval.high());
    return table.weight > 0 ? Math.max(reach, table.exact(confidence)) : reach;
  }

  private Estimate estimate(double[][] table) {
    if (trainingRows == 0) {
      return CrossedInterval.withDefaults().estimate(table);
    }
    int fewest = Stream.of(table).mapToInt(seed -> seed.length).min().orElseThrow();
    double floor = Stream.of(table).mapToDouble(UnseenRows::byRows).average().orElseThrow();
    return SeedInterval.withDefaults()
        .withResampling(fewest, trainingRows)
        .withFloor(floor)
        .estimate(Stream.of(table).mapToDouble(UnseenRows::mean).toArray());
  }

  /** The variance that the rows alone bring to a seed's mean. */
  private static double byRows(double[] seed) {
    double mean = mean(seed);
    double squares = Arrays.stream(seed).map(x -> (x - mean) * (x - mean)).sum();
    return squares / (seed.length - 1.0) / seed.length;
  }

  private static double mean(double[] seed) {
    return Arrays.stream(seed).average().orElseThrow();
  }

  /**
   * The fewest test rows, without the two that are added, that confirm the margin if no further row
   * differs; empty where 100,000 do not.
   */
  public OptionalInt rowsFor(double margin, double confidence) {
    int fewest =
        Stream.of(tables.get(0).cells).mapToInt(seed -> seed.length).min().orElseThrow() - 2;
    int enough = Math.max(1, fewest);
    while (!confirms(enough - fewest, margin, confidence)) {
      if (enough >= SampleSize.MOST_ROWS) {
        return OptionalInt.empty();
      }
      enough = Math.min(2 * enough, SampleSize.MOST_ROWS);
    }
    int tooFew = Math.max(fewest - 1, enough / 2);
    while (enough - tooFew > 1) {
      int middle = (enough + tooFew) >>> 1;
      boolean confirmed = middle >= fewest && confirms(middle - fewest, margin, confidence);
      enough = confirmed ? middle : enough;
      tooFew = confirmed ? tooFew : middle;
    }
    return OptionalInt.of(enough);
  }

  private boolean confirms(int more, double margin, double confidence) {
    return tables.stream()
        .allMatch(table -> Tolerance.atMost(reach(table.longer(more), confidence), margin));
  }
}
