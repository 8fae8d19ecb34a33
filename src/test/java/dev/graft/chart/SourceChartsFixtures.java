package dev.graft.chart;

import dev.graft.score.PrincipalMap;
import java.util.List;

/** What the tests of SourceCharts share. */
final class SourceChartsFixtures {
  static final PrincipalMap MAP =
      PrincipalMap.of(new double[][] {{0, 0}, {4, 0}, {0, 1}, {4, 1}, {2, 2}});

  static final List<String> CLASSES = List.of("cats", "<b>dogs</b>", "none");

  private SourceChartsFixtures() {}

  static Chart chart() {
    return SourceCharts.map("a base", MAP, List.of(0, 1, 0, 1, 1), CLASSES);
  }
}
