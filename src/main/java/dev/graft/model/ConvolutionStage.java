package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.graft.model.ConvolutionSpec.Clamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A stage of residual units, each a chain of convolutions, with an optional max-pool behind. */
public final class ConvolutionStage extends StageBlock {
  /**
   * A chain of convolutions, and what is added to its output.
   *
   * @param convolutions in their order
   * @param bypass the convolutions through which the chain's input is added to its output; an empty
   *     list adds it as it is, and nothing is added where there is no list
   * @param after what follows the sum
   */
  public record Unit(
      List<ConvolutionSpec> convolutions, Optional<List<ConvolutionSpec>> bypass, Clamp after) {
    /** Copies the lists. */
    public Unit {
      convolutions = List.copyOf(convolutions);
      bypass = bypass.map(List::copyOf);
    }

    /** A chain to which nothing is added. */
    public Unit(List<ConvolutionSpec> convolutions) {
      this(convolutions, Optional.empty(), Clamp.NONE);
    }

    /** A chain to which its input is added. */
    public static Unit residual(List<ConvolutionSpec> convolutions) {
      return new Unit(convolutions, Optional.of(List.of()), Clamp.NONE);
    }

    private Stream<TensorSpec> tensors() {
      return Stream.concat(convolutions.stream(), bypass.stream().flatMap(List::stream))
          .flatMap(spec -> spec.tensors().stream());
    }
  }

  private record LiveUnit(
      List<ConvolutionBlock> chain, Optional<List<ConvolutionBlock>> bypass, Clamp after) {}

  private final List<LiveUnit> units = new ArrayList<>();
  private final Optional<Pooling> pooling;

  ConvolutionStage(List<Unit> units, Optional<Pooling> pooling) {
    this.pooling = pooling;
    for (Unit unit : units) {
      List<ConvolutionBlock> chain = live(unit.convolutions());
      this.units.add(new LiveUnit(chain, unit.bypass().map(this::live), unit.after()));
    }
  }

  private List<ConvolutionBlock> live(List<ConvolutionSpec> specs) {
    return specs.stream()
        .map(spec -> addChildBlock(spec.kernelName(), new ConvolutionBlock(spec)))
        .toList();
  }

  /** The stage as a description. */
  public static Stage describe(String name, List<Unit> units) {
    return describe(name, units, Optional.empty());
  }

  /** The stage with a max-pool behind its units, as a description. */
  public static Stage describe(String name, List<Unit> units, Pooling pooling) {
    return describe(name, units, Optional.of(pooling));
  }

  private static Stage describe(String name, List<Unit> units, Optional<Pooling> pooling) {
    List<TensorSpec> tensors = units.stream().flatMap(Unit::tensors).toList();
    return new Stage(name, tensors, () -> new ConvolutionStage(units, pooling));
  }

  private Stream<ConvolutionBlock> blocks() {
    return units.stream()
        .flatMap(
            unit ->
                Stream.concat(unit.chain().stream(), unit.bypass().stream().flatMap(List::stream)));
  }

  @Override
  public Shape layerShape(String tensor, Shape input) {
    Shape entered = input;
    for (LiveUnit unit : units) {
      for (List<ConvolutionBlock> way : ways(unit)) {
        Shape shape = entered;
        for (ConvolutionBlock block : way) {
          shape = output(block, shape);
          if (block.has(tensor)) {
            return shape;
          }
        }
      }
      entered = output(unit, entered);
    }
    return super.layerShape(tensor, input);
  }

  private static List<List<ConvolutionBlock>> ways(LiveUnit unit) {
    return Stream.concat(Stream.of(unit.chain()), unit.bypass().stream()).toList();
  }

  private static Shape output(ConvolutionBlock block, Shape input) {
    return block.getOutputShapes(new Shape[] {input})[0];
  }

  private static Shape output(LiveUnit unit, Shape input) {
    Shape shape = input;
    for (ConvolutionBlock block : unit.chain()) {
      shape = output(block, shape);
    }
    return shape;
  }

  @Override
  public void normalise(Normalisation policy) {
    blocks().forEach(block -> block.normalise(policy));
  }

  @Override
  public void freeze(Set<String> tensors) {
    blocks().forEach(block -> block.freeze(tensors));
  }

  @Override
  public void follow(float momentum) {
    blocks().forEach(block -> block.follow(momentum));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDList map = inputs;
    for (LiveUnit unit : units) {
      NDList entered = map;
      NDArray output = through(unit.chain(), store, entered, training).head();
      if (unit.bypass().isPresent()) {
        output = output.add(through(unit.bypass().get(), store, entered, training).head());
      }
      map = new NDList(Tensors.clamp(output, unit.after()));
    }
    NDArray last = map.head();
    return new NDList(pooling.map(pool -> pool.of(last)).orElse(last));
  }

  private static NDList through(
      List<ConvolutionBlock> way, ParameterStore store, NDList input, boolean training) {
    NDList map = input;
    for (ConvolutionBlock block : way) {
      map = block.forward(store, map, training, null);
    }
    return map;
  }

  @Override
  Optional<SymbolGraph.Node> draw(SymbolGraph graph, SymbolGraph.Node input) {
    SymbolGraph.Node node = input;
    for (LiveUnit unit : units) {
      SymbolGraph.Node output = drawn(unit.chain(), graph, node);
      if (unit.bypass().isPresent()) {
        output = graph.sum(output, drawn(unit.bypass().get(), graph, node));
      }
      node = graph.clamp(output, unit.after());
    }
    SymbolGraph.Node last = node;
    return Optional.of(pooling.map(pool -> graph.maxPool(last, pool)).orElse(last));
  }

  private static SymbolGraph.Node drawn(
      List<ConvolutionBlock> way, SymbolGraph graph, SymbolGraph.Node input) {
    SymbolGraph.Node node = input;
    for (ConvolutionBlock block : way) {
      node = block.drawn(graph, node);
    }
    return node;
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    Shape entered = inputs[0];
    for (LiveUnit unit : units) {
      for (List<ConvolutionBlock> way : ways(unit)) {
        Shape shape = entered;
        for (ConvolutionBlock block : way) {
          block.initialize(manager, type, shape);
          shape = output(block, shape);
        }
      }
      entered = output(unit, entered);
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape shape = inputs[0];
    for (LiveUnit unit : units) {
      shape = output(unit, shape);
    }
    Shape last = shape;
    return new Shape[] {pooling.map(pool -> pool.output(last)).orElse(last)};
  }
}
