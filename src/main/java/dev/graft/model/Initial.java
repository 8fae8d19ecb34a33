package dev.graft.model;

import dev.graft.internal.Seeds;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Random first weights. Each tensor has a generator of its own, seeded by the run's seed and the
 * tensor's name, so that two networks with a layer in common start it alike.
 */
final class Initial {
  private Initial() {}

  static Weights weights(List<TensorSpec> tensors, long seed) {
    Map<String, Weights.Tensor> values = new LinkedHashMap<>();
    for (TensorSpec tensor : tensors) {
      values.put(tensor.name(), new Weights.Tensor(tensor.shape(), values(tensor, seed)));
    }
    return new Weights(values);
  }

  /**
   * Kernels: normal with variance 2 / (k k out per group) (He 2015, fan-out, as the EfficientNet
   * authors do); matrices: uniform within 1 / sqrt(inputs); factors and variances 1, the rest 0.
   */
  private static float[] values(TensorSpec tensor, long seed) {
    RandomGenerator random = Seeds.generator(seed, "weights " + tensor.name());
    float[] values = new float[tensor.size()];
    List<Integer> shape = tensor.shape();
    switch (tensor.role()) {
      case KERNEL -> {
        boolean depthwise = shape.get(1) == 1;
        int fanOut = shape.get(2) * shape.get(3) * (depthwise ? 1 : shape.get(0));
        double deviation = Math.sqrt(2.0 / fanOut);
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (random.nextGaussian() * deviation);
        }
      }
      case MATRIX -> {
        double bound = 1 / Math.sqrt(shape.get(1));
        for (int i = 0; i < values.length; i++) {
          values[i] = (float) (random.nextDouble(-bound, bound));
        }
      }
      case SCALE, RUNNING_VARIANCE -> Arrays.fill(values, 1);
      default -> Arrays.fill(values, 0);
    }
    return values;
  }
}
