package dev.graft.score;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StageScoresTest {
  private static StageScore score(String cut, double probe, double random) {
    return new StageScore(
        cut, 100, probe, Math.sqrt(probe * (1 - probe) / 100), random, Double.NaN);
  }

  @Test
  void theLowestStageWithinOneStandardErrorOfTheBestIsKept() {
    // Best 0.80 with error 0.04: 0.77 is within it, 0.70 is not.
    StageScores scores =
        new StageScores(
            "net",
            List.of(
                score("a", 0.70, 0.5),
                score("b", 0.77, 0.5),
                score("c", 0.80, 0.5),
                score("d", 0.60, 0.5)),
            List.of(),
            0.5);
    assertEquals("c", scores.best().cut());
    assertEquals("b", scores.keepUpTo());
    assertEquals(StageScores.Answer.KEEP, scores.answer());
    assertTrue(scores.toString().startsWith("net: keep up to b"), scores.toString());
    assertFalse(scores.toString().contains("similarity"), "none was asked for: " + scores);
  }

  @Test
  void whereRandomWeightsDoAsWellItSaysNone() {
    StageScores scores =
        new StageScores(
            "net", List.of(score("a", 0.70, 0.78), score("b", 0.80, 0.5)), List.of(), 0.5);
    assertEquals(StageScores.Answer.NONE, scores.answer(), "0.80 less 0.04 is below 0.78");
    String words =
        "net: none of its stages beats the best stage of random weights by a standard error (its own"
            + " best: b, 0.800); train from scratch";
    assertTrue(scores.toString().startsWith(words), scores.toString());
  }

  @Test
  void theProbeIsTheLinearProbeWithItsError() {
    double[][] features = new double[20][];
    int[] labels = new int[20];
    for (int i = 0; i < 20; i++) {
      labels[i] = i % 2;
      features[i] = new double[] {labels[i] + 0.01 * i, i % 3};
    }
    StageScore.Cut cut = new StageScore.Cut("a", 7);
    StageScore score = StageScore.of(cut, features, labels, 0.5);
    assertEquals(LinearProbe.withDefaults().score(features, labels).value(), score.probe());
    assertEquals(Math.sqrt(score.probe() * (1 - score.probe()) / 20), score.error());
    StageScore alike = score.withSimilarity(0.25);
    assertEquals(0.25, alike.similarity());
    StageScore removed = new StageScore("without", 3, 0.5, 0.1, Double.NaN, Double.NaN);
    String text = new StageScores("net", List.of(alike), List.of(removed), 0.5).toString();
    assertEquals(2, text.split("similarity", -1).length, "in the first table alone: " + text);
    assertThrows(
        IllegalArgumentException.class, () -> new StageScores("net", List.of(), List.of(), 0.5));
  }
}
