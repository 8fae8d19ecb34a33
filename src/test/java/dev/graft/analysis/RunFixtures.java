package dev.graft.analysis;

import dev.graft.run.Budget;
import dev.graft.run.Curve;
import dev.graft.run.Point;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Runs that no network has made: an arm is right on a test row with a stated chance. */
public final class RunFixtures {
  /** What a training loss is of the validation loss. */
  private static final double LEARNED = 0.2;

  public static final List<String> CLASSES = List.of("cat", "dog", "emu");

  private RunFixtures() {}

  /** What the made-up runs of an arm are like. */
  public record Arm(String name, double chance, int passes, int rows, List<String> classes) {
    public static Arm of(String name, double chance) {
      return new Arm(name, chance, 20, 200, CLASSES);
    }

    public Arm withPasses(int other) {
      return new Arm(name, chance, other, rows, classes);
    }

    public Arm withRows(int other) {
      return new Arm(name, chance, passes, other, classes);
    }

    public Arm withClasses(List<String> other) {
      return new Arm(name, chance, passes, rows, other);
    }

    public Run seed(long seed) {
      return run(this, seed);
    }

    public List<Run> seeds(int seeds) {
      return IntStream.rangeClosed(1, seeds).mapToObj(s -> run(this, s)).toList();
    }
  }

  /** Three arms by so many seeds; fine-tuned is far better than scratch, frozen a little. */
  public static Runs threeArms(int seeds) {
    return runs(
        Arm.of("scratch", 0.45).seeds(seeds),
        Arm.of("frozen", 0.48).seeds(seeds),
        Arm.of("fine-tuned", 0.8).seeds(seeds));
  }

  @SafeVarargs
  public static Runs runs(List<Run>... arms) {
    List<Run> all = new ArrayList<>();
    for (List<Run> arm : arms) {
      all.addAll(arm);
    }
    return new Runs(all);
  }

  private static Run run(Arm arm, long seed) {
    Random random = new Random(seed * 31 + arm.name().hashCode());
    return new Run(
        arm.name() + seed,
        arm.name(),
        seed,
        "",
        curve(arm, random),
        test(arm, random),
        new Budget(arm.passes(), arm.passes() * 10L, 2.5, 12_345, 80),
        facts());
  }

  private static Map<String, String> facts() {
    return Map.of(
        "split", "5011f00d5011f00d",
        "split.mode", "TRAINING_REDRAWN",
        "split.mode.sentence", "an answer for training sets of this size",
        "rows.training", "100",
        "data.hash", "da7ada7ada7ada7a",
        "rates", "searched");
  }

  private static Curve curve(Arm arm, Random random) {
    List<Point> points = new ArrayList<>();
    for (int pass = 0; pass <= arm.passes(); pass++) {
      double reached = 0.2 + (arm.chance() - 0.2) * (1 - Math.exp(-pass / 4.0));
      double accuracy = Math.max(0, Math.min(1, reached + 0.02 * random.nextGaussian()));
      double loss = pass == 0 ? Double.NaN : 2 - accuracy;
      // The training rows are learned, so that a plateau that came late is no lack of training.
      points.add(new Point(pass, pass * 10L, pass * 0.1, LEARNED * loss, loss, accuracy));
    }
    return new Curve(points, arm.passes());
  }

  private static Predictions test(Arm arm, Random random) {
    List<Integer> rows = IntStream.range(1000, 1000 + arm.rows()).boxed().toList();
    int classes = arm.classes().size();
    List<Integer> actual = rows.stream().map(row -> row % classes).toList();
    List<Integer> answers =
        actual.stream()
            .map(
                c -> random.nextDouble() < arm.chance() ? c : (c + 1 + random.nextInt(2)) % classes)
            .toList();
    return new Predictions(arm.classes(), rows, actual, answers);
  }

  /** The run with another test result. */
  public static Run withTest(Run run, Predictions test) {
    return new Run(
        run.key(), run.arm(), run.seed(), "", run.curve(), test, run.budget(), run.provenance());
  }

  /** The run with a training loss and a validation accuracy per pass, from pass 1 on. */
  public static Run withCurve(Run run, double[] losses, double[] accuracies) {
    List<Point> points = new ArrayList<>(run.curve().points().subList(0, 1));
    for (int i = 0; i < losses.length; i++) {
      points.add(new Point(i + 1, i + 1L, i, losses[i], losses[i], accuracies[i]));
    }
    Curve curve = new Curve(points, points.size() - 1);
    return new Run(
        run.key(), run.arm(), run.seed(), "", curve, run.test(), run.budget(), run.provenance());
  }

  /** The run with these points in place of as many others. */
  public static Run withPoints(Run run, List<Point> points) {
    Curve curve = new Curve(points, run.curve().chosen());
    return new Run(
        run.key(),
        run.arm(),
        run.seed(),
        run.failure(),
        curve,
        run.test(),
        run.budget(),
        run.provenance());
  }

  /** The run as if it had failed for this reason. */
  public static Run failed(Run run, String why) {
    Predictions none = new Predictions(run.test().classes(), List.of(), List.of(), List.of());
    Curve start = new Curve(run.curve().points().subList(0, 1), 0);
    return new Run(
        run.key(), run.arm(), run.seed(), why, start, none, run.budget(), run.provenance());
  }

  /** The run with another fact in its provenance; null takes it away. */
  public static Run with(Run run, String name, String value) {
    Map<String, String> facts = new HashMap<>(run.provenance());
    facts.put(name, value);
    facts.values().removeIf(java.util.Objects::isNull);
    return new Run(
        run.key(), run.arm(), run.seed(), "", run.curve(), run.test(), run.budget(), facts);
  }

  /** The run with the numbers of its test rows moved up. */
  public static Run withRowsMoved(Run run, int by) {
    Predictions old = run.test();
    List<Integer> rows = old.rows().stream().map(row -> row + by).toList();
    Predictions test = new Predictions(old.classes(), rows, old.actual(), old.predicted());
    return new Run(
        run.key(), run.arm(), run.seed(), "", run.curve(), test, run.budget(), run.provenance());
  }

  /** The run with these answers, all test rows being of class 0. */
  public static Run answering(Run run, Integer... predicted) {
    List<Integer> rows = IntStream.range(0, predicted.length).boxed().toList();
    List<Integer> actual = rows.stream().map(row -> 0).toList();
    Predictions test = new Predictions(CLASSES, rows, actual, List.of(predicted));
    return new Run(
        run.key(), run.arm(), run.seed(), "", run.curve(), test, run.budget(), run.provenance());
  }
}
