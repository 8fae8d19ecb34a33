package dev.graft.analysis;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Curve;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs with losses that a test states. */
final class LossFixtures {
  private LossFixtures() {}

  /** A run with these losses behind passes 1, 2, ... */
  static Run run(Run run, double[] training, double[] validation) {
    List<Point> points = new ArrayList<>();
    points.add(new Point(0, 0, 0, Double.NaN, Double.NaN, 0.3));
    for (int i = 0; i < training.length; i++) {
      points.add(new Point(i + 1, i + 1, i + 1, training[i], validation[i], 0.5));
    }
    return new Run(
        run.key(),
        run.arm(),
        run.seed(),
        run.failure(),
        new Curve(points, 1),
        run.test(),
        run.budget(),
        run.provenance());
  }

  static Runs three(double[]... validation) {
    double[] training = new double[validation[0].length];
    Arrays.setAll(training, i -> List.of(1.0, 0.5, 0.2, 0.1).get(Math.min(i, 3)));
    List<Run> seeds = Arm.of("scratch", 0.5).seeds(validation.length);
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < validation.length; i++) {
      runs.add(run(seeds.get(i), training, validation[i]));
    }
    return new Runs(runs, Optional.empty());
  }
}
