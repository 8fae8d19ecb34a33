package dev.graft.analysis;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.internal.Text;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How often no difference is said by a metric on three classes. The baseline gives each row the
 * softmax of standard normal noise, plus a signal for the true class; the arm answers alike but for
 * rows that it loses at every seed, where it gives the true class and the next one each other's
 * probability. So the truth is known from many rows, and all seeds agree.
 *
 * @param metric by which the arms are judged
 * @param loss how large the classes are, and of which rows are lost
 * @param lost share of these rows, in [0, 1]
 */
public record ClassAgreement(Metric metric, Loss loss, double lost) {
  /** How large the classes are, and of which rows are lost. */
  public enum Loss {
    /** Of all classes, which are 60, 30 and 10% of the rows. */
    ANY_CLASS,
    /** Of the one of 10%. */
    SMALLEST_CLASS,
    /** Of all classes, which are equal. */
    EQUAL_CLASSES
  }

  private static final int CLASSES = 3;
  private static final double SIGNAL = 3;
  private static final int SEEDS = 2;
  private static final int MANY = 20_000;

  /** With the share of rows that makes the true difference this one, found by halving. */
  public static ClassAgreement worseBy(double drop, Metric metric, Loss loss) {
    double low = 0;
    double high = 1;
    for (int step = 0; step < 12; step++) {
      double middle = (low + high) / 2;
      boolean tooFew = new ClassAgreement(metric, loss, middle).truth() > -drop;
      low = tooFew ? middle : low;
      high = tooFew ? high : middle;
    }
    return new ClassAgreement(metric, loss, (low + high) / 2);
  }

  /** The difference on many rows, the same rows whatever is lost. */
  double truth() {
    List<Predictions> both = answers(MANY, new SplittableRandom(7));
    return Scores.of(run(1, both.get(1)), metric) - Scores.of(run(1, both.get(0)), metric);
  }

  /**
   * Shares of the pairs.
   *
   * @param alone of which the 95% interval lies inside the margin, and holds 0
   * @param ruled of which the verdict's rule says no difference
   */
  public record Share(double alone, double ruled) {
    /** In percent, as the guide's table has it. */
    @Override
    public String toString() {
      return Text.format("%.1f / %.1f", 100 * alone, 100 * ruled);
    }
  }

  /** The shares of so many pairs; the same each time. */
  public Share share(int rows, int pairs) {
    SplittableRandom random = new SplittableRandom(rows);
    int alone = 0;
    int ruled = 0;
    for (int i = 0; i < pairs; i++) {
      List<Predictions> both = answers(rows, random);
      Pairs pair = new Pairs(runs(both.get(1)), runs(both.get(0)));
      Interval interval = Measured.of(pair, metric).estimate().interval(0.95);
      if (Outcome.of(interval, Comparison.MARGIN) == Outcome.NO_DIFFERENCE) {
        alone++;
        Terms terms = new Terms(metric, Comparison.MARGIN, List.of());
        Outcome outcome = Equivalence.of(pair, interval, terms).outcome();
        ruled += outcome == Outcome.NO_DIFFERENCE ? 1 : 0;
      }
    }
    return new Share((double) alone / pairs, (double) ruled / pairs);
  }

  private static List<Run> runs(Predictions test) {
    return IntStream.rangeClosed(1, SEEDS).mapToObj(seed -> run(seed, test)).toList();
  }

  private static Run run(int seed, Predictions test) {
    return RunFixtures.withTest(Arm.of("arm", 0.5).seed(seed), test);
  }

  /** Of the baseline, then of the arm. */
  private List<Predictions> answers(int rows, SplittableRandom random) {
    List<Integer> actual = new ArrayList<>();
    List<List<Double>> baseline = new ArrayList<>();
    List<List<Double>> arm = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double place = (i + 0.5) / rows;
      int of = loss == Loss.EQUAL_CLASSES ? i % CLASSES : place < 0.6 ? 0 : place < 0.9 ? 1 : 2;
      List<Double> answer = probabilities(of, random);
      boolean now = random.nextDouble() < lost && (loss != Loss.SMALLEST_CLASS || of == 2);
      actual.add(of);
      baseline.add(answer);
      arm.add(now ? swapped(answer, of, (of + 1) % CLASSES) : answer);
    }
    return List.of(predictions(actual, baseline), predictions(actual, arm));
  }

  private static List<Double> probabilities(int of, SplittableRandom random) {
    double[] odds =
        IntStream.range(0, CLASSES)
            .mapToDouble(c -> Math.exp(random.nextGaussian() + (c == of ? SIGNAL : 0)))
            .toArray();
    double sum = java.util.Arrays.stream(odds).sum();
    return java.util.Arrays.stream(odds).mapToObj(odd -> odd / sum).toList();
  }

  private static List<Double> swapped(List<Double> answer, int one, int other) {
    List<Double> swapped = new ArrayList<>(answer);
    swapped.set(one, answer.get(other));
    swapped.set(other, answer.get(one));
    return swapped;
  }

  private static Predictions predictions(List<Integer> actual, List<List<Double>> answers) {
    List<Integer> predicted =
        answers.stream()
            .map(
                row ->
                    IntStream.range(0, CLASSES)
                        .reduce((one, other) -> row.get(one) < row.get(other) ? other : one)
                        .getAsInt())
            .toList();
    List<Integer> rows = IntStream.range(0, actual.size()).boxed().toList();
    return new Predictions(RunFixtures.CLASSES, rows, actual, predicted, answers, Double.NaN);
  }
}
