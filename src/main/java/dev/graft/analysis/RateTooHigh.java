package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Point;
import dev.graft.run.Rates;
import dev.graft.run.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Whether a rate is too high, by the training losses of a last phase: they jump up and down, or end
 * above where they began. A stated rate then speaks against an arm's being trained out, unless its
 * training rows are learned all the same; a search has tried lower ones.
 */
public final class RateTooHigh {
  /**
   * In a stable training the loss hardly ever rises; in a jagged one every second or third pass.
   */
  public static final double JAGGED = 1.0 / 3;

  /** With fewer passes a share of them says nothing. */
  public static final int ENOUGH_PASSES = 4;

  /** A loss that rises by less than this share is the noise of small batches. */
  private static final double RISE = 0.1;

  private RateTooHigh() {}

  /** The share of passes of the last phase in which the training loss rose; NaN of one pass. */
  public static double rises(Run run) {
    List<Point> points = run.lastPhase();
    return IntStream.range(1, points.size())
        .map(i -> rose(points.get(i - 1), points.get(i)) ? 1 : 0)
        .average()
        .orElse(Double.NaN);
  }

  private static boolean rose(Point one, Point next) {
    return next.trainingLoss() > (1 + RISE) * one.trainingLoss();
  }

  /**
   * The training loss at the end as a multiple of that of the last phase's first pass; NaN of one.
   */
  public static double grew(Run run) {
    List<Point> points = run.lastPhase();
    return points.size() < 2
        ? Double.NaN
        : run.curve().last().trainingLoss() / points.get(0).trainingLoss();
  }

  /**
   * What speaks against their being trained out.
   *
   * @param phases the last one of each run
   */
  static Optional<TrainedOut.Evidence> evidence(List<Run> runs, List<LastPhase> phases) {
    boolean stated =
        runs.stream().allMatch(run -> run.fact(Fact.RATES).filter(Rates.FIXED::equals).isPresent());
    boolean undone = runs.stream().anyMatch(Run::fellBack);
    double passes = phases.stream().mapToInt(phase -> phase.points().size()).average().orElse(0);
    if (!stated || undone || passes < ENOUGH_PASSES || Learned.onAverage(phases)) {
      return Optional.empty();
    }
    double rises = mean(runs, RateTooHigh::rises);
    double grew = mean(runs, RateTooHigh::grew);
    return rises >= JAGGED
        ? evidence(
            rises,
            Text.format(
                "saw its training loss rise in %.0f%% of the passes of its last phase, at a rate"
                    + " that was stated",
                100 * rises))
        : grew > 1 + RISE
            ? evidence(
                grew,
                Text.format(
                    "saw its training loss grow to %.3g times that of its first pass, at a rate"
                        + " that was stated",
                    grew))
            : Optional.empty();
  }

  private static double mean(List<Run> runs, ToDoubleFunction<Run> value) {
    return runs.stream().mapToDouble(value).filter(Double::isFinite).average().orElse(Double.NaN);
  }

  private static Optional<TrainedOut.Evidence> evidence(double number, String words) {
    return Optional.of(new TrainedOut.Evidence(TrainedOut.Reason.RATE_TOO_HIGH, number, words));
  }
}
