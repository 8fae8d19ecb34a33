package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A stage of residual units, each a chain of convolutions, with an optional max-pool behind. */
final class ConvolutionStage extends StageBlock {
  /**
   * A chain of convolutions.
   *
   * @param convolutions in their order
   * @param skip whether the chain's input is added to its output
   */
  record Unit(List<ConvolutionSpec> convolutions, boolean skip) {}

  private record LiveUnit(List<ConvolutionBlock> convolutions, boolean skip) {}

  private final List<LiveUnit> units = new ArrayList<>();
  private final boolean pooled;

  ConvolutionStage(List<Unit> units, boolean pooled) {
    this.pooled = pooled;
    for (Unit unit : units) {
      List<ConvolutionBlock> blocks =
          unit.convolutions().stream()
              .map(spec -> addChildBlock(spec.kernelName(), new ConvolutionBlock(spec)))
              .toList();
      this.units.add(new LiveUnit(blocks, unit.skip()));
    }
  }

  /** The stage as a description. */
  static Stage describe(String name, List<Unit> units, boolean pooled) {
    List<TensorSpec> tensors =
        units.stream()
            .flatMap(unit -> unit.convolutions().stream())
            .flatMap(spec -> spec.tensors().stream())
            .toList();
    return new Stage(name, tensors, () -> new ConvolutionStage(units, pooled));
  }

  @Override
  public Shape layerShape(String tensor, Shape input) {
    Shape[] shapes = {input};
    for (LiveUnit unit : units) {
      for (ConvolutionBlock block : unit.convolutions()) {
        shapes = block.getOutputShapes(shapes);
        if (block.has(tensor)) {
          return shapes[0];
        }
      }
    }
    return super.layerShape(tensor, input);
  }

  @Override
  public void normalise(Normalisation policy) {
    units.forEach(unit -> unit.convolutions().forEach(block -> block.normalise(policy)));
  }

  @Override
  public void freeze(Set<String> tensors) {
    units.forEach(unit -> unit.convolutions().forEach(block -> block.freeze(tensors)));
  }

  @Override
  public void follow(float momentum) {
    units.forEach(unit -> unit.convolutions().forEach(block -> block.follow(momentum)));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray map = inputs.head();
    for (LiveUnit unit : units) {
      NDList output = new NDList(map);
      for (ConvolutionBlock block : unit.convolutions()) {
        output = block.forward(store, output, training, params);
      }
      map = unit.skip() ? output.head().add(map) : output.head();
    }
    return new NDList(pooled ? Pooling.OF_TWO.of(map) : map);
  }

  @Override
  Optional<SymbolGraph.Node> draw(SymbolGraph graph, SymbolGraph.Node input) {
    SymbolGraph.Node node = input;
    for (LiveUnit unit : units) {
      SymbolGraph.Node entered = node;
      for (ConvolutionBlock block : unit.convolutions()) {
        node = block.drawn(graph, node);
      }
      node = unit.skip() ? graph.sum(node, entered) : node;
    }
    return Optional.of(pooled ? graph.maxPool(node, Pooling.OF_TWO) : node);
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    Shape[] shapes = inputs;
    for (LiveUnit unit : units) {
      for (ConvolutionBlock block : unit.convolutions()) {
        block.initialize(manager, type, shapes);
        shapes = block.getOutputShapes(shapes);
      }
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape[] shapes = inputs;
    for (LiveUnit unit : units) {
      for (ConvolutionBlock block : unit.convolutions()) {
        shapes = block.getOutputShapes(shapes);
      }
    }
    return pooled ? new Shape[] {Pooling.OF_TWO.output(shapes[0])} : shapes;
  }
}
