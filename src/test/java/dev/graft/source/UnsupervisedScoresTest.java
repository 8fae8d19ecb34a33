package dev.graft.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Outcome;
import dev.graft.score.ClusterAgreement;
import dev.graft.score.ReductionScores;
import dev.graft.stats.Interval;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scores as stated; how they come about is tested with what computes them. */
class UnsupervisedScoresTest {
  private static List<ReductionScores> explained(double... shares) {
    ClusterAgreement agreement =
        ClusterAgreement.of(new int[] {0, 0, 1, 1}, new int[] {0, 0, 1, 1});
    return Arrays.stream(shares).mapToObj(x -> new ReductionScores(x, 0.9, agreement)).toList();
  }

  private static UnsupervisedScores scores() {
    Map<String, List<ReductionScores>> scores = new LinkedHashMap<>();
    scores.put("the source", explained(0.5, 0.6, 0.7));
    scores.put("8 target rows", explained(0.3, 0.3, 0.3));
    scores.put("100 target rows", explained(0.5, 0.6, 0.7));
    return new UnsupervisedScores("a base", 5, scores);
  }

  @Test
  void theDifferenceIsPairedBySeed() {
    Interval interval = scores().difference(8);
    // By hand: 0.2, 0.3, 0.4; s = 0.1, t(2, 97.5%) = 4.302653: 0.3 +- 4.302653 * 0.1 / root 3.
    assertEquals(0.3, interval.mean(), 1e-12);
    assertEquals(0.3 - 0.2484138, interval.low(), 1e-6);
    assertEquals(0.3 + 0.2484138, interval.high(), 1e-6);
    assertEquals(Outcome.HELPS, scores().outcome(8));
    assertEquals(Outcome.NO_DIFFERENCE, scores().outcome(100), "0 with every seed");
  }

  @Test
  void theTableComparesWithTheSource() {
    String text = scores().toString();
    assertTrue(text.startsWith("5 components of a base, judged on target rows that none"), text);
    assertTrue(text.contains("+0.300 (+0.052 to +0.548)"), text);
    assertEquals(text, scores().bundle().get("text/plain"));
  }

  @Test
  void otherNumbersOfRowsAreNamed() {
    String words =
        assertThrows(IllegalArgumentException.class, () -> scores().outcome(9)).getMessage();
    assertTrue(words.contains("'9 target rows'") && words.contains("100 target rows"), words);
  }
}
