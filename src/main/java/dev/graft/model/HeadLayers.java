package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The layers of a head with the weights that they have now. */
public final class HeadLayers {
  private static final int TENSORS_OF_HIDDEN = 4;
  private static final float EPSILON = 1e-5f;

  private final Map<String, Parameter> tensors;
  private final List<TensorSpec> specs;
  private final ParameterStore store;
  private final boolean training;

  HeadLayers(
      Map<String, Parameter> tensors,
      List<TensorSpec> specs,
      ParameterStore store,
      boolean training) {
    this.tensors = tensors;
    this.specs = specs;
    this.store = store;
    this.training = training;
  }

  /**
   * What enters the last layer, (n, features) to (n, units of the last hidden layer), or the
   * features where there is none.
   *
   * @param dropped what becomes of what enters each dense layer: dropout, or nothing
   */
  public NDArray penultimate(NDArray features, UnaryOperator<NDArray> dropped) {
    NDArray output = dropped.apply(features);
    for (int i = 0; i + TENSORS_OF_HIDDEN < specs.size(); i += TENSORS_OF_HIDDEN) {
      NDArray sums = dense(output, i);
      NDArray normal = normalised(sums).mul(value(i + 2, sums)).add(value(i + 3, sums));
      output = dropped.apply(Tensors.clamp(normal, ConvolutionSpec.Clamp.RELU));
    }
    return output;
  }

  /** Whether a tensor is one of the last layer's. */
  public static boolean isLast(String name) {
    return name.equals(Head.MATRIX) || name.equals(Head.BIAS);
  }

  /** The last layer: (n, inputs) to (n, classes). */
  public NDArray scores(NDArray penultimate) {
    return dense(penultimate, specs.size() - 2);
  }

  private NDArray dense(NDArray input, int first) {
    return Linear.linear(input, value(first, input), value(first + 1, input)).singletonOrThrow();
  }

  /** Each row less its mean, by its deviation: (x - m) / sqrt(v + epsilon). */
  private static NDArray normalised(NDArray sums) {
    NDArray middle = sums.sub(sums.mean(new int[] {1}, true));
    NDArray variance = middle.mul(middle).mean(new int[] {1}, true);
    return middle.div(variance.add(EPSILON).sqrt());
  }

  private NDArray value(int index, NDArray beside) {
    return store.getValue(tensors.get(specs.get(index).name()), beside.getDevice(), training);
  }
}
