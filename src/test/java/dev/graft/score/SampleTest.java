package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleTest {
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
}
