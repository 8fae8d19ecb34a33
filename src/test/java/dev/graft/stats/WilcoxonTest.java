package dev.graft.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Held against scipy.stats.wilcoxon(differences, method="exact"), scipy 1.17. */
class WilcoxonTest {
  @Test
  void agreesWithScipy() {
    assertEquals(0.015625, Wilcoxon.pValue(new double[] {.12, .08, .15, .1, .09, .2, .07}), 1e-12);
    assertEquals(
        0.640625, Wilcoxon.pValue(new double[] {.12, -.08, .05, .01, -.02, .2, -.15, .03}), 1e-12);
    assertEquals(0.0625, Wilcoxon.pValue(new double[] {-.04, -.1, -.02, .01, -.06, -.09}), 1e-12);
  }

  @Test
  void nothingButZerosIsNoEvidence() {
    assertEquals(1, Wilcoxon.pValue(new double[4]));
  }
}
