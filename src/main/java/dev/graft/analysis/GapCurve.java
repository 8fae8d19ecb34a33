package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.internal.Tolerance;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.show.Shown;
import dev.graft.stats.Interval;
import dev.graft.stats.SeedInterval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Training and validation loss of one arm, pass by pass, as means over its seeds.
 *
 * @param arm its name
 * @param passes that all its seeds have with both losses, rising
 * @param longest the passes of the seed that was trained longest, since patience ends each by
 *     itself
 * @param training mean cross-entropy of the batches before their steps, in nats; as many
 * @param validation mean cross-entropy of the validation rows behind the pass, in nats; as many
 * @param rise by how much each seed's validation loss rose from the lowest pass to the last, with
 *     the 95% t interval over seeds; for every second seed the pass is the lowest one in the mean
 *     of the others, and the other way round, since a pass lies below the last on a flat curve,
 *     too, where the noise that is tested has chosen it; empty for fewer than 3 seeds or where the
 *     last pass is the lowest of the mean
 */
public record GapCurve(
    String arm,
    List<Double> passes,
    double longest,
    List<Double> training,
    List<Double> validation,
    Optional<Interval> rise)
    implements Shown {
  /** Fewer leave one or none to choose the pass by. */
  private static final int FEWEST_SEEDS = 3;

  /** Copies the lists. */
  public GapCurve {
    passes = List.copyOf(passes);
    training = List.copyOf(training);
    validation = List.copyOf(validation);
  }

  static GapCurve of(String arm, List<Run> runs) {
    List<List<Point>> seeds =
        runs.stream().filter(run -> !run.failed()).map(GapCurve::trained).toList();
    int common = seeds.stream().mapToInt(List::size).min().orElse(0);
    List<Double> passes = new ArrayList<>();
    for (int i = 0; i < common; i++) {
      passes.add(seeds.get(0).get(i).passes());
    }
    List<Double> validation = means(seeds, common, Point::validationLoss);
    return new GapCurve(
        arm,
        passes,
        seeds.stream().flatMap(List::stream).mapToDouble(Point::passes).max().orElse(0),
        means(seeds, common, Point::trainingLoss),
        validation,
        rise(seeds, common, lowest(validation)));
  }

  private static List<Point> trained(Run run) {
    return run.curve().points().stream()
        .filter(p -> p.passes() > 0)
        .filter(p -> Double.isFinite(p.trainingLoss()) && Double.isFinite(p.validationLoss()))
        .toList();
  }

  private static List<Double> means(
      List<List<Point>> seeds, int common, ToDoubleFunction<Point> loss) {
    return IntStream.range(0, common)
        .mapToObj(
            i ->
                seeds.stream()
                    .mapToDouble(p -> loss.applyAsDouble(p.get(i)))
                    .average()
                    .orElseThrow())
        .toList();
  }

  private static int lowest(List<Double> losses) {
    return IntStream.range(0, losses.size())
        .reduce((a, b) -> Tolerance.above(losses.get(a), losses.get(b)) ? b : a)
        .orElse(-1);
  }

  /** Cross-fitted: a seed's rise is counted from the pass that the other half chooses. */
  private static Optional<Interval> rise(List<List<Point>> seeds, int common, int lowest) {
    if (seeds.size() < FEWEST_SEEDS || lowest == common - 1) {
      return Optional.empty();
    }
    double[] rises =
        IntStream.range(0, seeds.size())
            .mapToDouble(
                s ->
                    seeds.get(s).get(common - 1).validationLoss()
                        - seeds.get(s).get(lowest(others(s, seeds, common))).validationLoss())
            .toArray();
    return Optional.of(SeedInterval.withDefaults().of(rises));
  }

  private static List<Double> others(int s, List<List<Point>> seeds, int common) {
    List<List<Point>> half =
        IntStream.range(0, seeds.size()).filter(i -> i % 2 != s % 2).mapToObj(seeds::get).toList();
    return means(half, common, Point::validationLoss);
  }

  /** Validation loss less training loss behind each pass, in nats. */
  public List<Double> gap() {
    return IntStream.range(0, passes.size())
        .mapToObj(i -> validation.get(i) - training.get(i))
        .toList();
  }

  /** The pass of the lowest mean validation loss. */
  public double lowestPass() {
    return passes.get(lowest(validation));
  }

  /** The pass from which on it overfits; empty where nothing shows that it does. */
  public Optional<Double> opening() {
    return rise.filter(interval -> interval.low() > 0).map(interval -> lowestPass());
  }

  List<String> cells() {
    int last = passes.size() - 1;
    return List.of(
        arm,
        number(training.get(last)),
        number(validation.get(last)),
        number(gap().get(last)),
        Text.format("%.0f of %.0f", lowestPass(), passes.get(last)),
        rise.map(
                i ->
                    Text.format(
                        "%s (%s to %s)", number(i.mean()), number(i.low()), number(i.high())))
            .orElse(lowestPass() == passes.get(last) ? "none" : "fewer than 3 seeds: no interval"),
        word());
  }

  private String word() {
    if (opening().isPresent()) {
      return Text.format("overfits from pass %.0f on", lowestPass());
    }
    double last = passes.get(passes.size() - 1);
    if (lowestPass() < last) {
      return "cannot tell whether it overfits";
    }
    return longest > last
        ? Text.format("seeds end between pass %.0f and %.0f", last, longest)
        : "still improving";
  }

  private static String number(double value) {
    return Text.format("%.3f", value);
  }

  @Override
  public String toString() {
    return Text.format("%s: %s", arm, word());
  }
}
