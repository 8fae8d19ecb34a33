package dev.graft.analysis;

import dev.graft.run.Run;
import java.util.List;
import java.util.stream.IntStream;

/** Arms whose training is made up: trained out, not trained out, from elsewhere. */
public final class StandingFixtures {
  /** What a verdict made by hand has. */
  public static final Standing TRAINED_OUT =
      new Standing(
          Standing.Kind.TRAINED_OUT,
          new TrainedOut("arm", TrainedOut.State.YES, List.of()),
          new TrainedOut("baseline", TrainedOut.State.YES, List.of()));

  /** Validation accuracy behind passes 1, 2, ...: on its plateau. */
  public static final double[] FLAT = {.5, .6, .6, .6, .6, .6, .6, .6, .6, .6, .6, .6};

  /** Rises to the end, by 12 points in the last half. */
  public static final double[] RISING = {.3, .32, .34, .36, .38, .4, .42, .44, .46, .48, .5, .52};

  private StandingFixtures() {}

  /** Runs of Graft's own, each with this curve behind a first point of 0.2, and few facts. */
  public static List<Run> curves(RunFixtures.Arm arm, double[] accuracies) {
    return curves(arm, falling(accuracies.length, 1, 0.02), accuracies);
  }

  static List<Run> curves(RunFixtures.Arm arm, double[] losses, double[] accuracies) {
    return arm.seeds(5).stream()
        .map(run -> RunFixtures.withCurve(run, losses, accuracies))
        .map(StandingFixtures::bestKept)
        .toList();
  }

  /** Losses that fall to a hundredth at once and hardly any more. */
  static double[] flatLosses(int passes) {
    return IntStream.range(0, passes).mapToDouble(i -> i == 0 ? 1 : 0.5 - 1e-4 * i).toArray();
  }

  static double[] falling(int passes, double from, double by) {
    return IntStream.range(0, passes).mapToDouble(i -> from - by * i).toArray();
  }

  private static Run bestKept(Run run) {
    double[] all = run.curve().points().stream().mapToDouble(p -> p.validationAccuracy()).toArray();
    int best = 1;
    for (int i = 2; i < all.length; i++) {
      best = all[i] > all[best] ? i : best;
    }
    return new Run(
        run.key(),
        run.arm(),
        run.seed(),
        "",
        new dev.graft.run.Curve(run.curve().points(), best),
        run.test(),
        run.budget(),
        run.provenance());
  }

  static List<Run> with(List<Run> runs, String fact, String value) {
    return runs.stream().map(run -> RunFixtures.with(run, fact, value)).toList();
  }
}
