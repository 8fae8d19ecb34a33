package dev.graft.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.graft.model.Engines;
import dev.graft.model.Weights;
import dev.graft.recipe.AddedLoss;
import dev.graft.recipe.Step;
import dev.graft.training.LossGradients;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Steps made of plain numbers, with the loss and the gradients that an engine finds for them. */
final class Steps {
  /** The arrays of a step, each (rows, columns). */
  record Numbers(
      float[][] sourceFeatures,
      float[][] sourceScores,
      float[][] targetFeatures,
      float[][] targetScores) {
    float[][] get(int which) {
      return List.of(sourceFeatures, sourceScores, targetFeatures, targetScores).get(which);
    }
  }

  /** The loss and its gradient with respect to each of the four arrays. */
  record Result(float loss, float[][] gradients) {}

  private Steps() {}

  static Numbers random(long seed, int rows, int features, int classes) {
    Random random = new Random(seed);
    return new Numbers(
        matrix(random, rows, features, 0),
        matrix(random, rows, classes, 0),
        matrix(random, rows + 1, features, 0.7f),
        matrix(random, rows + 1, classes, 0.3f));
  }

  private static float[][] matrix(Random random, int rows, int columns, float shift) {
    float[][] matrix = new float[rows][columns];
    for (float[] row : matrix) {
      for (int i = 0; i < columns; i++) {
        row[i] = shift + (float) random.nextGaussian();
      }
    }
    return matrix;
  }

  static float[] ones(int rows) {
    float[] ones = new float[rows];
    java.util.Arrays.fill(ones, 1);
    return ones;
  }

  static Result of(AddedLoss method, Numbers numbers) {
    return of(method, numbers, ones(numbers.sourceFeatures().length), 0.5);
  }

  static Result of(AddedLoss method, Numbers numbers, float[] weights, double progress) {
    try (NDManager manager = LossGradients.manager(Engines.current())) {
      List<NDArray> arrays =
          IntStream.range(0, 4).mapToObj(i -> manager.create(numbers.get(i))).toList();
      NDArray source = manager.create(weights, new Shape(weights.length, 1));
      NDArray target = manager.ones(new Shape(numbers.targetFeatures().length, 1));
      Step step =
          new Step(
              new Step.Side(arrays.get(0), arrays.get(1), rows(arrays.get(0)), source),
              new Step.Side(arrays.get(2), arrays.get(3), rows(arrays.get(2)), target),
              rows(arrays.get(0)),
              own(method, numbers, manager),
              progress);
      arrays.forEach(array -> array.setRequiresGradient(true));
      // so that each array has a gradient, if one of zero
      Supplier<NDArray> nothing =
          () -> arrays.stream().map(a -> a.sum().mul(0)).reduce(NDArray::add).orElseThrow();
      float loss = LossGradients.of(Engines.current(), () -> method.loss(step).add(nothing.get()));
      float[][] gradients = new float[4][];
      for (int i = 0; i < 4; i++) {
        gradients[i] = arrays.get(i).getGradient().toFloatArray();
      }
      return new Result(loss, gradients);
    }
  }

  private static Map<String, NDArray> own(AddedLoss method, Numbers numbers, NDManager manager) {
    int features = numbers.sourceFeatures()[0].length;
    Weights first = Weights.initial(method.tensors(features, numbers.sourceScores()[0].length), 1);
    Map<String, NDArray> own = new LinkedHashMap<>();
    first.names().forEach(name -> own.put(name, first.create(manager, name)));
    return own;
  }

  private static List<Integer> rows(NDArray array) {
    return IntStream.range(0, (int) array.getShape().get(0)).boxed().toList();
  }

  /** The largest gap between a gradient and the slope of the loss, in each of the four arrays. */
  static double gradientGap(AddedLoss method, Numbers numbers, float[] weights, double progress) {
    float step = 1e-2f;
    Result result = of(method, numbers, weights, progress);
    double gap = 0;
    for (int which = 0; which < 4; which++) {
      float[][] values = numbers.get(which);
      int place = 0;
      for (float[] row : values) {
        for (int i = 0; i < row.length; i++) {
          float kept = row[i];
          row[i] = kept + step;
          double above = of(method, numbers, weights, progress).loss();
          row[i] = kept - step;
          double below = of(method, numbers, weights, progress).loss();
          row[i] = kept;
          double slope = (above - below) / (2 * step);
          gap = Math.max(gap, Math.abs(slope - result.gradients()[which][place++]));
        }
      }
    }
    return gap;
  }
}
