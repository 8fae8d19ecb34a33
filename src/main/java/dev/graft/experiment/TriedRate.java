package dev.graft.experiment;

import dev.graft.recipe.RateSearch;
import dev.graft.run.Fact;
import dev.graft.run.Point;
import dev.graft.run.Run;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A rate and the runs that tried it. */
record TriedRate(double rate, List<Run> runs) {
  private static final Comparator<TriedRate> BY_SCORE =
      Comparator.comparingDouble(TriedRate::score)
          .thenComparing(Comparator.comparingDouble(TriedRate::loss).reversed())
          .thenComparing(Comparator.comparingDouble(TriedRate::rate).reversed());

  /**
   * The best validation score (the accuracy, or the recipe's monitor), then the lower loss, then
   * the lower rate, which is also taken where all failed. Where each run goes on to its plateau,
   * the best of many passes on few rows is chance in part: there the lowest validation loss decides
   * between rates whose scores differ by less than the standard error of a difference of two
   * shares.
   */
  static TriedRate best(List<TriedRate> tried, RateSearch search) {
    TriedRate best = tried.stream().max(BY_SCORE).orElseThrow();
    if (search.plateau().isEmpty() || best.failed()) {
      return best;
    }
    double least = best.score() - best.doubt();
    return tried.stream()
        .filter(rate -> !rate.failed() && rate.score() >= least)
        .min(Comparator.comparingDouble(TriedRate::lowestLoss).thenComparing(TriedRate::rate))
        .orElse(best);
  }

  /** Failed runs say that the rate is no good, whatever others reached with it. */
  private boolean failed() {
    return runs.stream().anyMatch(Run::failed);
  }

  private double score() {
    return failed() ? -1 : mean(Run::monitoredBest);
  }

  private double loss() {
    return failed() ? Double.POSITIVE_INFINITY : mean(run -> run.curve().best().validationLoss());
  }

  private double mean(ToDoubleFunction<Run> value) {
    return runs.stream().mapToDouble(value).average().orElseThrow();
  }

  /** Of the last phase, each run's own least. */
  private double lowestLoss() {
    return runs.stream().mapToDouble(TriedRate::lowest).average().orElseThrow();
  }

  private static double lowest(Run run) {
    return run.lastPhase().stream()
        .mapToDouble(Point::validationLoss)
        .filter(Double::isFinite)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private double doubt() {
    double share = score();
    double rows = runs.stream().mapToInt(TriedRate::validationRows).sum();
    return rows == 0 ? 0 : Math.sqrt(2 * share * (1 - share) / rows);
  }

  private static int validationRows(Run run) {
    return run.fact(Fact.ROWS_VALIDATION).orElse(0);
  }
}
