package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.ndarray.types.SparseFormat;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Embedding;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.graft.model.TensorSpec.Role;
import java.util.List;

/**
 * Word numbers to vectors, (n, length) to (n, units, 1, length): the vector of each word stands in
 * a row of a matrix, (words, units); padding, number 0, is a vector of zeros.
 */
final class EmbeddingStage extends PlainStage {
  private final int units;
  private final Parameter matrix;

  private EmbeddingStage(TensorSpec spec) {
    units = spec.shape().get(1);
    matrix = addParameter(Tensors.parameter(spec));
  }

  /** The stage as a description. */
  static Stage describe(String name, int words, int units) {
    TensorSpec spec = new TensorSpec(name + ".weight", Role.MATRIX, List.of(words, units));
    return new Stage(name, List.of(spec), () -> new EmbeddingStage(spec));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray numbers = inputs.head(); // (n, length)
    NDArray rows = store.getValue(matrix, numbers.getDevice(), training);
    // PyTorch takes whole numbers alone; MXNet takes either kind.
    NDArray places =
        Tensors.onMxNet(numbers.getManager()) ? numbers : numbers.toType(DataType.INT64, false);
    NDArray vectors =
        Embedding.embedding(places, rows, SparseFormat.DENSE).singletonOrThrow(); // (n, l, units)
    NDArray words = numbers.clip(0, 1).expandDims(2); // (n, l, 1), 0 for padding
    Shape output = getOutputShapes(new Shape[] {numbers.getShape()})[0];
    return new NDList(vectors.mul(words).transpose(0, 2, 1).reshape(output));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(inputs[0].get(0), units, 1, inputs[0].get(1))};
  }
}
