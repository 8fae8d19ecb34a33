package dev.graft.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Convolution;
import ai.djl.nn.core.Linear;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.Initializer;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.TensorSpec;
import dev.graft.model.TensorSpec.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** A DJL block that computes as it is: a convolution, a dense layer, a function, a user's own. */
final class Leaf extends Layer {
  private final String path;
  private final Block block;
  private final Map<String, Parameter> tensors = new LinkedHashMap<>();
  private OptionalInt columns = OptionalInt.empty();
  private boolean frozen;

  Leaf(String path, Block block) {
    this.path = path;
    this.block = block;
    boolean single = block.getChildren().isEmpty();
    for (var entry : block.getParameters()) {
      String name = single ? entry.getValue().getName() : entry.getKey().replace('_', '.');
      tensors.put(path + "." + name, entry.getValue());
    }
  }

  @Override
  NDArray forward(ParameterStore store, NDArray input, boolean training) {
    return block.forward(store, new NDList(input), training && !frozen).singletonOrThrow();
  }

  @Override
  Shape output(Shape input) {
    if (block instanceof LambdaBlock function) {
      return Zeros.through(List.of(input), zeros -> applied(function, zeros.get(0)));
    }
    long given = input.get(input.dimension() - 1);
    Check.that(
        columns.isEmpty() || columns.getAsInt() == given,
        "layer %s takes %d values, but %d arrive: the pictures must have the size that the block"
            + " was described with",
        path,
        columns.orElse(0),
        given);
    return block.getOutputShapes(new Shape[] {input})[0];
  }

  private static NDArray applied(LambdaBlock function, NDArray zeros) {
    ParameterStore store = new ParameterStore(zeros.getManager(), false);
    return function.forward(store, new NDList(zeros), false).singletonOrThrow();
  }

  @Override
  Shape prepare(NDManager manager, Shape input) {
    if (!tensors.isEmpty()) {
      block.setInitializer(Initializer.ZEROS, parameter -> true);
      block.initialize(manager, DataType.FLOAT32, input);
    }
    return output(input);
  }

  /** Whether it remembers more of its input's shape than its tensors say. */
  boolean remembersShapes() {
    boolean known = block instanceof Convolution || block instanceof Linear;
    return !known && !tensors.isEmpty();
  }

  @Override
  void expect(List<TensorSpec> specs) {
    if (block instanceof Linear) {
      columns =
          specs.stream()
              .filter(spec -> tensors.containsKey(spec.name()) && spec.role() == Role.MATRIX)
              .mapToInt(spec -> spec.shape().get(1))
              .findFirst();
    }
  }

  @Override
  Map<String, Parameter> own() {
    return tensors;
  }

  @Override
  String kind() {
    String type = block.getClass().getName();
    return block instanceof Convolution c
        ? Text.format(
            "%s %s %s %s %s %d",
            type, c.getKernelShape(), c.getStride(), c.getPadding(), c.getDilation(), c.getGroups())
        : type;
  }

  @Override
  void freeze(Set<String> names) {
    frozen = names.containsAll(tensors.keySet());
  }
}
