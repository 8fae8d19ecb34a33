package dev.graft;

import dev.graft.analysis.Comparison;
import dev.graft.chart.VerdictCard;
import dev.graft.experiment.Experiment;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What {@link Graft#compare} found.
 *
 * @param experiment the arms, to go on with: more seeds, another arm, {@code predict}
 * @param comparison the verdicts
 * @param decision which arm to ship
 * @param ground what was read, how its rows are used, the sizes, the cost that was foreseen
 * @param cells the cells that lead to it, as Java
 */
public record Compared(
    Experiment experiment, Comparison comparison, Decision decision, String ground, String cells)
    implements Shown {
  private static final String FOLD = "<details><summary>%s</summary>%s</details>";

  @Override
  public Map<String, Object> bundle() {
    String read = ground.lines().map(Html::paragraph).collect(Collectors.joining());
    String code = "<pre>" + Html.escape(cells) + "</pre>";
    return Shown.html(
        VerdictCard.head(comparison)
            + decision.html()
            + VerdictCard.details(comparison)
            + Text.format(FOLD, "What was read, and how it is used", read)
            + Text.format(FOLD, "The cells that ran", code),
        this);
  }

  @Override
  public String toString() {
    return comparison + "\n\n" + decision + "\n\n" + ground + "\n\nThe cells that ran:\n\n" + cells;
  }
}
