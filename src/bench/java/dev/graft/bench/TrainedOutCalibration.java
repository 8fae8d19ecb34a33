package dev.graft.bench;

import dev.graft.analysis.TrainedOut;
import dev.graft.internal.Text;
import dev.graft.run.Curve;
import dev.graft.run.Point;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.stats.CrossedInterval;
import dev.graft.stats.Estimate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * How often "not trained out" is wrong, counted on arms of pairs whose longer training is known: it
 * must be said of at most 5% of the arms whose threefold training changes the test accuracy by less
 * than a point, and of at least 90% of the arms cut at a quarter of the passes to their plateau.
 * The plateau begins at the first pass whose validation accuracy, as a mean over the seeds and five
 * passes, is within a point of the highest of the longest run. Prints Markdown, and puts it into
 * the file that is named, between the lines that mark its place. Runs are kept in
 * target/trained-out.
 */
public final class TrainedOutCalibration {
  private static final double POINT = 0.01;
  private static final double MUCH = 0.03;
  private static final double CONFIDENCE = 0.95;

  /** The normal quantile of a 95% interval. */
  private static final double Z = 1.96;

  private static final int[] PATIENCES = {5, 10};
  private static final int QUARTER = 4;
  private static final int AROUND = 2;
  private static final int FEWEST_PASSES = 3;

  /**
   * What one arm shows.
   *
   * @param gain of test accuracy by threefold training, of a cut arm by the longest; of an ended
   *     one the validation accuracy that the longest has more
   * @param longest test accuracy that the longest run gains; of the other kinds NaN
   */
  private record Seen(boolean aside, Kind kind, Gain gain, double longest, TrainedOut training) {
    private boolean unchanged() {
      return kind == Kind.TRAINED && Math.abs(gain.mean) < POINT;
    }

    /** Whether it is of this kind and gains so much. */
    private boolean gains(Kind of, double least, double below) {
      return kind == of && gain.mean >= least && gain.mean < below;
    }

    private boolean surelyUnchanged() {
      return unchanged() && gain.sure;
    }

    private boolean unmoved() {
      return unchanged() && Math.abs(longest) < POINT;
    }

    private boolean below() {
      return training.evidence().stream()
          .anyMatch(e -> e.reason() == TrainedOut.Reason.BELOW_JUMPSTART);
    }

    private boolean said() {
      return training.state() == TrainedOut.State.NO;
    }
  }

  private enum Kind {
    /** To a number of passes of which the threefold was run, too. */
    TRAINED,
    /** The same behind a solved head, at a rate by which no bound was chosen. */
    OTHER_RATE,
    /** At a quarter of the passes to the plateau. */
    CUT,
    /** As a patience would have ended it. */
    ENDED
  }

  /**
   * A mean over the seeds.
   *
   * @param sure whether its 95% interval leaves a gain of a point out
   */
  private record Gain(double mean, boolean sure) {}

  private final List<Seen> seen = new ArrayList<>();
  private final GuidePart part = new GuidePart("trained out");

  private TrainedOutCalibration() {}

  /** Runs all; the argument is the guide page to write into, or none. */
  public static void main(String[] files) throws IOException {
    TrainedOutCalibration calibration = new TrainedOutCalibration();
    TrainedOutArms.all().forEach(calibration::look);
    TrainedOutArms.atOtherRates().forEach(arms -> calibration.trained(arms, Kind.OTHER_RATE));
    calibration.table();
    calibration.part.write(files);
  }

  private void look(TrainedOutArms arms) {
    List<Run> longest = trained(arms, Kind.TRAINED);
    cut(arms, longest);
    for (int patience : PATIENCES) {
      ended(longest, patience, arms.aside());
    }
  }

  /** Looks at each number of passes whose threefold was run; returns the longest runs. */
  private List<Run> trained(TrainedOutArms arms, Kind kind) {
    List<List<Run>> runs =
        arms.passes().stream().map(arms::runs).map(TrainedOutCalibration::good).toList();
    List<Run> longest = runs.get(runs.size() - 1);
    for (int i = 0; i + 1 < runs.size(); i++) {
      double last = gain(runs.get(i), longest).mean();
      Estimate next = gain(runs.get(i), runs.get(i + 1));
      Gain gain = new Gain(next.mean(), next.interval(CONFIDENCE).high() < POINT);
      see(new Seen(arms.aside(), kind, gain, last, of(runs.get(i))));
    }
    return longest;
  }

  private void cut(TrainedOutArms arms, List<Run> longest) {
    double[] smooth = smooth(longest);
    double most = java.util.Arrays.stream(smooth).max().orElseThrow();
    int cut = plateau(smooth, most - POINT) / QUARTER;
    if (cut >= FEWEST_PASSES) {
      List<Run> runs = good(arms.runs(cut));
      Gain gain = new Gain(gain(runs, longest).mean(), false);
      see(new Seen(arms.aside(), Kind.CUT, gain, Double.NaN, of(runs)));
    }
  }

  private static List<Run> good(List<Run> runs) {
    return runs.stream().filter(run -> !run.failed()).toList();
  }

  /** The accuracies are those of the best passes. */
  private void ended(List<Run> longest, int patience, boolean aside) {
    List<Run> runs = longest.stream().map(run -> cut(run, end(run, patience))).toList();
    long ended = runs.stream().filter(r -> r.curve().points().size() < all(longest)).count();
    if (2 * ended > runs.size()) {
      double gain = average(longest.stream().mapToDouble(run -> best(run)));
      double kept = average(runs.stream().mapToDouble(run -> best(run)));
      see(new Seen(aside, Kind.ENDED, new Gain(gain - kept, false), Double.NaN, of(runs)));
    }
  }

  private static int all(List<Run> runs) {
    return runs.get(0).curve().points().size();
  }

