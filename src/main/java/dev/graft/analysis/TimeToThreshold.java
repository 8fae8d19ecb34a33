package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.show.Shown;
import dev.graft.stats.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * When an arm's validation curves first stand at a threshold, beside those of its baseline.
 *
 * <p>A run that never does is censored at its end: it counts in the numbers and in the median, and
 * is never left out of a mean. The difference is that of the times within a horizon: with t_a and
 * t_b the times of a pair and H the earliest end of a run, of either arm, that did not reach the
 * threshold, the mean of min(t_a, H) - min(t_b, H). Where all runs reached it, it is the plain mean
 * difference.
 *
 * <p>Range: below 0 the arm is faster. A time is that of a point of the curve, so a multiple of a
 * pass. Where the class means alone, without training, stand at the threshold it is that of the
 * first point: 0 updates, and in seconds what the training rows' way through a frozen part took.
 *
 * <p>Degenerate cases: where neither arm reached it in any run there is no difference to be told.
 *
 * <p>Source: Taylor &amp; Stone 2009, JMLR 10; the restricted mean time is that of Royston &amp;
 * Parmar 2013, "Restricted mean survival time", BMC Medical Research Methodology 13.
 *
 * @param clock what time is counted in
 * @param threshold validation accuracy, in (0, 1]
 * @param ofArm the arm's runs
 * @param ofBaseline the baseline's runs
 * @param difference arm less baseline, in the clock's unit, with its 95% t interval over paired
 *     seeds; empty where there is none
 * @param remark how the difference was made, or why there is none
 */
public record TimeToThreshold(
    Clock clock,
    double threshold,
    Reached ofArm,
    Reached ofBaseline,
    Optional<Interval> difference,
    String remark)
    implements Shown {
  /**
   * How many of an arm's runs reached the threshold, and when.
   *
   * @param arm its name
   * @param seeds how many runs
   * @param reached how many of them reached it
   * @param median the time that half of the runs needed at most; infinite where it was not reached
   *     by half
   * @param watched the earliest end of a run that did not reach it; infinite where all did
   */
  public record Reached(String arm, int seeds, int reached, double median, double watched) {
    static Reached of(String arm, double[] times, double[] ends) {
      double[] sorted = times.clone();
      Arrays.sort(sorted);
      int n = sorted.length;
      double median = n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
      int reached = (int) Arrays.stream(times).filter(Double::isFinite).count();
      return new Reached(arm, n, reached, median, watched(times, ends));
    }

    private static double watched(double[] times, double[] ends) {
      double earliest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < times.length; i++) {
        earliest = Double.isFinite(times[i]) ? earliest : Math.min(earliest, ends[i]);
      }
      return earliest;
    }

    String words(Clock clock) {
      if (seeds == 0 || Double.isNaN(median)) {
        return "-";
      }
      if (reached == 0) {
        return Text.format("not reached within %s", clock.words(watched));
      }
      String middle =
          Double.isFinite(median)
              ? "median " + clock.words(median)
              : "median not reached within " + clock.words(watched);
      return Text.format("%d of %d, %s", reached, seeds, middle);
    }
  }

  static TimeToThreshold of(Pairs pairs, Clock clock, double threshold, List<String> names) {
    List<Trajectory> arm = pairs.arm().stream().map(Trajectory::of).toList();
    List<Trajectory> baseline = pairs.baseline().stream().map(Trajectory::of).toList();
    Reached mine = reached(names.get(0), arm, clock, threshold);
    Reached other = reached(names.get(1), baseline, clock, threshold);
    String hindrance = hindrance(mine, other, clock);
    if (!hindrance.isEmpty()) {
      return new TimeToThreshold(clock, threshold, mine, other, Optional.empty(), hindrance);
    }
    double horizon = Math.min(mine.watched(), other.watched());
    double[] differences = new double[pairs.size()];
    for (int s = 0; s < differences.length; s++) {
      differences[s] =
          Math.min(horizon, arm.get(s).reaches(threshold, clock))
              - Math.min(horizon, baseline.get(s).reaches(threshold, clock));
    }
    long later =
        Stream.concat(arm.stream(), baseline.stream())
            .mapToDouble(curve -> curve.reaches(threshold, clock))
            .filter(time -> Double.isFinite(time) && time > horizon)
            .count();
    String remark =
        Text.format("t over %d seed pairs", pairs.size()) + within(clock, horizon, later);
    return new TimeToThreshold(
        clock, threshold, mine, other, Measured.overSeeds(differences), remark);
  }

  private static String within(Clock clock, double horizon, long later) {
    if (Double.isInfinite(horizon)) {
      return "";
    }
    String words = ", time within " + clock.words(horizon);
    return later == 0
        ? words
        : words + Text.format("; %s reached it later, counted as that", Text.count(later, "run"));
  }

  private static Reached reached(
      String arm, List<Trajectory> curves, Clock clock, double threshold) {
    boolean told =
        !Double.isNaN(threshold) && curves.stream().allMatch(curve -> curve.tells(clock));
    if (!told) {
      return new Reached(arm, curves.size(), 0, Double.NaN, Double.NaN);
    }
    return Reached.of(
        arm,
        curves.stream().mapToDouble(curve -> curve.reaches(threshold, clock)).toArray(),
        curves.stream().mapToDouble(curve -> curve.end(clock)).toArray());
  }

  private static String hindrance(Reached mine, Reached other, Clock clock) {
    if (mine.seeds() == 0) {
      return "no seed whose runs both ended well";
    }
    if (Double.isNaN(mine.watched()) || Double.isNaN(other.watched())) {
      return "the curves tell no " + clock;
    }
    if (mine.reached() + other.reached() == 0) {
      return "reached by neither: lower the threshold or train longer";
    }
    return mine.seeds() == 1 ? "one seed, so no interval; add seeds" : "";
  }

  /** The difference with its interval; "-" where there is none. */
  String differenceWords() {
    return difference
        .map(i -> Text.format("%s (%s to %s)", signed(i.mean()), signed(i.low()), signed(i.high())))
        .orElse("-");
  }

  private String signed(double time) {
    return (time > 0 ? "+" : "") + clock.words(time);
  }

  @Override
  public String toString() {
    return Text.format(
        "%s to validation accuracy %.3f: %s %s, %s %s, difference %s; %s",
        clock,
        threshold,
        ofArm.arm(),
        ofArm.words(clock),
        ofBaseline.arm(),
        ofBaseline.words(clock),
        differenceWords(),
        remark);
  }
}
