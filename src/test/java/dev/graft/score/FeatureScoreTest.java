package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
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

  @Test
  void theFixturesOfIndependentImplementations() {
    assertEquals(919 / 914.0, value(HScore.withDefaults(), Made.SIX, Made.PAIRS), EXACT);
    assertEquals(
        0.9175452422083105, value(ShrunkHScore.withDefaults(), Made.SIX, Made.PAIRS), EXACT);
    Sample sample = Sample.of(Made.SIX, Made.PAIRS);
    assertEquals(
        0.35082744799460924, ShrunkHScore.shrinkage(sample, Spectrum.of(sample.centred())), EXACT);
    assertEquals(-0.7714217802008997, value(LogMe.withDefaults(), Made.SIX, Made.PAIRS), EXACT);
    assertEquals(0.9194606209430685, value(TransRate.withDefaults(), Made.SIX, Made.PAIRS), EXACT);
    assertEquals(
        0.6348726493834073, value(LabelAlignment.withDefaults(), Made.SIX, Made.PAIRS), EXACT);
  }

  /**
   * numpy: eigh of f'f, pinv of np.cov, slogdet; sklearn's ledoit_wolf; scipy's minimize_scalar
   * over ln lambda of the evidence of N(t; 0, (I + f f' / lambda) / beta).
   */
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
      2, 1.5847298882625722, -0.8629813100975939, 16.701025880920646, 0.08324389217920335
    };
    double[] tall = {
      1.096641833578076,
      0.8153108044556154,
      -0.8121543217497121,
      1.807034095851666,
      0.0843022536811219
    };
    for (int i = 0; i < scores.size(); i++) {
      assertEquals(wide[i], value(scores.get(i), Made.features(9, 12), Made.labels(9)), EXACT);
      assertEquals(tall[i], value(scores.get(i), Made.features(30, 8), Made.labels(30)), EXACT);
    }
  }

  @Test
  void everyScoreOfFeaturesIsInTheListThatTablesCountFrom() {
    Set<Class<?>> listed =
        AllScores.OF_FEATURES.stream().map(Object::getClass).collect(Collectors.toSet());
    assertEquals(
        Set.of(FeatureScore.class.getPermittedSubclasses()),
        listed,
        "add the new score to AllScores.OF_FEATURES");
  }

  static List<FeatureScore> all() {
    return AllScores.OF_FEATURES;
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
}
