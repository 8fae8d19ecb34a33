package dev.graft.experiment;

import dev.graft.data.ImageSet;
import dev.graft.data.Pixels;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Network;
import dev.graft.model.TensorSpec;
import dev.graft.show.Shown;
import dev.graft.training.Answering;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one prediction of an arm's network costs, one example at a time on one thread, the network
 * loaded once.
 *
 * @param arm the arm
 * @param milliseconds of the network, the median of several; it hangs on the machine
 * @param reading milliseconds to read a picture and scale it; empty where rows are no pictures
 * @param parameters of the network, those that nothing trains included
 */
public record PredictionCost(
    String arm, double milliseconds, OptionalDouble reading, long parameters) implements Shown {
  private static final int READ = 5;

  /**
   * Measures it with the first seed's run.
   *
   * @throws IllegalArgumentException if there is no such arm, or it has not been run yet
   */
  public static PredictionCost of(Experiment experiment, String arm) {
    Check.oneOf("arm", arm, experiment.arms().stream().map(Arm::name).toList());
    Arm chosen =
        experiment.arms().stream().filter(one -> one.name().equals(arm)).findFirst().orElseThrow();
    long seed = experiment.seeds().get(0);
    List<Integer> rows = experiment.split().rows(seed).test();
    float[] example =
        experiment.split().data().numbers(rows.get(0), chosen.network().base().input());
    double milliseconds =
        Answering.milliseconds(chosen.network(), experiment.weights(chosen, seed), example);
    return new PredictionCost(
        arm, milliseconds, reading(experiment, chosen, rows), parameters(chosen.network()));
  }

  /** Of all tensors of the network that are stored. */
  public static long parameters(Network network) {
    return network.tensors().stream().mapToLong(TensorSpec::size).sum();
  }

  private static OptionalDouble reading(Experiment experiment, Arm arm, List<Integer> rows) {
    Optional<Preprocessing> preprocessing = arm.network().base().input().as(Preprocessing.class);
    if (!(experiment.split().data() instanceof ImageSet pictures) || preprocessing.isEmpty()) {
      return OptionalDouble.empty();
    }
    List<Integer> some = rows.subList(0, Math.min(READ, rows.size()));
    long start = System.nanoTime();
    some.forEach(row -> Pixels.of(pictures.image(row), preprocessing.get()));
    return OptionalDouble.of((System.nanoTime() - start) / 1e6 / some.size());
  }

  /** The weights in memory, in MiB. */
  public double mebibytes() {
    return parameters * (double) Float.BYTES / (1 << 20);
  }

  @Override
  public String toString() {
    String read =
        reading.isPresent()
            ? Text.format(" (and %s to read and scale the picture)", time(reading.getAsDouble()))
            : "";
    return Text.format(
        "%s%s, %.1f MiB of weights", time(milliseconds), read, Math.max(0.1, mebibytes()));
  }

  private static String time(double milliseconds) {
    return Text.format(milliseconds < 10 ? "%.1f ms" : "%.0f ms", milliseconds);
  }
}
