package dev.graft.model;

import ai.djl.Device;
import ai.djl.mxnet.engine.CachedOp;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.MxSymbolBlock;
import ai.djl.mxnet.engine.Symbol;
import ai.djl.mxnet.jna.JnaUtils;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stages in inference mode as one fused MXNet operator, with the weights that they have when it is
 * made. It lives as long as its manager.
 */
final class FusedStages {
  private static final String BACKEND = "MKLDNN";

  private final CachedOp operator;
  private final ParameterStore store;

  private FusedStages(CachedOp operator, ParameterStore store) {
    this.operator = operator;
    this.store = store;
  }

  /**
   * The operator for stages that follow each other.
   *
   * @param input the shape of what enters, for one picture
   * @param kept which of them, counted from 1, give an output
   * @return nothing where a stage cannot be drawn as a graph
   */
  static Optional<FusedStages> of(
      NDManager manager, List<StageBlock> stages, Shape input, List<Integer> kept) {
    SymbolGraph graph = new SymbolGraph();
    List<SymbolGraph.Node> drawn = drawn(graph, stages, graph.input(input));
    if (drawn.size() < stages.size()) {
      return Optional.empty();
    }
    List<SymbolGraph.Node> outputs = kept.stream().map(stage -> drawn.get(stage - 1)).toList();
    ParameterStore store = NetworkBlock.store(manager);
    return Optional.of(new FusedStages(operator((MxNDManager) manager, graph, outputs), store));
  }

  /** The outputs of the stages, up to the first that cannot be drawn. */
  private static List<SymbolGraph.Node> drawn(
      SymbolGraph graph, List<StageBlock> stages, SymbolGraph.Node input) {
    List<SymbolGraph.Node> outputs = new ArrayList<>();
    Optional<SymbolGraph.Node> node = Optional.of(input);
    for (StageBlock stage : stages) {
      node = stage.draw(graph, node.get());
      if (node.isEmpty()) {
        break;
      }
      outputs.add(node.get());
    }
    return outputs;
  }

  /** The output of the last stage; nothing where one cannot be drawn. */
  static Optional<SymbolGraph.Node> draw(
      SymbolGraph graph, List<StageBlock> stages, SymbolGraph.Node input) {
    List<SymbolGraph.Node> drawn = drawn(graph, stages, input);
    return drawn.size() < stages.size()
        ? Optional.empty()
        : Optional.of(drawn.get(drawn.size() - 1));
  }

  /** MXNet's graph passes share state, so that one thread at a time runs them. */
  private static CachedOp operator(
      MxNDManager manager, SymbolGraph graph, List<SymbolGraph.Node> outputs) {
    synchronized (FusedStages.class) {
      Symbol fused =
          Symbol.loadJson(manager, graph.json(outputs)).optimizeFor(BACKEND, Device.cpu());
      MxSymbolBlock block = new MxSymbolBlock(manager, fused);
      for (Parameter parameter : block.getAllParameters()) {
        NDArray values = graph.weights().get(parameter.getName());
        if (values != null) {
          NDScope.unregister(values);
          parameter.setArray(values);
        }
      }
      return JnaUtils.createCachedOp(block, manager, false);
    }
  }

  /** The outputs for a batch, in the order of the stages. */
  NDList forward(NDArray batch) {
    return operator.forward(store, new NDList(batch), false);
  }
}
