package dev.graft.chart;

import dev.graft.analysis.GapCurve;
import dev.graft.analysis.Overfitting;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.RateCurve;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The charts of how training goes. */
public final class TrainingCharts {
  private TrainingCharts() {}

  /** The smoothed loss against the rising learning rate, a line per arm. */
  public static Chart rates(RateCurve... curves) {
    Check.that(curves.length > 0, "curves (0) must be at least 1; see experiment.findRate(arm)");
    List<String> names = Stream.of(curves).map(TrainingCharts::name).toList();
    Palette palette = Palette.of(names);
    List<Series> lines = new ArrayList<>();
    for (RateCurve curve : curves) {
      String name = name(curve);
      lines.add(line(name, palette.colour(name), curve.rates(), curve.losses()));
    }
    String suggestions =
        Stream.of(curves)
            .map(c -> Text.format("%s %.1e", name(c), c.suggestion()))
            .collect(Collectors.joining(", "));
    return new Chart(
        "Loss under a rising learning rate",
        "suggested: " + suggestions,
        new Axis("learning rate", "logarithmic", Axis.Scale.TENFOLD),
        new Axis("training loss, smoothed", "nats"),
        lines);
  }

  private static String name(RateCurve curve) {
    return curve.arm().isEmpty() ? curve.what() : curve.arm();
  }

  /**
   * Validation loss less training loss against passes, a line per arm; the note says where each
   * opens.
   *
   * @throws IllegalArgumentException if no arm has losses
   */
  public static Chart gap(Overfitting overfitting) {
    Check.that(
        !overfitting.arms().isEmpty(),
        "arms with training and validation losses (0) must be at least 1; run the experiment, with a"
            + " validation part in its split");
    Palette palette = Palette.of(overfitting.arms().stream().map(GapCurve::arm).toList());
    List<Series> lines = new ArrayList<>();
    for (GapCurve arm : overfitting.arms()) {
      lines.add(line(arm.arm(), palette.colour(arm.arm()), arm.passes(), arm.gap()));
    }
    return new Chart(
        "Gap between validation and training",
        overfitting.arms().stream().map(GapCurve::toString).collect(Collectors.joining("; ")),
        new Axis("training", "passes over the training rows"),
        new Axis("validation loss less training loss", "nats"),
        lines);
  }

  private static Series.Line line(String name, String colour, List<Double> x, List<Double> y) {
    List<Double> none = Collections.nCopies(x.size(), Double.NaN);
    return new Series.Line(name, colour, x, y, none, none);
  }
}
