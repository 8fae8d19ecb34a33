package dev.graft.score;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One base in a ranking.
 *
 * @param name its name
 * @param role a source, or a reference that sources must beat
 * @param value its deciding score; of several nets their mean
 * @param stability how firm its rank is
 * @param shuffled what the deciding score is under shuffled labels
 * @param scores all scores that could be computed; of several nets the means, the rest the first's
 * @param means each score's mean under shuffled labels; of several nets the first's
 * @param missing why a score is missing
 */
public record RankedSource(
    String name,
    Candidate.Role role,
    double value,
    Stability stability,
    Shuffled shuffled,
    Map<Measure, Score> scores,
    Map<Measure, Double> means,
    Map<Measure, String> missing) {
  /** Copies the maps, in their order. */
  public RankedSource {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
    means = Collections.unmodifiableMap(new LinkedHashMap<>(means));
    missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
  }

  /**
   * How firm a rank is, from bootstrap samples of the rows.
   *
   * @param first the share of draws in which it is first, in [0, 1]; a tie is shared
   * @param best the best rank of the middle 95% of draws, from 1
   * @param worst the worst
   */
  public record Stability(double first, double best, double worst) {}

  /**
   * A score under shuffled labels.
   *
   * @param mean over the shuffles
   * @param pValue the share of shuffles that score at least as high, the true labels included
   */
  public record Shuffled(double mean, double pValue) {}

  /** Whether it is a source that one may start from. */
  public boolean source() {
    return role == Candidate.Role.SOURCE;
  }
}
