package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Scores of features, against numbers from numpy 2.4, scipy 1.17 and scikit-learn 1.9. */
class FeatureScoreTest {
  private static final double EXACT = 1e-9;

  private static double value(FeatureScore score, double[][] features, int[] labels) {
    return score.score(features, labels).value();
  }

  static List<FeatureScore> all() {
    return List.of(
        LinearProbe.withDefaults(),
        NearestNeighbours.withDefaults(),
        LogMe.withDefaults(),
        ShrunkHScore.withDefaults(),
        HScore.withDefaults(),
        TransRate.withDefaults(),
        LabelAlignment.withDefaults());
  }

  @Test
  void theFixturesOfIndependentImplementations() {
    assertEquals(919 / 914.0, value(HScore.withDefaults(), Made.SIX, Made.PAIRS), EXACT);
    assertEquals(
        0.9175452422083105, value(ShrunkHScore.withDefaults(), Made.SIX, Made.PAIRS), EXACT);
    Sample sample = Sample.of(Made.SIX, Made.PAIRS);
    assertEquals(
        0.35082744799460924, ShrunkHScore.shrinkage(sample, Spectrum.of(sample.centred())), EXACT);
    assertEquals(-0.7714230421402966, value(LogMe.withDefaults(), Made.SIX, Made.PAIRS), EXACT);
    assertEquals(0.9194606209430685, value(TransRate.withDefaults(), Made.SIX, Made.PAIRS), EXACT);
    assertEquals(
        0.6348726493834073, value(LabelAlignment.withDefaults(), Made.SIX, Made.PAIRS), EXACT);
  }

  /** numpy: eigh of f'f, pinv of np.cov, slogdet; sklearn's ledoit_wolf. */
  @Test
  void wideAndTallFeaturesAgreeWithNumpy() {
    List<FeatureScore> scores =
        List.of(
            HScore.withDefaults(),
            ShrunkHScore.withDefaults(),
            LogMe.withDefaults(),
            TransRate.withDefaults(),
            LabelAlignment.withDefaults());
    double[] wide = {
      2, 1.5847298882625722, -0.8704682980277658, 16.701025880920646, 0.08324389217920335
    };
    double[] tall = {
      1.096641833578076,
      0.8153108044556154,
      -0.8121580439760582,
      1.807034095851666,
      0.0843022536811219
    };
    for (int i = 0; i < scores.size(); i++) {
      assertEquals(wide[i], value(scores.get(i), Made.features(9, 12), Made.labels(9)), EXACT);
      assertEquals(tall[i], value(scores.get(i), Made.features(30, 8), Made.labels(30)), EXACT);
    }
  }

  /** KNeighborsClassifier(1), each row left out; Ridge on one-hot classes in the same folds. */
  @Test
  void theYardsticksAgreeWithScikitLearn() {
    NearestNeighbours one = NearestNeighbours.withDefaults().withNeighbours(1);
    assertEquals(0.5, value(one, Made.features(30, 8), Made.labels(30)));
    assertEquals(2 / 9.0, value(one, Made.features(9, 12), Made.labels(9)), EXACT);
    LinearProbe probe = LinearProbe.withDefaults();
    assertEquals(16 / 30.0, value(probe, Made.features(30, 8), Made.labels(30)), EXACT);
    assertEquals(0.875, value(probe, Made.features(40, 60), Made.labels(40)));
    assertEquals(3 / 9.0, value(probe.withFolds(3), Made.features(9, 12), Made.labels(9)), EXACT);
    Sample tall = Sample.of(Made.features(30, 8), Made.labels(30));
    double squares = IntStream.range(0, 30).mapToDouble(i -> tall.centred().get(i, i)).sum();
    assertEquals(0.1 * squares / 30, probe.penalty(tall), EXACT, "the share that sklearn finds");
  }

  /** Votes by hand: 4 and 5 are level with one vote each, the nearer wins. */
  @Test
  void neighboursThatAreLevelAreDecidedByTheNearest() {
    double[][] f = {{0}, {1}, {2.5}, {10}, {11}, {12.5}};
    int[] y = {0, 0, 1, 1, 1, 0};
    // Left out in turn, two neighbours: 0 -> (0, 1) 0; 1 -> (0, 1) 0; 2 -> (0, 0) 0; 3 -> (1, 0) 1;
    // 4 -> (1, 0) 1; 5 -> (1, 1) 1: four of six.
    assertEquals(4 / 6.0, value(NearestNeighbours.withDefaults().withNeighbours(2), f, y), EXACT);
  }

