package dev.graft.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import dev.graft.internal.Check;
import dev.graft.model.Normalisation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A batch normalisation in place of DJL's, which moves its running statistics even when it is
 * frozen: (n, c, ...) to the same shape, y = x s + (b - m s) with s = g / sqrt(v + epsilon).
 */
final class Norm extends Layer {
  private static final float USUAL_MOMENTUM = 0.9f;
  private static final List<String> ORDER = List.of("gamma", "beta", "runningMean", "runningVar");

  private final BatchNorm block;
  private final Map<String, Parameter> tensors = new LinkedHashMap<>();
  private final float epsilon;
  private Normalisation normalisation = Normalisation.STATISTICS_FROZEN;
  private float momentum = USUAL_MOMENTUM;
  private boolean frozen;

  Norm(String path, BatchNorm block) {
    this.block = block;
    epsilon = Inside.of(block, "epsilon", Float.class);
    Check.that(
        Inside.of(block, "axis", Integer.class) == 1
            && Inside.of(block, "center", Boolean.class)
            && Inside.of(block, "scale", Boolean.class),
        "normalisation %s must be over axis 1 with a factor and an offset, as BatchNorm.builder()"
            + " makes it",
        path);
    ORDER.forEach(name -> tensors.put(path + "." + name, block.getDirectParameters().get(name)));
  }

  @Override
  NDArray forward(ParameterStore store, NDArray input, boolean training) {
    List<NDArray> values =
        tensors.values().stream()
            .map(tensor -> store.getValue(tensor, input.getDevice(), training))
            .toList();
    boolean moves = training && !frozen && normalisation == Normalisation.TRAINED;
    return training && !moves ? kept(input, values) : normalised(input, values, moves);
  }

  private NDArray normalised(NDArray input, List<NDArray> values, boolean moves) {
    return BatchNorm.batchNorm(
            input,
            values.get(2),
            values.get(3),
            values.get(0),
            values.get(1),
            1,
            momentum,
            epsilon,
            moves)
        .singletonOrThrow();
  }

  /** Within a gradient step MXNet has no normalisation by running statistics. */
  private NDArray kept(NDArray input, List<NDArray> values) {
    NDArray scale = values.get(0).div(values.get(3).add(epsilon).sqrt());
    NDArray shift = values.get(1).sub(values.get(2).mul(scale));
    long[] extents = new long[input.getShape().dimension()];
    java.util.Arrays.fill(extents, 1);
    extents[1] = input.getShape().get(1);
    Shape spread = new Shape(extents);
    return input.mul(scale.reshape(spread)).add(shift.reshape(spread));
  }

  @Override
  Shape output(Shape input) {
    return input;
  }

  @Override
  Shape prepare(NDManager manager, Shape input) {
    block.setInitializer(Initializer.ZEROS, parameter -> true);
    block.initialize(manager, DataType.FLOAT32, input);
    return input;
  }

  @Override
  Map<String, Parameter> own() {
    return tensors;
  }

  @Override
  String kind() {
    return "normalisation " + epsilon;
  }

  @Override
  void normalise(Normalisation policy) {
    normalisation = policy;
  }

  @Override
  void freeze(Set<String> names) {
    frozen = names.containsAll(tensors.keySet());
  }

  @Override
  void follow(float share) {
    momentum = share;
  }
}
