package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.analysis.Made;
import dev.graft.recipe.RateSearch;
import dev.graft.run.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of the rates is taken where validation rows are few. */
class TriedRateTest {
  private static final RateSearch STATED = RateSearch.withDefaults();
  private static final RateSearch FAIR = RateSearch.toThePlateau();

  private static TriedRate rate(double rate, double accuracy, double loss, String failure) {
    Made made =
        Made.of(
                new double[] {1, 0.5},
                new double[] {loss, loss + 1},
                new double[] {0.2, accuracy - 0.1, accuracy})
            .with("rows.validation", "80");
    return new TriedRate(rate, List.of(made.run("a", -1, failure), made.run("a", -2, "")));
  }

  private static double chosen(RateSearch search, TriedRate... tried) {
    return TriedRate.best(List.of(tried), search).rate();
  }

  @Test
  void betweenAccuraciesThatChanceMayHaveMadeTheLowestLossDecides() {
    TriedRate low = rate(1e-3, 0.46, 1.6, "");
    TriedRate lucky = rate(3e-3, 0.49, 1.8, "");
    assertEquals(1e-3, chosen(FAIR, low, lucky));
    assertEquals(3e-3, chosen(STATED, low, lucky), "a stated search goes by accuracy alone");
  }

  @Test
  void aClearAccuracyDecidesWhateverTheLoss() {
    assertEquals(3e-3, chosen(FAIR, rate(1e-3, 0.40, 1.6, ""), rate(3e-3, 0.49, 1.8, "")));
  }

  /** The scores of the points that were chosen are 0.3 and 0.6, against their accuracies. */
  @Test
  void theMonitorDecidesWhereOneIsStated() {
    TriedRate accurate = monitored(rate(1e-3, 0.6, 1.6, ""), "0.1; 0.2; 0.3");
    TriedRate fair = monitored(rate(3e-3, 0.5, 1.8, ""), "0.1; 0.2; 0.6");
    assertEquals(3e-3, chosen(STATED, accurate, fair));
    assertEquals(3e-3, chosen(FAIR, accurate, fair));
  }

  private static TriedRate monitored(TriedRate tried, String scores) {
    return new TriedRate(
        tried.rate(),
        tried.runs().stream()
            .map(
                run ->
                    run.withFact(
                        Fact.MONITOR_SCORES, Fact.MONITOR_SCORES.read(scores).orElseThrow()))
            .toList());
  }

  @Test
  void aFailedRateIsNotChosen() {
    assertEquals(3e-3, chosen(FAIR, rate(1e-3, 0.49, 1.6, "diverged"), rate(3e-3, 0.3, 1.8, "")));
    assertEquals(
        1e-3,
        chosen(FAIR, rate(1e-3, 0.49, 1.6, "diverged"), rate(3e-3, 0.5, 1.8, "diverged")),
        "the lowest where all failed");
  }
}
