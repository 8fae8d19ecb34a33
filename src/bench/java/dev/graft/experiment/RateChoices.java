package dev.graft.experiment;

import dev.graft.recipe.RateSearch;
import dev.graft.run.Run;
import java.util.List;
import java.util.Map;

/** The choice of a rate as an experiment's search makes it, from runs that are there already. */
public final class RateChoices {
  private RateChoices() {}

  /** The chosen one of these rates, each with its runs at the search's seeds. */
  public static double chosen(Map<Double, List<Run>> tried, RateSearch search) {
    return TriedRate.best(
            tried.entrySet().stream().map(e -> new TriedRate(e.getKey(), e.getValue())).toList(),
            search)
        .rate();
  }
}
