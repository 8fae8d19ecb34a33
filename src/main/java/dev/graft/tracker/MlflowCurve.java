package dev.graft.tracker;

import com.google.gson.JsonObject;
import dev.graft.csv.RunsCsv;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The learning curve of a run of others, from the histories of its metrics. */
final class MlflowCurve {
  private static final String EPOCH = "epoch";

  private final MlflowExperiment experiment;
  private final MlflowRun run;

  MlflowCurve(MlflowExperiment experiment, MlflowRun run) {
    this.experiment = experiment;
    this.run = run;
  }

  /** As a log that {@link RunsCsv#withCurve} reads; empty where nothing was measured repeatedly. */
  Optional<String> log() {
    List<String> names =
        run.cells().keySet().stream()
            .filter(column -> column.startsWith(MlflowRun.METRIC))
            .map(column -> column.substring(MlflowRun.METRIC.length()))
            .filter(RunsCsv::isOfCurve)
            .toList();
    Map<String, Map<Double, Double>> histories = new TreeMap<>();
    names.forEach(name -> histories.put(name, history(name)));
    boolean repeated = histories.values().stream().anyMatch(history -> history.size() > 1);
    return repeated ? Optional.of(text(histories)) : Optional.empty();
  }

  /** By step; what is no number is left out. */
  private Map<Double, Double> history(String metric) {
    Map<Double, Double> history = new TreeMap<>();
    for (JsonObject moment : experiment.history(run, metric)) {
      double step = MlflowJson.number(moment, "step").orElse(0.0);
      MlflowJson.number(moment, "value").ifPresent(value -> history.put(step, value));
    }
    return history;
  }

  private String text(Map<String, Map<Double, Double>> histories) {
    boolean counted = run.cells().containsKey(MlflowRun.METRIC + EPOCH);
    Map<Double, Double> epochs = counted ? history(EPOCH) : Map.of();
    TreeSet<Double> steps =
        histories.values().stream()
            .flatMap(history -> history.keySet().stream())
            .filter(step -> !counted || epochs.containsKey(step))
            .collect(Collectors.toCollection(TreeSet::new));
    double before = countsFromZero(histories, epochs) ? 0 : 1;
    // With an epoch of their own steps are batches, of which several belong to one epoch.
    StringBuilder text =
        new StringBuilder(EPOCH + (counted ? ",step" : "") + ",")
            .append(String.join(",", histories.keySet()));
    for (double step : steps) {
      double epoch = Math.ceil(epochs.getOrDefault(step, step)) - before;
      Stream<String> cells =
          histories.values().stream()
              .map(history -> history.containsKey(step) ? history.get(step).toString() : "");
      if (epoch >= 0) {
        text.append('\n')
            .append((long) epoch)
            .append(counted ? "," + (long) step : "")
            .append(cells.collect(Collectors.joining(",", ",", "")));
      }
    }
    return text.append('\n').toString();
  }

  /**
   * A training loss belongs to an epoch that is over, so that one at 0 says how they are counted.
   */
  private static boolean countsFromZero(
      Map<String, Map<Double, Double>> histories, Map<Double, Double> epochs) {
    boolean losses = !histories.keySet().stream().allMatch(MlflowCurve::isOfValidation);
    return histories.entrySet().stream()
        .filter(history -> !losses || !isOfValidation(history.getKey()))
        .flatMap(history -> history.getValue().keySet().stream())
        .anyMatch(step -> epochs.getOrDefault(step, step) == 0);
  }

  private static boolean isOfValidation(String metric) {
    return metric.matches("(?i).*(val|eval|dev).*");
  }
}
