package dev.graft.score;

import dev.graft.internal.Check;
import java.util.List;

/**
 * How easily a linear model tells two sets of rows apart.
 *
 * <p>2 (1 - 2 err), err the share of rows that a linear model (that of {@link LinearProbe}, in five
 * fixed folds) puts into the wrong set, the smaller set's and the larger one's counted alike.
 *
 * <p>Shapes: source (m, d), target (n, d); each at least 5 rows.
 *
 * <p>Range and direction: [-2, 2]; 2 is told apart without error, 0 is not told apart, below 0 is
 * chance; lower is nearer. With more features than rows nearly everything can be told apart.
 *
 * <p>Degenerate cases: where all rows are the same it is 0; NaN is refused.
 *
 * <p>Source: Ben-David 2007, "Analysis of representations for domain adaptation", NIPS.
 */
public final class ProxyADistance {
  private static final int FOLDS = LinearProbe.DEFAULT_FOLDS;

  private ProxyADistance() {}

  /** With five folds. */
  public static ProxyADistance withDefaults() {
    return new ProxyADistance();
  }

  /** The distance of two sets of rows in the features of one base. */
  public Score score(double[][] source, double[][] target) {
    Domains domains = Domains.of(source, target);
    Check.that(
        Math.min(domains.source(), domains.target()) >= FOLDS,
        "rows (%d of the source, %d of the target) must be at least %d on each side",
        domains.source(),
        domains.target(),
        FOLDS);
    int[] sides = domains.sides();
    Spectrum spectrum = Spectrum.of(domains.products());
    if (spectrum.rank() == 0) {
      return score(domains, 0);
    }
    double penalty = Ridge.penalty(spectrum, sides, 2);
    int[] origins = java.util.stream.IntStream.range(0, sides.length).toArray();
    Folds folds = Folds.of(sides, origins, FOLDS);
    int[] wrong = new int[2];
    for (int fold = 0; fold < FOLDS; fold++) {
      int[] asked = folds.inside(fold);
      Ridge.Parts parts = new Ridge.Parts(folds.outside(fold), asked);
      int[] answers = Ridge.answers(domains.products(), sides, parts, penalty);
      for (int i = 0; i < asked.length; i++) {
        wrong[sides[asked[i]]] += answers[i] == sides[asked[i]] ? 0 : 1;
      }
    }
    double error =
        ((double) wrong[0] / domains.source() + (double) wrong[1] / domains.target()) / 2;
    return score(domains, 2 * (1 - 2 * error));
  }

  private static Score score(Domains domains, double value) {
    return new Score(
        Measure.PROXY_A_DISTANCE, value, new Score.Range(-2, 2), domains.size(), List.of());
  }
}
