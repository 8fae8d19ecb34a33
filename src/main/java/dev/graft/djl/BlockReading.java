package dev.graft.djl;

import ai.djl.ndarray.NDList;
import ai.djl.nn.Block;
import ai.djl.nn.BlockList;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import dev.graft.internal.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Makes layers of DJL blocks. */
final class BlockReading {
  private BlockReading() {}

  /** A layer of a block; its tensors' names begin with the path. */
  static Layer layer(String path, Block block) {
    if (block.getClass() == SequentialBlock.class) {
      Check.that(
          !((SequentialBlock) block).isReturnIntermediate(),
          "block %s must answer its last layer alone; leave setReturnIntermediate out",
          path);
      return new Chain(children(path, block));
    }
    if (block.getClass() == ParallelBlock.class) {
      return new Branches(children(path, block), join(block));
    }
    if (block instanceof BatchNorm normalisation) {
      return new Norm(path, normalisation);
    }
    if (block instanceof Dropout) {
      return new Chain(List.of());
    }
    known(path, block);
    return new Leaf(path, block);
  }

  /** The children of a container by their names within it. */
  static Map<String, Block> named(Block block) {
    BlockList children = block.getChildren();
    Map<String, Block> named = new java.util.LinkedHashMap<>();
    children.forEach(child -> named.put(child.getKey(), child.getValue()));
    return named;
  }

  private static List<Layer> children(String path, Block block) {
    List<Layer> layers = new ArrayList<>();
    named(block).forEach((name, child) -> layers.add(layer(path + "." + name, child)));
    return layers;
  }

  @SuppressWarnings("unchecked")
  private static Function<List<NDList>, NDList> join(Block block) {
    return Inside.of(block, "function", Function.class);
  }

  /** A block of another type is used whole, so what needs two modes must not hide in it. */
  private static void known(String path, Block block) {
    for (Block child : named(block).values()) {
      boolean twoModes = child instanceof BatchNorm || child instanceof Dropout;
      Check.that(
          !twoModes,
          "block %s (%s) holds a %s, which would not keep still when it is frozen; put it together"
              + " of SequentialBlock and ParallelBlock, into which Graft can see",
          path,
          block.getClass().getSimpleName(),
          child.getClass().getSimpleName());
      known(path, child);
    }
  }
}
