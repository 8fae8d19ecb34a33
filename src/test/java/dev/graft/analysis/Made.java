package dev.graft.analysis;

import dev.graft.run.Budget;
import dev.graft.run.Curve;
import dev.graft.run.Point;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The course of a run that no network has made: what each pass ends with. */
public record Made(
    double[] training, double[] validationLoss, double[] accuracy, Map<String, String> facts) {
  private static final List<String> CLASSES = List.of("a", "b", "c", "d", "e");

  public static Made of(double[] training, double[] validationLoss, double[] accuracy) {
    return new Made(
        training, validationLoss, accuracy, Map.of("phases.passes", "" + training.length));
  }

  public Made with(String... namesAndValues) {
    Map<String, String> more = new HashMap<>(facts);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      more.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Made(training, validationLoss, accuracy, more);
  }

  public List<Run> as(String arm) {
    return List.of(run(arm, 1, ""), run(arm, 2, ""));
  }

  public Run run(String arm, long seed, String failure) {
    List<Point> points = new ArrayList<>();
    points.add(new Point(0, 0, 0, Double.NaN, Double.NaN, accuracy[0]));
    int best = 1;
    for (int pass = 1; pass <= training.length; pass++) {
      points.add(
          new Point(
              pass, pass, pass, training[pass - 1], validationLoss[pass - 1], accuracy[pass]));
      best = accuracy[pass] > accuracy[best] ? pass : best;
    }
    return new Run(
        arm + seed,
        arm,
        seed,
        failure,
        new Curve(points, best),
        new Predictions(CLASSES, List.of(1), List.of(0), List.of(0)),
        new Budget(training.length, training.length, training.length, 100, 75),
        facts);
  }
}
