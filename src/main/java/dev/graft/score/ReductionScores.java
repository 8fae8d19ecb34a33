package dev.graft.score;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.Arrays;

/**
 * What one reduction of the target's features is worth, on rows that it was not learned on.
 *
 * @param explainedVariance the share of their variance that is kept, in [0, 1]
 * @param trustworthiness see {@link NeighbourPreservation}
 * @param agreement of k-means clusters, as many as classes, with the classes
 */
public record ReductionScores(
    double explainedVariance, double trustworthiness, ClusterAgreement agreement) implements Shown {
  /** The components of some rows, judged on others. */
  public static ReductionScores of(
      PrincipalComponents components, double[][] judged, int[] classes, long seed) {
    Check.that(
        judged.length == classes.length,
        "classes (%d) must be as many as the judged rows (%d)",
        classes.length,
        judged.length);
    double[][] reduced = components.transform(judged);
    int number = (int) Arrays.stream(classes).distinct().count();
    return new ReductionScores(
        components.explainedVariance(judged),
        NeighbourPreservation.withDefaults().of(judged, reduced),
        ClusterAgreement.of(classes, Clusters.of(reduced, number, seed)));
  }

  @Override
  public String toString() {
    return Text.format(
        "explained variance %.3f, trustworthiness %.3f, %s",
        explainedVariance, trustworthiness, agreement);
  }
}
