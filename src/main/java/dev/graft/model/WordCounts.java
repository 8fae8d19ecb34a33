package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;

/**
 * How often each word number occurs in a sentence, padding included, (n, length) to (n, words):
 * what a linear model can be given, to which the numbers themselves mean nothing. Counted in Java:
 * on an engine each number would become a row of zeros and a one first.
 */
final class WordCounts extends PlainStage {
  private final int words;

  WordCounts(int words) {
    this.words = words;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray numbers = inputs.head(); // (n, length)
    int rows = Math.toIntExact(numbers.getShape().get(0));
    float[] values = numbers.toFloatArray();
    int length = values.length / rows;
    float[] counts = new float[Math.multiplyExact(rows, words)];
    for (int i = 0; i < values.length; i++) {
      counts[i / length * words + (int) values[i]]++;
    }
    return new NDList(LiveArray.of(numbers.getManager(), counts, new Shape(rows, words)));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(inputs[0].get(0), words)};
  }
}
