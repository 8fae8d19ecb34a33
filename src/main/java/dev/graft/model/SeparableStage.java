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

/**
 * A stage of Xception: a ReLU perhaps, a chain of convolutions, a max-pool perhaps, and what came
 * in added to what comes out, as it is or through a convolution of its own.
 */
final class SeparableStage extends StageBlock {
  /** Whether the chain begins with a ReLU, which its bypass does not see. */
  enum Start {
    RELU,
    AS_IT_IS
  }

  /** What is added to the chain's answer. */
  enum Bypass {
    NOTHING,
    INPUT,
    /** The input through the shortcut's convolution. */
    SHORTCUT
  }

  /**
   * The parts.
   *
   * @param start what comes before the chain
   * @param chain its convolutions
   * @param pooling what follows them
   * @param shortcut the convolution of the bypass
   * @param bypass what is added
   */
  record Parts(
      Start start,
      List<ConvolutionSpec> chain,
      Optional<Pooling> pooling,
      Optional<ConvolutionSpec> shortcut,
      Bypass bypass) {
    List<TensorSpec> tensors() {
      List<TensorSpec> tensors = new ArrayList<>();
      shortcut.ifPresent(spec -> tensors.addAll(spec.tensors()));
      chain.forEach(spec -> tensors.addAll(spec.tensors()));
      return tensors;
    }
  }

  private final Parts parts;
  private final List<ConvolutionBlock> chain;
  private final Optional<ConvolutionBlock> shortcut;

  private SeparableStage(Parts parts) {
    this.parts = parts;
    shortcut = parts.shortcut().map(this::live);
    chain = parts.chain().stream().map(this::live).toList();
  }

  private ConvolutionBlock live(ConvolutionSpec spec) {
    return addChildBlock(spec.kernelName(), new ConvolutionBlock(spec));
  }

  /** The stage as a description. */
  static Stage describe(String name, Parts parts) {
    return new Stage(name, parts.tensors(), () -> new SeparableStage(parts));
  }

  private List<ConvolutionBlock> blocks() {
    List<ConvolutionBlock> all = new ArrayList<>(chain);
    shortcut.ifPresent(all::add);
    return all;
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
    NDArray input = inputs.head();
    boolean relu = parts.start() == Start.RELU;
    NDList map = new NDList(relu ? Tensors.clamp(input, ConvolutionSpec.Clamp.RELU) : input);
    for (ConvolutionBlock block : chain) {
      map = block.forward(store, map, training, params);
    }
    NDArray answer = map.head();
    NDArray pooled = parts.pooling().map(pooling -> pooling.of(answer)).orElse(answer);
    return switch (parts.bypass()) {
      case NOTHING -> new NDList(pooled);
      case INPUT -> new NDList(pooled.add(input));
      case SHORTCUT ->
          new NDList(
              pooled.add(shortcut.orElseThrow().forward(store, inputs, training, params).head()));
    };
  }

  @Override
  Optional<SymbolGraph.Node> draw(SymbolGraph graph, SymbolGraph.Node input) {
    boolean relu = parts.start() == Start.RELU;
    SymbolGraph.Node node = relu ? graph.clamp(input, ConvolutionSpec.Clamp.RELU) : input;
    for (ConvolutionBlock block : chain) {
      node = block.drawn(graph, node);
    }
    SymbolGraph.Node last = node;
    SymbolGraph.Node pooled =
        parts.pooling().map(pooling -> graph.maxPool(last, pooling)).orElse(last);
    return Optional.of(
        switch (parts.bypass()) {
          case NOTHING -> pooled;
          case INPUT -> graph.sum(pooled, input);
          case SHORTCUT -> graph.sum(pooled, shortcut.orElseThrow().drawn(graph, input));
        });
  }

  @Override
  public Shape layerShape(String tensor, Shape input) {
    if (shortcut.isPresent() && shortcut.get().has(tensor)) {
      return shortcut.get().getOutputShapes(new Shape[] {input})[0];
    }
    Shape[] shapes = {input};
    for (ConvolutionBlock block : chain) {
      shapes = block.getOutputShapes(shapes);
      if (block.has(tensor)) {
        return shapes[0];
      }
    }
    return super.layerShape(tensor, input);
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    shortcut.ifPresent(block -> block.initialize(manager, type, inputs));
    Shape[] shapes = inputs;
    for (ConvolutionBlock block : chain) {
      block.initialize(manager, type, shapes);
      shapes = block.getOutputShapes(shapes);
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape[] shapes = inputs;
    for (ConvolutionBlock block : chain) {
      shapes = block.getOutputShapes(shapes);
    }
    Shape last = shapes[0];
    return new Shape[] {parts.pooling().map(pooling -> pooling.output(last)).orElse(last)};
  }
}
