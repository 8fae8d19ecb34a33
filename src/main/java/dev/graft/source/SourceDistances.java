package dev.graft.source;

import dev.graft.data.Examples;
import dev.graft.internal.Seeds;
import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.score.CoralDistance;
import dev.graft.score.MaximumMeanDiscrepancy;
import dev.graft.score.ProxyADistance;
import dev.graft.score.Score;
import dev.graft.show.Shown;
import dev.graft.training.BaseFeatures;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How far a base's own pictures lie from the target's in its features; lower is nearer.
 *
 * @param base its name
 * @param mmd squared maximum mean discrepancy, with a permutation test
 * @param proxyADistance how easily a linear model tells them apart
 * @param coral how different their covariances are
 */
public record SourceDistances(
    String base, MaximumMeanDiscrepancy.Tested mmd, Score proxyADistance, Score coral)
    implements Shown {
  private static final List<String> HEADERS = List.of("distance", "value", "range", "p");

  static SourceDistances of(Base base, Examples source, double[][] target, BaseFeatures features) {
    // As many rows as the target has: with more, telling them apart would be easy by number alone.
    List<Integer> all = IntStream.range(0, source.size()).boxed().toList();
    List<Integer> rows =
        Seeds.shuffled(all, 1, "source rows").subList(0, Math.min(target.length, source.size()));
    double[][] own = features.of(base, source, rows);
    return new SourceDistances(
        base.card().name(),
        MaximumMeanDiscrepancy.withDefaults().score(own, target),
        ProxyADistance.withDefaults().score(own, target),
        CoralDistance.withDefaults().score(own, target));
  }

  private List<List<String>> rows() {
    return List.of(
        row(mmd.score(), Text.format("%.3f", mmd.pValue())),
        row(proxyADistance, ""),
        row(coral, ""));
  }

  private static List<String> row(Score score, String pValue) {
    String value = Text.format("%.4g", score.value());
    return List.of(score.measure().toString(), value, score.range().toString(), pValue);
  }

  private String heading() {
    return Text.format(
        "%s: its own pictures against the target's, %s; lower is nearer", base, coral.size());
  }

  private Sheet sheet() {
    return Sheet.of(heading()).with(HEADERS, rows());
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(sheet());
  }

  @Override
  public String toString() {
    return sheet().text();
  }
}
