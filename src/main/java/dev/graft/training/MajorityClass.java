package dev.graft.training;

import dev.graft.data.Examples;
import dev.graft.data.Rows;
import dev.graft.model.Head;
import dev.graft.model.Weights;
import dev.graft.run.Curve;
import dev.graft.run.Point;
import dev.graft.run.Predictions;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * A run that answers the class with the most training rows, the first of equals, for every row; its
 * probabilities are the classes' shares of the training rows. It needs no engine.
 */
final class MajorityClass {
  private final Plan plan;
  private final Examples data;
  private final Rows rows;
  private final List<Double> shares;
  private final int answer;

  private MajorityClass(Plan plan) {
    this.plan = plan;
    data = plan.split().data();
    rows = RunRows.of(plan).rows();
    shares = shares();
    answer = shares.indexOf(Collections.max(shares));
  }

  static Trained run(Plan plan) {
    return new MajorityClass(plan).run();
  }

  private List<Double> shares() {
    int[] counts = new int[data.classes().size()];
    rows.training().forEach(row -> counts[data.label(row)]++);
    return java.util.Arrays.stream(counts)
        .mapToObj(count -> (double) count / rows.training().size())
        .toList();
  }

  private Trained run() {
    double accuracy = accuracy(rows.validation());
    Curve curve = new Curve(List.of(new Point(0, 0, 0, Double.NaN, loss(), accuracy)), 0);
    Outcomes.Cost cost = Outcomes.Cost.nothing(rows);
    return new Trained(Outcomes.run(plan, curve, test(), cost), weights());
  }

  private double accuracy(List<Integer> part) {
    return part.stream().mapToInt(row -> data.label(row) == answer ? 1 : 0).average().orElseThrow();
  }

  private double loss() {
    return rows.validation().stream()
        .mapToDouble(row -> -Math.log(shares.get(data.label(row))))
        .average()
        .orElseThrow();
  }

  private Predictions test() {
    List<Integer> actual = rows.test().stream().map(data::label).toList();
    List<Double> rounded = shares.stream().map(Outcomes::kept).toList();
    return new Predictions(
        data.classes(),
        rows.test(),
        actual,
        rows.test().stream().map(row -> answer).toList(),
        rows.test().stream().map((Function<Integer, List<Double>>) row -> rounded).toList(),
        Double.NaN);
  }

  /** As a head: a matrix of zeros, and the logarithms of the shares as its bias. */
  private Weights weights() {
    float[] bias = new float[shares.size()];
    for (int c = 0; c < bias.length; c++) {
      bias[c] = (float) Math.log(Math.max(shares.get(c), Float.MIN_NORMAL));
    }
    return Head.weights(new float[bias.length * plan.network().base().backbone().features()], bias);
  }
}
