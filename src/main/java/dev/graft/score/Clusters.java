package dev.graft.score;

import dev.graft.internal.Check;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.ml.clustering.CentroidCluster;
import org.apache.commons.math3.ml.clustering.Cluster;
import org.apache.commons.math3.ml.clustering.Clusterable;
import org.apache.commons.math3.ml.clustering.KMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.clustering.MultiKMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.clustering.evaluation.ClusterEvaluator;
import org.apache.commons.math3.ml.distance.EuclideanDistance;
import org.apache.commons.math3.random.Well19937c;

/**
 * Groups of rows found without labels: k-means with the starts of k-means++, the best of ten by the
 * sum of squared distances (Arthur &amp; Vassilvitskii 2007, "k-means++: the advantages of careful
 * seeding"; the implementation is that of Apache Commons Math).
 */
public final class Clusters {
  private static final int STARTS = 10;
  private static final int MOST_ROUNDS = 100;

  private Clusters() {}

  private record Row(int number, double[] values) implements Clusterable {
    @Override
    public double[] getPoint() {
      return values;
    }
  }

  /**
   * The sum over all rows of the squared distance to their centre: what k-means makes small. The
   * library's own choice among starts goes by the variance of the distances, which is small for
   * rows that are all equally far from a wrong centre.
   */
  private static final class Inertia extends ClusterEvaluator<Row> {
    @Override
    public double score(List<? extends Cluster<Row>> clusters) {
      double sum = 0;
      for (Cluster<Row> cluster : clusters) {
        Clusterable centre = centroidOf(cluster);
        for (Row row : cluster.getPoints()) {
          double distance = distance(row, centre);
          sum += distance * distance;
        }
      }
      return sum;
    }
  }

  /**
   * The cluster of each row, (n), numbered from 0 on.
   *
   * @param features (n, d)
   * @param number of clusters, at least 2 and at most n
   */
  public static int[] of(double[][] features, int number, long seed) {
    Sample.matrix(features);
    Check.that(
        number >= 2 && number <= features.length,
        "clusters (%d) must be at least 2 and at most the rows, %d",
        number,
        features.length);
    List<Row> rows =
        IntStream.range(0, features.length).mapToObj(i -> new Row(i, features[i])).toList();
    KMeansPlusPlusClusterer<Row> one =
        new KMeansPlusPlusClusterer<>(
            number, MOST_ROUNDS, new EuclideanDistance(), new Well19937c(seed));
    List<CentroidCluster<Row>> best =
        new MultiKMeansPlusPlusClusterer<>(one, STARTS, new Inertia()).cluster(rows);
    int[] clusters = new int[features.length];
    for (int cluster = 0; cluster < best.size(); cluster++) {
      for (Row row : best.get(cluster).getPoints()) {
        clusters[row.number()] = cluster;
      }
    }
    return clusters;
  }
}
