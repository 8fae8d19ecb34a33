package dev.graft.experiment;

import dev.graft.recipe.RateSearch;
import dev.graft.run.Curve;
import dev.graft.run.Fact;
import dev.graft.run.Point;
import dev.graft.run.Run;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A rate and the runs that tried it. */
record TriedRate(double rate, List<Run> runs) {
  private static final Comparator<TriedRate> BY_ACCURACY =
      Comparator.comparingDouble(TriedRate::accuracy)
          .thenComparing(Comparator.comparingDouble(TriedRate::loss).reversed())
          .thenComparing(Comparator.comparingDouble(TriedRate::rate).reversed());

  /**
   * The best validation accuracy, then the lower loss, then the lower rate, which is also taken
   * where all failed. Where each run goes on to its plateau, the best of many passes on few rows is
   * chance in part: there the lowest validation loss decides between rates whose accuracies differ
   * by less than the standard error of a difference of two shares.
   */
  static TriedRate best(List<TriedRate> tried, RateSearch search) {
    TriedRate best = tried.stream().max(BY_ACCURACY).orElseThrow();
    if (search.plateau().isEmpty() || best.failed()) {
      return best;
    }
    double least = best.accuracy() - best.doubt();
    return tried.stream()
        .filter(rate -> !rate.failed() && rate.accuracy() >= least)
        .min(Comparator.comparingDouble(TriedRate::lowestLoss).thenComparing(TriedRate::rate))
        .orElse(best);
  }

  /** Failed runs say that the rate is no good, whatever others reached with it. */
  private boolean failed() {
    return runs.stream().anyMatch(Run::failed);
  }

  private double accuracy() {
    return failed() ? -1 : mean(curve -> curve.best().validationAccuracy());
  }

  private double loss() {
    return failed() ? Double.POSITIVE_INFINITY : mean(curve -> curve.best().validationLoss());
  }

  private double mean(ToDoubleFunction<Curve> value) {
    return runs.stream().map(Run::curve).mapToDouble(value).average().orElseThrow();
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
    double share = accuracy();
    double rows = runs.stream().mapToInt(TriedRate::validationRows).sum();
    return rows == 0 ? 0 : Math.sqrt(2 * share * (1 - share) / rows);
  }

  private static int validationRows(Run run) {
    return run.fact(Fact.ROWS_VALIDATION).orElse(0);
  }
}