  private static double best(Run run) {
    return run.lastPhase().stream().mapToDouble(Point::validationAccuracy).max().orElseThrow();
  }

  /** Passes of the last phase when so many have brought nothing better. */
  private static int end(Run run, int patience) {
    List<Point> points = run.lastPhase();
    int best = 0;
    for (int i = 1; i < points.size() && i - best <= patience; i++) {
      best = points.get(i).validationAccuracy() > points.get(best).validationAccuracy() ? i : best;
    }
    return Math.min(points.size(), best + patience + 1);
  }

  private static TrainedOut of(List<Run> runs) {
    return TrainedOut.of(new Runs(runs), runs.get(0).arm());
  }

  private void see(Seen arm) {
    seen.add(arm);
    System.out.println(
        Text.format(
            "%s%s %+.3f (sure %s), longest %+.3f: %s",
            arm.kind, arm.aside ? " aside" : "", arm.gain.mean, arm.gain.sure, arm.longest,
            arm.training));
  }

  /** Test accuracy that the longer runs have more, over the seeds that both have. */
  private static Estimate gain(List<Run> runs, List<Run> longer) {
    double[][] differences =
        runs.stream()
            .flatMap(
                run ->
                    longer.stream()
                        .filter(other -> other.seed() == run.seed())
                        .map(other -> differences(run.test(), other.test())))
            .toArray(double[][]::new);
    return CrossedInterval.withDefaults().estimate(differences);
  }

  private static double[] differences(Predictions test, Predictions longer) {
    return IntStream.range(0, test.rows().size())
        .mapToDouble(i -> (longer.correct(i) ? 1 : 0) - (test.correct(i) ? 1 : 0))
        .toArray();
  }

  /** Validation accuracy of the last phase, a mean over the seeds and five passes. */
  private static double[] smooth(List<Run> runs) {
    List<List<Point>> points = runs.stream().map(Run::lastPhase).toList();
    int passes = points.get(0).size();
    double[] mean =
        IntStream.range(0, passes)
            .mapToDouble(
                i -> average(points.stream().mapToDouble(p -> p.get(i).validationAccuracy())))
            .toArray();
    return IntStream.range(0, passes)
        .mapToDouble(
            i ->
                average(
                    java.util.Arrays.stream(
                        mean, Math.max(0, i - AROUND), Math.min(passes, i + AROUND + 1))))
        .toArray();
  }

  private static double average(java.util.stream.DoubleStream values) {
    return values.average().orElseThrow();
  }

  /** Passes to the first value that is high enough. */
  private static int plateau(double[] smooth, double enough) {
    return 1
        + IntStream.range(0, smooth.length).filter(i -> smooth[i] >= enough).min().orElseThrow();
  }

  /** The run as it was after so many passes of its last phase: the rate is constant. */
  private static Run cut(Run run, int passes) {
    int before = run.earlierPasses();
    List<Point> points =
        run.curve().points().stream().filter(p -> p.passes() <= before + passes).toList();
    int best = points.size() - passes;
    for (int i = best + 1; i < points.size(); i++) {
      best = points.get(i).validationAccuracy() > points.get(best).validationAccuracy() ? i : best;
    }
    return new Run(
        run.key(),
        run.arm(),
        run.seed(),
        run.failure(),
        new Curve(points, best),
        run.test(),
        run.budget(),
        run.provenance());
  }

  private void table() {
    part.print("| arms said not to be trained out | pairs the bounds were chosen by | kept aside |");
    part.print("|---|---|---|");
    line("**threefold training changes the test by less than a point**", Seen::unchanged);
    line("of these, a gain of a point is outside the 95% interval", Seen::surelyUnchanged);
    line("of these, the longest training changes it by less than a point, too", Seen::unmoved);
    line("of these, not below their own class mean", arm -> arm.unmoved() && !arm.below());
    line("**cut at a quarter of the passes to their plateau**", arm -> arm.kind == Kind.CUT);
    line("of these, the rest brings a point of test or more", arm -> arm.gains(Kind.CUT, POINT, 1));
    line("of these, the rest brings 3 points or more", arm -> arm.gains(Kind.CUT, MUCH, 1));
    line("threefold training brings 1 to 3 points", arm -> arm.gains(Kind.TRAINED, POINT, MUCH));
    line("threefold training brings 3 points or more", arm -> arm.gains(Kind.TRAINED, MUCH, 1));
    String other = "behind a solved head at two other rates, threefold training brings ";
    line(other + "less than a point", arm -> arm.gains(Kind.OTHER_RATE, -1, POINT));
    line(other + "a point or more", arm -> arm.gains(Kind.OTHER_RATE, POINT, 1));
    line("ended by patience, less than a point lost", arm -> arm.gains(Kind.ENDED, -1, POINT));
    line("ended by patience, 3 points or more lost", arm -> arm.gains(Kind.ENDED, MUCH, 1));
  }

  private void line(String arms, Predicate<Seen> kind) {
    part.print("| %s | %s | %s |", arms, share(kind, false), share(kind, true));
  }

  /** The count, and Wilson's interval of its share. */
  private String share(Predicate<Seen> kind, boolean aside) {
    List<Seen> arms = seen.stream().filter(s -> s.aside == aside).filter(kind).toList();
    int n = arms.size();
    if (n == 0) {
      return "none";
    }
    double share = (double) arms.stream().filter(Seen::said).count() / n;
    double middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half =
        Z / (1 + Z * Z / n) * Math.sqrt(share * (1 - share) / n + Z * Z / (4.0 * n * n));
    return Text.format(
        "%.0f of %d: %.0f%% (%.0f to %.0f)",
        share * n, n, 100 * share, 100 * Math.max(0, middle - half), 100 * (middle + half));
  }

}
