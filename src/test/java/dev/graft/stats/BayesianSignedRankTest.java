package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Held against baycomp 1.0.3 (BSD): {@code w = SignedRankTest.sample(zeros(n), z, rope=.031,
 * nsamples=400000, random_state=1); bincount(w.argmax(1), minlength=3) / len(w)}.
 */
class BayesianSignedRankTest {
  private static final double MONTE_CARLO = 0.015;

  private static BayesianSignedRank.Chances chances(double... differences) {
    return BayesianSignedRank.within(.031).of(differences);
  }

  private static void agree(
      double below, double within, double above, BayesianSignedRank.Chances chances) {
    assertEquals(below, chances.below(), MONTE_CARLO);
    assertEquals(within, chances.within(), MONTE_CARLO);
    assertEquals(above, chances.above(), MONTE_CARLO);
    assertEquals(1, chances.below() + chances.within() + chances.above(), 1e-9);
  }

  @Test
  void agreesWithBaycomp() {
    agree(0, 0.0001, 0.9999, chances(.12, .08, .15, .1, .09, .2, .07));
    agree(0.1964, 0.3778, 0.4258, chances(.12, -.08, .05, .01, -.02, .2, -.15, .03));
    agree(0, 1, 0, chances(.01, -.005, .02, .0, .01, -.01, .015, .005, -.02, .01));
    agree(0, 0.0032, 0.9968, chances(.1, .2, .05, .08, .12));
    agree(0.7824, 0.2176, 0, chances(-.04, -.1, -.02, .01, -.06, -.09));
  }

  @Test
  void theSameDifferencesGiveTheSameChancesInAnyOrder() {
    assertEquals(chances(.1, -.2, .05), chances(.1, -.2, .05));
    assertEquals(chances(.1, -.2, .05).above(), chances(.05, .1, -.2).above(), MONTE_CARLO);
  }

  @Test
  void turnedDifferencesTurnTheChances() {
    BayesianSignedRank.Chances one = chances(.12, -.08, .05, .01, -.02, .2);
    BayesianSignedRank.Chances other = chances(-.12, .08, -.05, -.01, .02, -.2);
    assertEquals(one.above(), other.below(), MONTE_CARLO);
    assertEquals(one.within(), other.within(), MONTE_CARLO);
  }

  @Test
  void aTieWithTheMarginIsNoMatterOfRounding() {
    // .05 + .01 is 0.060000000000000005
    BayesianSignedRank test = BayesianSignedRank.within(.03);
    assertEquals(
        test.of(new double[] {.03, .03, .03}), test.of(new double[] {.05 - .02, .01 + .02, .03}));
  }

  @Test
  void nothingButZerosLieWithin() {
    assertEquals(1, BayesianSignedRank.within(0.01).of(new double[5]).within());
  }

  @Tag("slow")
  @Test
  void whereNothingHelpsACertainWordIsRare() {
    Random random = new Random(3);
    int certain = 0;
    for (int study = 0; study < 100; study++) {
      double[] differences = random.doubles(10).map(u -> .2 * (u - .5)).toArray();
      BayesianSignedRank.Chances chances = BayesianSignedRank.within(.03).of(differences);
      certain += Math.max(chances.above(), chances.below()) > .95 ? 1 : 0;
    }
    assertTrue(certain <= 5, "a word for " + certain + " of 100 studies in which nothing helps");
  }

  @Test
  void refusesWhatIsNoSetOfDifferences() {
    assertThrows(IllegalArgumentException.class, () -> chances(.1));
    assertThrows(IllegalArgumentException.class, () -> chances(.1, Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> BayesianSignedRank.within(-.1));
  }
}
