package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.graft.model.TensorSpec.Role;
import java.util.List;

/**
 * A convolution of width 3 along a sentence with a ReLU, and the maximum over its positions: (n,
 * units, 1, length) to (n, filters). Beyond the ends lie zeros. What a filter looks for is found
 * wherever it stands.
 */
final class SequenceStage extends PlainStage {
  private static final int WIDTH = 3;

  private final int filters;
  private final Parameter kernels;
  private final Parameter bias;

  private SequenceStage(List<TensorSpec> tensors) {
    filters = tensors.get(0).shape().get(0);
    kernels = addParameter(Tensors.parameter(tensors.get(0)));
    bias = addParameter(Tensors.parameter(tensors.get(1)));
  }

  /** The stage as a description. */
  static Stage describe(String name, int units, int filters) {
    List<TensorSpec> tensors =
        List.of(
            new TensorSpec(name + ".weight", Role.KERNEL, List.of(filters, units, 1, WIDTH)),
            new TensorSpec(name + ".bias", Role.BIAS, List.of(filters)));
    return new Stage(name, tensors, () -> new SequenceStage(tensors));
  }

  @Override
  public Shape layerShape(String tensor, Shape input) {
    return new Shape(input.get(0), filters, 1, input.get(3));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray vectors = inputs.head(); // (n, units, 1, length)
    NDArray map =
        Conv2d.conv2d(
                vectors,
                store.getValue(kernels, vectors.getDevice(), training),
                store.getValue(bias, vectors.getDevice(), training),
                new Shape(1, 1),
                new Shape(0, 1),
                new Shape(1, 1),
                1)
            .singletonOrThrow(); // (n, filters, 1, length)
    // The maximum first: a ReLU changes no order, and there is less of it to do.
    NDArray highest = Pool.globalMaxPool2d(map);
    return new NDList(Tensors.clamp(highest, ConvolutionSpec.Clamp.RELU)); // (n, filters)
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(inputs[0].get(0), filters)};
  }
}
