package dev.graft;

import dev.graft.analysis.Comparison;
import dev.graft.experiment.Experiment;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.Map;

/**
 * What {@link Graft#compare} found.
 *
 * @param experiment the arms, to go on with: more seeds, another arm, {@code predict}
 * @param comparison the verdicts
 * @param cells the cells that lead to it, as Java
 */
public record Compared(Experiment experiment, Comparison comparison, String cells)
    implements Shown {
  @Override
  public Map<String, Object> bundle() {
    String code = "<details open><summary>The cells that ran</summary><pre>%s</pre></details>";
    return Shown.html(comparison.html() + Text.format(code, Html.escape(cells)), this);
  }

  @Override
  public String toString() {
    return comparison + "\n\nThe cells that ran:\n\n" + cells;
  }
}