  /** A second, plain implementation of the probe's penalty: each row really left out. */
  @Test
  void theShortcutForLeavingOneOutIsExact() {
    int[] y = Made.labels(12);
    Sample sample = Sample.of(Made.features(12, 5), y);
    double scale = IntStream.range(0, 12).mapToDouble(i -> sample.centred().get(i, i)).sum() / 12;
    double best = Double.POSITIVE_INFINITY;
    double chosen = 0;
    for (double share : new double[] {10, 1, 0.1, 0.01, 0.001, 0.0001}) {
      double error = 0;
      for (int left = 0; left < 12; left++) {
        error += PlainRidge.squaredError(Made.features(12, 5), y, left, share * scale);
      }
      if (error < best) {
        best = error;
        chosen = share * scale;
      }
    }
    assertEquals(chosen, LinearProbe.withDefaults().penalty(sample), EXACT);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aRotationOfTheFeaturesChangesNothing(FeatureScore score) {
    double[][] f = Made.features(24, 3);
    double[][] turned =
        Arrays.stream(f)
            .map(r -> new double[] {0.6 * r[0] - 0.8 * r[1], 0.8 * r[0] + 0.6 * r[1], -r[2]})
            .toArray(double[][]::new);
    assertEquals(value(score, f, Made.labels(24)), value(score, turned, Made.labels(24)), EXACT);
  }

  @ParameterizedTest
  @MethodSource("all")
  void separatedClassesScoreHigherThanShuffledOnesAndStayInRange(FeatureScore score) {
    Random random = new Random(3);
    int[] y = Made.labels(60);
    double[][] f = new double[60][5];
    for (int i = 0; i < 60; i++) {
      for (int j = 0; j < 5; j++) {
        f[i][j] = random.nextGaussian() + (y[i] == j ? 6 : 0);
      }
    }
    int[] shuffled = IntStream.range(0, 60).map(i -> y[(i * 7 + i / 3) % 60]).toArray();
    Score good = score.score(f, y);
    Score bad = score.score(f, shuffled);
    assertTrue(good.value() > bad.value() + 0.3, good + " against " + bad);
    for (Score each : List.of(good, bad)) {
      assertTrue(each.range().low() <= each.value(), each.toString());
      assertTrue(each.value() <= each.range().high() + EXACT, each.toString());
      assertTrue(each.saysSomething());
    }
  }

  @Test
  void asManyFeaturesAsRowsMakeTheHScoreSayNothing() {
    int[] shuffled = {2, 0, 1, 1, 0, 2, 1, 0, 2};
    Score score = HScore.withDefaults().score(Made.features(9, 12), shuffled);
    assertEquals(2, score.value(), EXACT, "the maximum for any labels");
    assertFalse(score.saysSomething());
    assertTrue(
        score.toString().contains("with 9 rows of 12 features it is at its maximum for any labels"),
        score.toString());
    assertFalse(HScore.withDefaults().score(Made.features(9, 8), shuffled).saysSomething());
    assertTrue(HScore.withDefaults().score(Made.features(9, 4), shuffled).saysSomething());
  }

  @Test
  void transRateIsNothingForTwoBalancedClassesAndRefusesThem() {
    // Two classes of equal spread, as far apart as one likes: R(f) grows, but for two classes about
    // their common mean it equals the mean of R(f_c).
    double[][] f = {{-9, 1}, {-9, -1}, {9, 1}, {9, -1}};
    int[] y = {0, 0, 1, 1};
    assertEquals(0, TransRate.withDefaults().prepared(Sample.of(f, y)).applyAsDouble(y), EXACT);
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> TransRate.withDefaults().score(f, y));
    assertTrue(
        error.getMessage().startsWith("classes (2) must be at least 3 for TransRate"),
        error.getMessage());
  }

