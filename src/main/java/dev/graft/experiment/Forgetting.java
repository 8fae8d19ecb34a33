package dev.graft.experiment;

import dev.graft.data.Examples;
import dev.graft.data.Part;
import dev.graft.internal.Check;
import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Network;
import dev.graft.show.Shown;
import dev.graft.training.SourceAccuracy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What fine-tuning takes from a base: the accuracy of its old head on source data before and behind
 * it (catastrophic forgetting; McCloskey &amp; Cohen 1989, Kirkpatrick et al. 2017). A frozen arm
 * forgets nothing. What is measured is the old head on the new body; the body may still know what
 * that head no longer reads.
 *
 * @param source name of the source data
 * @param rows how many of its rows were asked
 * @param before accuracy of the base as it came, in [0, 1]
 * @param arms accuracy behind training, per arm one value for each seed
 */
public record Forgetting(String source, int rows, double before, Map<String, List<Double>> arms)
    implements Shown {
  private static final List<String> HEADERS =
      List.of("arm", "source accuracy before", "after", "lost, in points", "seeds");

  /** Copies the map. */
  public Forgetting {
    arms = Collections.unmodifiableMap(new LinkedHashMap<>(arms));
  }

  /**
   * Asks every arm that was trained from this base. Finished runs are needed: call run() first.
   *
   * @param source the base with its old head
   * @param data source data with the old head's classes in its order; its test part is used where
   *     it has one, else all of it, which may be what the base was trained on
   * @throws IllegalArgumentException if no arm starts from this base
   */
  public static Forgetting of(Experiment experiment, Base source, Examples data) {
    SourceAccuracy accuracy = SourceAccuracy.of(source, data);
    List<Integer> rows = rows(data);
    List<Arm> tuned =
        experiment.arms().stream()
            .filter(arm -> arm.network().start() == Network.Start.PRE_TRAINED)
            .filter(arm -> arm.network().base().card().name().equals(source.card().name()))
            .toList();
    Check.that(
        !tuned.isEmpty(),
        "arms that start from %s (0) must be at least 1; the arms are %s",
        source.card().name(),
        experiment.arms().stream().map(Arm::name).toList());
    Map<String, List<Double>> behind = new LinkedHashMap<>();
    for (Arm arm : tuned) {
      List<Double> seeds = new ArrayList<>();
      for (long seed : experiment.seeds()) {
        seeds.add(accuracy.of(experiment.trained(arm, seed), rows));
      }
      behind.put(arm.name(), List.copyOf(seeds));
    }
    return new Forgetting(data.name(), rows.size(), accuracy.of(source.weights(), rows), behind);
  }

  private static List<Integer> rows(Examples data) {
    List<Integer> all = IntStream.range(0, data.size()).boxed().toList();
    List<Integer> test = all.stream().filter(row -> data.part(row) == Part.TEST).toList();
    return test.isEmpty() ? all : test;
  }

  /** The mean over seeds of what an arm lost, in [-1, 1]; negative where it gained. */
  public double lost(String arm) {
    Check.oneOf("arm", arm, arms.keySet());
    return before - mean(arms.get(arm));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(v -> v).average().orElseThrow();
  }

  private List<List<String>> table() {
    return arms.entrySet().stream()
        .map(
            e ->
                List.of(
                    e.getKey(),
                    number("%.3f", before),
                    number("%.3f", mean(e.getValue())),
                    number("%.1f", 100 * lost(e.getKey())),
                    String.valueOf(e.getValue().size())))
        .toList();
  }

  private static String number(String format, double value) {
    return Text.format(format, value);
  }

  private String heading() {
    return Text.format("The old head on %d rows of %s", rows, source);
  }

  private Sheet sheet() {
    return Sheet.of(heading()).with(HEADERS, table());
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
