package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.graft.model.TensorSpec.Role;
import java.util.List;
import java.util.Optional;

/**
 * A dense layer with a ReLU on a row, (n, inputs), or a flattened map, (n, c, h, w): to (n, units).
 */
final class DenseStage extends PlainStage {
  private final int units;
  private final Parameter matrix;
  private final Parameter bias;

  private DenseStage(int units, List<TensorSpec> tensors) {
    this.units = units;
    matrix = addParameter(Tensors.parameter(tensors.get(0)));
    bias = addParameter(Tensors.parameter(tensors.get(1)));
  }

  /** The stage as a description. */
  static Stage describe(String name, int inputs, int units) {
    List<TensorSpec> tensors =
        List.of(
            new TensorSpec(name + ".weight", Role.MATRIX, List.of(units, inputs)),
            new TensorSpec(name + ".bias", Role.BIAS, List.of(units)));
    return new Stage(name, tensors, () -> new DenseStage(units, tensors));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray map = inputs.head();
    NDArray flat = map.reshape(map.getShape().get(0), -1);
    NDArray output =
        Linear.linear(
                flat,
                store.getValue(matrix, map.getDevice(), training),
                store.getValue(bias, map.getDevice(), training))
            .singletonOrThrow();
    return new NDList(Tensors.clamp(output, ConvolutionSpec.Clamp.RELU));
  }

  @Override
  Optional<SymbolGraph.Node> draw(SymbolGraph graph, SymbolGraph.Node input) {
    SymbolGraph.Node sums = graph.dense(input, matrix.getArray(), bias.getArray());
    return Optional.of(graph.clamp(sums, ConvolutionSpec.Clamp.RELU));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(inputs[0].get(0), units)};
  }
}