  @ParameterizedTest
  @MethodSource("all")
  void featuresThatAreAllAlikeSaySo(FeatureScore score) {
    for (double same : new double[] {0, 3.7}) {
      double[][] f = new double[30][4];
      Arrays.stream(f).forEach(row -> Arrays.fill(row, same));
      Score said = score.score(f, Made.labels(30));
      assertTrue(Double.isFinite(said.value()), said.toString());
      assertTrue(
          said.toString().contains("all 4 features are the same in all rows"), said.toString());
      boolean logMe = score.measure() == Measure.LOG_ME;
      assertTrue(said.value() <= (logMe ? 0 : 1 / 3.0 + EXACT), said.toString());
    }
  }

  /** Why nothing is ranked by it unasked: one feature that is 1 beats eight that tell a little. */
  @Test
  void logMeCanPreferFeaturesThatTellNothing() {
    double[][] ones = new double[30][1];
    Arrays.stream(ones).forEach(row -> row[0] = 1);
    double little = value(LogMe.withDefaults(), Made.features(30, 8), Made.labels(30));
    assertTrue(value(LogMe.withDefaults(), ones, Made.labels(30)) > little);
    assertTrue(value(LinearProbe.withDefaults(), Made.features(30, 8), Made.labels(30)) > 0.5);
  }

  @Test
  void someConstantFeaturesAndMissingClassesAreNamed() {
    double[][] f = Made.features(30, 4);
    Arrays.stream(f).forEach(row -> row[2] = 5);
    int[] gaps = Arrays.stream(Made.labels(30)).map(c -> c * 2).toArray();
    Score score = LogMe.withDefaults().score(f, gaps);
    assertTrue(
        score.toString().contains("1 of 4 features are the same in all rows"), score.toString());
    assertTrue(
        score.toString().contains("2 of 5 classes have no row, and do not count"),
        score.toString());
    assertEquals(value(LogMe.withDefaults(), f, Made.labels(30)), score.value(), EXACT);
    assertEquals(3, score.size().classes());
  }

  @Test
  void classesOfOneRowAreNamed() {
    int[] y = {0, 0, 0, 0, 1, 1, 1, 1, 2};
    Score score = LinearProbe.withDefaults().withFolds(3).score(Made.features(9, 3), y);
    assertTrue(
        score.toString().contains("1 of 3 classes have fewer than 2 rows"), score.toString());
  }

  @Test
  void badInputIsNamed() {
    double[][] f = Made.features(4, 2);
    FeatureScore score = LogMe.withDefaults();
    assertMessage("label (-1) must be at least 0", () -> score.score(f, new int[] {0, 1, 0, -1}));
    assertMessage("labels (3) must be as many as rows (4)", () -> score.score(f, new int[3]));
    assertMessage(
        "classes (1) must be at least 2: all 4 rows have label 0",
        () -> score.score(f, new int[4]));
    assertMessage(
        "rows (4) must be at least as many as classes (6)",
        () -> score.score(f, new int[] {0, 1, 2, 5}));
    f[2][1] = Double.NaN;
    assertMessage(
        "feature 1 of row 2 (NaN) must be a number", () -> score.score(f, Made.labels(4)));
    f[2] = new double[3];
    assertMessage(
        "features of row 2 (3) must be as many as those of row 0 (2)",
        () -> score.score(f, Made.labels(4)));
    assertMessage(
        "neighbours (3) must be fewer than rows (3)",
        () -> NearestNeighbours.withDefaults().score(Made.features(3, 2), Made.labels(3)));
    assertMessage(
        "folds (5) must be at most the rows (3)",
        () -> LinearProbe.withDefaults().score(Made.features(3, 2), Made.labels(3)));
    assertMessage("folds (1) must be at least 2", () -> LinearProbe.withDefaults().withFolds(1));
  }

  private static void assertMessage(String start, Runnable wrong) {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, wrong::run, start);
    assertTrue(error.getMessage().startsWith(start), error.getMessage());
  }

  @Test
  void aScoreTellsItsDirectionRangeAndSize() {
    assertEquals(
        "H-score 1.005 in [0, 2], higher is better; n = 6, d = 2, n/d = 3.00, C = 3.",
        HScore.withDefaults().score(Made.SIX, Made.PAIRS).toString());
    assertTrue(
        LogMe.withDefaults()
            .score(Made.SIX, Made.PAIRS)
            .toString()
            .startsWith("LogME -0.7714 nats per row in (-infinity, infinity), higher is better"));
  }
}
