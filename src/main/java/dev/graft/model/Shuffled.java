package dev.graft.model;

import dev.graft.internal.Seeds;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Weights whose values have been dealt anew within each tensor. */
final class Shuffled {
  private Shuffled() {}

  /** Each tensor by a generator of its own, so that its order does not depend on the others. */
  static Weights of(Weights weights, long seed) {
    Map<String, Weights.Tensor> dealt = new LinkedHashMap<>();
    for (String name : weights.names()) {
      float[] values = weights.values(name);
      deal(values, Seeds.generator(seed, "shuffled " + name));
      dealt.put(name, new Weights.Tensor(weights.shape(name), values));
    }
    return new Weights(dealt);
  }

  /** Fisher and Yates. */
  private static void deal(float[] values, RandomGenerator random) {
    for (int last = values.length - 1; last > 0; last--) {
      int chosen = random.nextInt(last + 1);
      float value = values[last];
      values[last] = values[chosen];
      values[chosen] = value;
    }
  }
}
