package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Sweep;
import dev.graft.show.Shown;
import dev.graft.stats.Interval;
import java.util.List;

/**
 * What one arm of a sweep did.
 *
 * @param place where it stands
 * @param accuracy mean test accuracy, or the comparison's other score, over the seeds that did not
 *     fail, with its 95% t interval over seeds, for itself; of width 0 and without meaning for one
 *     seed; NaN for none
 * @param seeds that did not fail
 * @param slope validation accuracy per 100 updates at first: see {@link CurveMetric.Kind#SLOPE};
 *     NaN where it has none
 * @param gap validation loss less training loss behind the last pass, in nats; NaN without losses
 * @param word what the comparison says of it against its baseline; "baseline" for that one
 */
public record SweepPoint(
    Sweep.Place place, Interval accuracy, int seeds, double slope, double gap, String word)
    implements Shown {
  static List<String> headers(Yardstick score) {
    return List.of(
        "series",
        "at",
        "parameters",
        score.head() + " (95% interval over seeds)",
        "slope",
        "gap (nats)",
        "verdict");
  }

  List<String> cells() {
    return List.of(
        place.series(),
        place.label(),
        Text.format("%,d", place.parameters()),
        interval(),
        number(slope),
        number(gap),
        word);
  }

  private String interval() {
    return seeds < 2
        ? number(accuracy.mean())
        : Text.format(
            "%s (%s to %s)",
            number(accuracy.mean()), number(accuracy.low()), number(accuracy.high()));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "-" : Text.format("%.3f", value);
  }

  @Override
  public String toString() {
    return Text.format("%s at %s: %s, %s", place.series(), place.label(), interval(), word);
  }
}
