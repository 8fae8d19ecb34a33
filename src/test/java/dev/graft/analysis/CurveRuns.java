package dev.graft.analysis;

import static dev.graft.analysis.CurveFixtures.curve;

import dev.graft.run.Runs;
import java.util.List;

/** Learning curves of two arms with three seeds, and their metrics. */
final class CurveRuns {
  static final Runs THREE =
      new Runs(
          List.of(
              curve("scratch", 1, .31, .35, .44, .41, .52, .55, .61, .60, .66, .64, .68, .67, .70),
              curve("scratch", 2, .28, .30, .39, .47, .45, .56, .58, .63, .62, .66, .65, .69, .69),
              curve("scratch", 3, .33, .29, .41, .43, .50, .51, .60, .62, .61, .67, .70, .68, .71),
              curve("frozen", 1, .52, .55, .60, .66, .65, .70, .69, .72, .71),
              curve("frozen", 2, .49, .58, .57, .63, .66, .68, .71, .70, .73),
              curve("frozen", 3, .55, .54, .62, .61, .67, .66, .70, .73, .72)));

  private CurveRuns() {}
}
