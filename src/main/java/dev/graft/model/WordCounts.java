package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.Set;

/**
 * How often each word number occurs in a sentence, padding included, (n, length) to (n, words):
 * what a linear model can be given, to which the numbers themselves mean nothing.
 */
final class WordCounts extends StageBlock {
  private final int words;

  WordCounts(int words) {
    this.words = words;
  }

  @Override
  public void normalise(Normalisation policy) {
    // nothing to normalise
  }

  @Override
  public void freeze(Set<String> tensors) {
    // nor to freeze
  }

  @Override
  public void follow(float momentum) {
    // nor statistics
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray numbers = inputs.head();
    NDArray places =
        Tensors.onMxNet(numbers.getManager()) ? numbers : numbers.toType(DataType.INT64, false);
    NDArray each = places.oneHot(words).toType(DataType.FLOAT32, false); // (n, length, words)
    return new NDList(each.sum(new int[] {1}));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(inputs[0].get(0), words)};
  }
}
