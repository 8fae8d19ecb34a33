package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;

class UnseenRowsTest {
  private static UnseenRows alike(int seeds, int rows) {
    return UnseenRows.crossed(List.<double[][]>of(UnseenRows.withBoth(new double[seeds][rows])));
  }

  private static double t(double freedom, double confidence) {
    return TDistribution.of(freedom).inverseSurvivalProbability((1 - confidence) / 2);
  }

  @Test
  void addsOneRowWonAndOneLostAtEverySeed() {
    double[][] more = UnseenRows.withBoth(new double[][] {{0, 1}, {-1, 0}});
    assertArrayEquals(new double[] {0, 1, 1, -1}, more[0]);
    assertArrayEquals(new double[] {-1, 0, 1, -1}, more[1]);
  }

  @Test
  void whereNoRowDiffersItReachesAsFarAsTwoRowsOfNDo() {
    // By hand: 40 rows of 0, one of 1, one of -1: s2 = 2 / 41, variance of the mean 2 / 41 / 42.
    double reach = t(41, 0.95) * Math.sqrt(2.0 / 41 / 42);
    assertEquals(reach, alike(3, 40).reach(0.95), 1e-12);
    assertEquals(reach, alike(10, 40).reach(0.95), 1e-12, "seeds that agree bring nothing");
    assertTrue(alike(3, 40).reach(0.975) > reach);
  }

  @Test
  void namesTheFewestRowsThatConfirmAMargin() {
    int rows = alike(2, 2).rowsFor(0.03, 0.95).orElseThrow();
    assertEquals(93, rows);
    assertEquals(rows, alike(5, 60).rowsFor(0.03, 0.95).orElseThrow());
    assertTrue(alike(2, rows).reach(0.95) <= 0.03);
    assertFalse(alike(2, rows - 1).reach(0.95) <= 0.03);
    assertTrue(alike(2, 2).rowsFor(0.03, 1 - 0.05 / 3).orElseThrow() > rows, "Holm asks for more");
    assertTrue(alike(2, 2).rowsFor(1e-9, 0.95).isEmpty(), "no number that is tried");
  }

  @Test
  void rowsThatDifferAskForMore() {
    double[][] one = new double[3][100];
    for (double[] seed : one) {
      seed[7] = -1;
    }
    UnseenRows unseen = UnseenRows.crossed(List.<double[][]>of(UnseenRows.withBoth(one)));
    assertTrue(CrossedInterval.withDefaults().of(one).low() > -0.03, "inside by itself");
    int rows = unseen.rowsFor(0.03, 0.95).orElseThrow();
    double[][] longer = new double[3][rows];
    for (double[] seed : longer) {
      seed[7] = -1;
    }
    UnseenRows then = UnseenRows.crossed(List.<double[][]>of(UnseenRows.withBoth(longer)));
    assertTrue(rows > 100 && then.reach(0.95) <= 0.03, "rows " + rows);
  }

  @Test
  void ofSeveralWaysTheWorstCounts() {
    double[][] heavy = {{0, 0, 0, 2, -2}, {0, 0, 0, 2, -2}};
    double[][] light = {{0, 0, 0, 1, -1}, {0, 0, 0, 1, -1}};
    assertEquals(
        UnseenRows.crossed(List.<double[][]>of(heavy)).reach(0.95),
        UnseenRows.crossed(List.of(light, heavy)).reach(0.95),
        1e-12);
  }

  @Test
  void redrawnRowsDoubtEachSeedsOwnRows() {
    double[][] table = UnseenRows.withBoth(new double[5][60]);
    // By hand: rows alone bring 2 / 61 / 62; five seeds of them, and the overlap 62 / 200.
    double reach = t(4, 0.95) * Math.sqrt((1.0 / 5 + 62.0 / 200) * 2 / 61 / 62);
    assertEquals(reach, UnseenRows.redrawn(List.<double[][]>of(table), 200).reach(0.95), 1e-12);
    int rows =
        UnseenRows.redrawn(List.<double[][]>of(table), 200).rowsFor(0.03, 0.95).orElseThrow();
    double[][] enough = UnseenRows.withBoth(new double[5][rows]);
    assertTrue(
        UnseenRows.redrawn(List.<double[][]>of(enough), 200).reach(0.95) <= 0.03, "rows " + rows);
  }

  /**
   * Of answers the exact bound of the net number is the least; Clopper and Pearson's by the
   * binomial sum.
   */
  @Test
  void answersAreBoundedAsCountsToo() {
    assertEquals(
        1 - Math.pow(0.025, 0.01), UnseenRows.ofAnswers(new double[5][100]).reach(0.95), 1e-12);
    double[][] two = new double[5][200];
    for (double[] seed : two) {
      seed[3] = -1;
      seed[70] = -1;
    }
    // By t alone with a row won and one lost: below 0.03.
    assertTrue(
        UnseenRows.crossed(List.<double[][]>of(UnseenRows.withBoth(two))).reach(0.95) < 0.03);
    assertEquals(0.035654668397, UnseenRows.ofAnswers(two).reach(0.95), 1e-6);
    assertEquals(122, UnseenRows.ofAnswers(new double[2][10]).rowsFor(0.03, 0.95).orElseThrow());
  }

  @Test
  void refusesNothing() {
    assertThrows(IllegalArgumentException.class, () -> UnseenRows.crossed(List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> UnseenRows.redrawn(List.<double[][]>of(new double[2][3]), 0));
  }

  private static boolean opens(double[][] table) {
    return UnseenRows.crossed(List.<double[][]>of(UnseenRows.withBoth(table)))
        .oneRowOpens(CrossedInterval.withDefaults().of(table));
  }

  @Test
  void aWordHangsOnOneRowWhereOneAgainstItOpensIt() {
    // By hand: 5 rows of 100 are lost: -5 +- 4.3; with one won -4 / 101 +- 4.8. Of 10, -10 +- 6.
    for (int lost : new int[] {5, 10}) {
      double[][] table = new double[3][100];
      double[][] turned = new double[3][100];
      for (int s = 0; s < 3; s++) {
        java.util.Arrays.fill(table[s], 0, lost, -1);
        java.util.Arrays.fill(turned[s], 0, lost, 1);
      }
      assertFalse(CrossedInterval.withDefaults().of(table).contains(0));
      assertEquals(lost == 5, opens(table), "lost " + lost);
      assertEquals(lost == 5, opens(turned), "won " + lost);
    }
  }
}
