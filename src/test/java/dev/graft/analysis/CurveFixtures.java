package dev.graft.analysis;

import dev.graft.run.Budget;
import dev.graft.run.Curve;
import dev.graft.run.Point;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Runs with a curve and answers written down by hand. */
public final class CurveFixtures {
  /** Updates per pass; a pass takes half a second. */
  public static final int UPDATES = 25;

  private CurveFixtures() {}

  /** A run with this validation accuracy at 0, 1, 2, ... passes, right on 3 of 4 test rows. */
  public static Run curve(String arm, long seed, double... accuracies) {
    List<Point> points = new ArrayList<>();
    for (int pass = 0; pass < accuracies.length; pass++) {
      double loss = pass == 0 ? Double.NaN : 1;
      points.add(new Point(pass, (long) pass * UPDATES, pass * 0.5, loss, loss, accuracies[pass]));
    }
    return run(arm, seed, new Curve(points, 0), answers(List.of("cat", "dog"), "1110"));
  }

  /**
   * Answers to rows 100, 101, ...; the classes take turns.
   *
   * @param right per row 1 for a right answer, 0 for the next class
   */
  public static Predictions answers(List<String> classes, String right) {
    List<Integer> rows = IntStream.range(100, 100 + right.length()).boxed().toList();
    List<Integer> actual =
        IntStream.range(0, right.length()).map(i -> i % classes.size()).boxed().toList();
    List<Integer> predicted =
        IntStream.range(0, right.length())
            .map(i -> (actual.get(i) + (right.charAt(i) == '1' ? 0 : 1)) % classes.size())
            .boxed()
            .toList();
    return new Predictions(classes, rows, actual, predicted);
  }

  /** A run with a flat curve and these answers. */
  public static Run answering(String arm, long seed, List<String> classes, String right) {
    return run(arm, seed, flat(), answers(classes, right));
  }

  /** A run of which only the test score is known. */
  public static Run stated(String arm, long seed, double score) {
    return run(arm, seed, flat(), Predictions.stated(score));
  }

  private static Curve flat() {
    return new Curve(List.of(new Point(0, 0, 0, Double.NaN, Double.NaN, 0.5)), 0);
  }

  private static Run run(String arm, long seed, Curve curve, Predictions test) {
    return new Run(
        arm + seed,
        arm,
        seed,
        "",
        curve,
        test,
        new Budget(1, 1, 1, 1, 1),
        Map.of("data", "made up"));
  }
}
