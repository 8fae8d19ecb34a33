package dev.graft.djl;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import dev.graft.internal.Check;
import dev.graft.model.Engines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A block cut into stages: the children of a SequentialBlock that hold tensors, each with those
 * behind it that hold none; any other block is one stage.
 */
final class Cut {
  private static final String WHOLE = "block";

  private final Map<String, Layer> stages;

  private Cut(Map<String, Layer> stages) {
    this.stages = stages;
  }

  static Cut of(Block block) {
    if (block.getClass() != SequentialBlock.class) {
      return new Cut(new LinkedHashMap<>(Map.of(WHOLE, BlockReading.layer(WHOLE, block))));
    }
    Map<String, Layer> stages = new LinkedHashMap<>();
    List<Layer> open = new ArrayList<>();
    String name = "";
    for (Map.Entry<String, Block> child : BlockReading.named(block).entrySet()) {
      Layer layer = BlockReading.layer(child.getKey(), child.getValue());
      boolean begins = !layer.tensors().isEmpty();
      if (begins && !name.isEmpty()) {
        stages.put(name, new Chain(open));
        open.clear();
      }
      name = begins ? child.getKey() : name;
      open.add(layer);
    }
    stages.put(name, new Chain(open));
    Check.that(!name.isEmpty(), "the block must hold tensors; of its layers none does");
    return new Cut(stages);
  }

  /** Its stages by name. */
  Map<String, Layer> stages() {
    return stages;
  }

  /** The same without its last stage. */
  Cut withoutLast() {
    Map<String, Layer> left = new LinkedHashMap<>(stages);
    left.remove(last());
    return new Cut(left);
  }

  /** The name of its last stage. */
  String last() {
    return List.copyOf(stages.keySet()).get(stages.size() - 1);
  }

  /** Gives all tensors their shapes; returns what enters each stage, and last what leaves. */
  List<Shape> prepare(NDManager manager, Shape input) {
    List<Shape> shapes = new ArrayList<>(List.of(input));
    stages
        .values()
        .forEach(layer -> shapes.add(layer.prepare(manager, shapes.get(shapes.size() - 1))));
    return shapes;
  }

  /** Lets layers that remember their input's shape see it; no tensor has values afterwards. */
  static void acquaint(Layer layer, Shape input) {
    if (remembers(layer)) {
      try (NDManager manager = Engines.current().newBaseManager()) {
        layer.prepare(manager, input);
        for (Parameter tensor : layer.tensors().values()) {
          tensor.close();
          tensor.setShape(null); // else it takes no array
        }
      }
    }
  }

  private static boolean remembers(Layer layer) {
    return layer instanceof Leaf leaf
        ? leaf.remembersShapes()
        : layer.parts().stream().anyMatch(Cut::remembers);
  }
}
