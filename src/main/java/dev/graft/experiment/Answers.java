package dev.graft.experiment;

import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import dev.graft.training.Answering;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every arm answers for one example, side by side.
 *
 * @param example a picture's name, a sentence or the cells of a row
 * @param arms one answer each, in the experiment's order
 */
public record Answers(String example, List<Answer> arms) implements Shown {
  private static final List<String> HEADERS = List.of("arm", "answer", "probability", "seeds");

  /** Copies the list. */
  public Answers {
    arms = List.copyOf(arms);
  }

  /**
   * An arm's answer.
   *
   * @param arm its name
   * @param answer the class with the highest probability, averaged over the seeds
   * @param probability that average, in [0, 1]
   * @param agreeing how many seeds alone give the same answer
   * @param seeds how many there are
   */
  public record Answer(String arm, String answer, double probability, int agreeing, int seeds) {}

  static Answers of(Experiment experiment, Asked asked) {
    experiment.runs();
    Map<Arm, float[]> numbers = new LinkedHashMap<>();
    experiment.arms().forEach(arm -> numbers.put(arm, asked.numbers(arm.network().base().input())));
    List<Answer> answers = new ArrayList<>();
    numbers.forEach((arm, example) -> answers.add(answer(experiment, arm, example)));
    return new Answers(asked.words(), answers);
  }

  private static Answer answer(Experiment experiment, Arm arm, float[] example) {
    List<List<Double>> perSeed = new ArrayList<>();
    for (long seed : experiment.seeds()) {
      perSeed.add(Answering.probabilities(arm.network(), experiment.weights(arm, seed), example));
    }
    List<String> classes = arm.network().head().classes();
    List<Double> mean = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      int index = c;
      mean.add(perSeed.stream().mapToDouble(p -> p.get(index)).average().orElseThrow());
    }
    int best = largest(mean);
    int agreeing = (int) perSeed.stream().filter(p -> largest(p) == best).count();
    return new Answer(arm.name(), classes.get(best), mean.get(best), agreeing, perSeed.size());
  }

  private static int largest(List<Double> values) {
    return values.indexOf(Collections.max(values));
  }

  private List<List<String>> rows() {
    return arms.stream()
        .map(
            a ->
                List.of(
                    a.arm(),
                    a.answer(),
                    Text.format("%.2f", a.probability()),
                    Text.format("%d of %d agree", a.agreeing(), a.seeds())))
        .toList();
  }

  private Sheet sheet() {
    return Sheet.of(example).with(HEADERS, rows());
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(sheet());
  }

  @Override
  public String toString() {
    return sheet().text();
  }
}
