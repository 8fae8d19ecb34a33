package dev.graft.training;

import dev.graft.run.Monitor;
import dev.graft.run.Predictions;
import dev.graft.stats.MacroF1;
import java.util.Arrays;
import java.util.List;

/** What a live network answers for rows that it does not train on. */
final class Evaluation {
  private final Plan plan;
  private final LiveRun live;
  private final Activations inputs;

  Evaluation(Plan plan, LiveRun live, Activations inputs) {
    this.plan = plan;
    this.live = live;
    this.inputs = inputs;
  }

  /**
   * How good the answers are.
   *
   * @param loss mean cross-entropy, in nats
   * @param accuracy share of right answers, in [0, 1]
   * @param score by which passes are chosen: see {@link Monitor}
   */
  record Quality(double loss, double accuracy, double score) {}

  Quality of(List<Integer> rows) {
    float[][] answers = live.logProbabilities(inputs, rows);
    double loss = 0;
    int right = 0;
    int[] predicted = new int[answers.length];
    for (int i = 0; i < answers.length; i++) {
      int label = label(rows.get(i));
      loss -= answers[i][label];
      predicted[i] = Outcomes.largest(answers[i]);
      right += predicted[i] == label ? 1 : 0;
    }
    double accuracy = (double) right / rows.size();
    return new Quality(loss / rows.size(), accuracy, score(rows, predicted, accuracy));
  }

  /** What the monitor says of these answers. */
  double score(List<Integer> rows, int[] predicted, double accuracy) {
    return switch (plan.recipe().objective().monitor()) {
      case ACCURACY -> accuracy;
      case MACRO_F1 ->
          MacroF1.of(
              rows.stream().mapToInt(this::label).toArray(),
              predicted,
              plan.network().head().classes().size());
    };
  }

  Predictions test(List<Integer> rows) {
    float[][] answers = live.logProbabilities(inputs, rows);
    List<Integer> predicted = Arrays.stream(answers).map(Outcomes::largest).toList();
    List<Integer> actual = rows.stream().map(this::label).toList();
    List<List<Double>> probabilities = Arrays.stream(answers).map(Outcomes::probabilities).toList();
    List<String> classes = plan.split().data().classes();
    return new Predictions(classes, rows, actual, predicted, probabilities, Double.NaN);
  }

  private int label(int row) {
    return plan.split().data().label(row);
  }
}
