package dev.graft.chart;

import dev.graft.analysis.Clock;
import dev.graft.analysis.Comparison;
import dev.graft.analysis.Confusion;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.List;

/** All pictures that runs have enough for. */
final class ReportPictures {
  private ReportPictures() {}

  static List<Chart> of(Comparison comparison) {
    Runs runs = comparison.runs();
    List<Chart> charts = new ArrayList<>();
    List<String> good = runs.arms().stream().filter(arm -> !good(runs, arm).isEmpty()).toList();
    if (!good.isEmpty()) {
      charts.add(Charts.accuracy(runs));
    }
    if (hasCurves(runs)) {
      charts.add(Charts.learningCurves(runs));
      for (Clock clock : List.of(Clock.UPDATES, Clock.SECONDS)) {
        if (tells(runs, clock)) {
          charts.add(TransferCharts.curves(comparison.curves(), clock));
        }
      }
    }
    for (String arm : good) {
      if (good(runs, arm).stream().allMatch(run -> !run.test().rows().isEmpty())) {
        charts.add(Charts.confusion(Confusion.of(runs, arm)));
      }
    }
    return List.copyOf(charts);
  }

  private static List<Run> good(Runs runs, String arm) {
    return runs.arm(arm).stream().filter(run -> !run.failed()).toList();
  }

  /** Whether every trained point that would be drawn says when it was. */
  private static boolean tells(Runs runs, Clock clock) {
    return runs.all().stream()
        .filter(run -> !run.failed())
        .flatMap(run -> run.curve().points().stream())
        .filter(point -> point.passes() > 0 && Double.isFinite(point.validationAccuracy()))
        .allMatch(point -> clock.of(point) > 0);
  }

  /** Whether the learning curves of the arms can be drawn. */
  static boolean hasCurves(Runs runs) {
    return runs.arms().stream()
        .filter(arm -> !good(runs, arm).isEmpty())
        .anyMatch(arm -> hasCurve(runs, arm));
  }

  private static boolean hasCurve(Runs runs, String arm) {
    return MeanCurve.of(good(runs, arm), runs.arms().size()).passes().stream().anyMatch(p -> p > 0);
  }
}
