package dev.graft.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import dev.graft.data.Corrupted;
import dev.graft.data.Examples;
import dev.graft.data.ImageSet;
import dev.graft.data.Part;
import dev.graft.data.Shift;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.LiveArray;
import dev.graft.model.TensorSpec;
import dev.graft.model.TensorSpec.Role;
import dev.graft.recipe.AddedLoss;
import dev.graft.recipe.Step;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A denoising autoencoder: the network is the encoder, and a dense layer on its features draws the
 * clean picture of a corrupted one (Vincent et al. 2008). No label is learned from, and none
 * chooses a pass.
 *
 * <p>The decoder starts at zero: drawing at random, it would first switch the encoder's ReLUs off,
 * for good (on digits the loss then stays at that of the mean picture).
 *
 * <p>Loss: the mean of (drawn - clean)^2 over rows and pixels, both in units of the network's
 * input. Shapes: features (n, d), a matrix (channels x size x size, d) and a bias; clean pictures
 * (n, channels x size x size).
 *
 * @param data the corrupted pictures, whose {@code set()} the experiment splits
 * @param input the size and scale in which pictures are drawn, usually the network's own
 */
public record Denoising(Corrupted data, Preprocessing input) implements AddedLoss {
  private static final String MATRIX = "decoder.weight";
  private static final String BIAS = "decoder.bias";

  /** Draws pictures as the network's input would have been. */
  public static Denoising of(Corrupted data, Preprocessing input) {
    return new Denoising(data, input);
  }

  @Override
  public String name() {
    return "denoising";
  }

  @Override
  public int version() {
    return 1;
  }

  /** Spelled out, since it enters keys: what a person reads of a picture may be put otherwise. */
  @Override
  public String settings() {
    return Text.format(
        "%s, clean pictures %s, %d x %d pixels, %s, (pixel - %s) / %s",
        corruption(data.corruption()),
        data.clean().hash().substring(0, 12),
        input.size(),
        input.size(),
        input.channels() == 1 ? "grey" : "colour",
        brief(input.mean()),
        brief(input.deviation()));
  }

  private static String corruption(Shift shift) {
    return switch (shift.kind()) {
      case NOISE -> Text.format("noise of %s", shift.amount());
      case MASKING -> Text.format("%.0f%% masked", 100 * shift.amount());
      case INVERSION -> "inverted";
      case ROTATION -> Text.format("turned by %s degrees", shift.amount());
    };
  }

  /** One number where all channels have the same. */
  private static Object brief(List<Double> values) {
    return values.stream().distinct().count() == 1 ? values.get(0) : values;
  }

  @Override
  public ActsOn actsOn() {
    return ActsOn.FEATURES;
  }

  @Override
  public LearnsFrom learnsFrom() {
    return LearnsFrom.LABELLED;
  }

  @Override
  public CrossEntropy crossEntropy() {
    return CrossEntropy.LEFT_OUT;
  }

  @Override
  public void checkMadeFor(Examples other) {
    Check.that(
        other.hash().equals(data.set().hash()),
        "data (%s) must be the set() of the corrupted pictures that the method was made for, '%s'",
        other.name(),
        data.set().name());
  }

  private int pixels() {
    return input.channels() * input.size() * input.size();
  }

  @Override
  public List<TensorSpec> tensors(int features, int classes) {
    return List.of(
        new TensorSpec(MATRIX, Role.ZERO_MATRIX, List.of(pixels(), features)),
        new TensorSpec(BIAS, Role.BIAS, List.of(pixels())));
  }

  @Override
  public NDArray loss(Step step) {
    NDArray features = step.source().features();
    NDArray drawn =
        Linear.linear(features, step.tensors().get(MATRIX), step.tensors().get(BIAS))
            .singletonOrThrow();
    NDManager manager = features.getManager();
    return drawn.sub(clean(manager, step.source().rows())).square().mean();
  }

  private NDArray clean(NDManager manager, List<Integer> rows) {
    float[] values = new float[rows.size() * pixels()];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(pixels(rows.get(i)), 0, values, i * pixels(), pixels());
    }
    return LiveArray.of(manager, values, new Shape(rows.size(), pixels()));
  }

  private float[] pixels(int row) {
    return data.clean().pixels(row, input);
  }

  /**
   * The loss of drawing the same picture whatever comes in, the mean of the clean training
   * pictures, on the test rows: what an encoder that has learned something stays below.
   */
  public double lossOfMeanPicture() {
    double[] mean = new double[pixels()];
    List<Integer> training = rows(Part.TRAINING);
    for (int row : training) {
      float[] values = pixels(row);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += values[i] / training.size();
      }
    }
    return rows(Part.TEST).stream()
        .mapToDouble(row -> distance(pixels(row), mean))
        .average()
        .orElse(Double.NaN);
  }

  private List<Integer> rows(Part part) {
    ImageSet clean = data.clean();
    return IntStream.range(0, clean.size()).filter(row -> clean.part(row) == part).boxed().toList();
  }

  private static double distance(float[] values, double[] others) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (values[i] - others[i]) * (values[i] - others[i]);
    }
    return sum / values.length;
  }

  @Override
  public String toString() {
    return Text.format("%s of %s", name(), data);
  }
}
