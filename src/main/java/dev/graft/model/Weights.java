package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Named float tensors outside any engine: immutable, so that a network's description can hold them.
 */
public final class Weights implements Shown {
  /** One tensor's values in row-major order; its sum is computed once. */
  static final class Tensor {
    private final List<Integer> shape;
    private final float[] values;
    private volatile String hash = "";

    Tensor(List<Integer> shape, float[] values) {
      this.shape = List.copyOf(shape);
      this.values = values;
    }

    List<Integer> shape() {
      return shape;
    }

    float[] values() {
      return values;
    }

    private String hash() {
      if (hash.isEmpty()) {
        byte[] extent = shape.toString().getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(extent.length + values.length * Float.BYTES);
        bytes.put(extent).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        hash = Sha256.of(bytes.array());
      }
      return hash;
    }
  }

  private final Map<String, Tensor> tensors;
  private volatile String hash = "";

  Weights(Map<String, Tensor> tensors) {
    this.tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
  }

  /** No tensors at all. */
  public static Weights none() {
    return new Weights(Map.of());
  }

  /** Random first values, by each tensor's role and name and the seed. */
  public static Weights initial(List<TensorSpec> tensors, long seed) {
    return Initial.weights(tensors, seed);
  }

  /** A copy of live arrays. */
  public static Weights copyOf(Map<String, NDArray> arrays) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    arrays.forEach((name, array) -> tensors.put(name, tensor(array)));
    return new Weights(tensors);
  }

  private static Tensor tensor(NDArray array) {
    List<Integer> shape =
        java.util.Arrays.stream(array.getShape().getShape()).mapToObj(Math::toIntExact).toList();
    return new Tensor(shape, array.toFloatArray());
  }

  /** The tensors' names in their order. */
  public Set<String> names() {
    return tensors.keySet();
  }

  /** The extent of a tensor per axis. */
  public List<Integer> shape(String name) {
    return tensor(name).shape();
  }

  /** A copy of a tensor's values in row-major order. */
  public float[] values(String name) {
    return tensor(name).values().clone();
  }

  Tensor tensor(String name) {
    Check.oneOf("tensor", name, tensors.keySet());
    return tensors.get(name);
  }

  /** A live array with the values of a tensor. */
  public NDArray create(NDManager manager, String name) {
    Tensor tensor = tensor(name);
    return LiveArray.of(
        manager,
        tensor.values(),
        new Shape(tensor.shape().stream().mapToLong(Integer::longValue).toArray()));
  }

  /** These tensors, with those of the other in place of or after them. */
  public Weights with(Weights other) {
    Map<String, Tensor> all = new LinkedHashMap<>(tensors);
    all.putAll(other.tensors);
    return new Weights(all);
  }

  /** These tensors and one more, a copy of the values in row-major order. */
  public Weights with(String name, List<Integer> shape, float[] values) {
    return with(new Weights(Map.of(name, new Tensor(shape, values.clone()))));
  }

  /** The tensors whose names pass. */
  public Weights only(Predicate<String> names) {
    Map<String, Tensor> chosen = new LinkedHashMap<>(tensors);
    chosen.keySet().removeIf(names.negate());
    return new Weights(chosen);
  }

  /** The same tensors under other names. */
  public Weights renamed(UnaryOperator<String> names) {
    Map<String, Tensor> renamed = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> renamed.put(names.apply(name), tensor));
    return new Weights(renamed);
  }

  /** The SHA-256 sum of names, shapes and values; it does not depend on the tensors' order. */
  public String hash() {
    if (hash.isEmpty()) {
      StringBuilder sums = new StringBuilder();
      new TreeMap<>(tensors).keySet().forEach(name -> sums.append(name).append(hash(name)));
      hash = Sha256.of(sums.toString());
    }
    return hash;
  }

  /** The SHA-256 sum of one tensor's shape and values. */
  public String hash(String name) {
    return tensor(name).hash();
  }

  @Override
  public String toString() {
    long values = tensors.values().stream().mapToLong(tensor -> tensor.values().length).sum();
    return Text.format("%d tensors, %,d values", tensors.size(), values);
  }
}
