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
    List<SymbolGraph.Node> outputs = new ArrayList<>();
    SymbolGraph.Node node = graph.input(input);
    for (int stage = 1; stage <= stages.size(); stage++) {
      Optional<SymbolGraph.Node> next = stages.get(stage - 1).draw(graph, node);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      node = next.get();
      if (kept.contains(stage)) {
        outputs.add(node);
      }
    }
    ParameterStore store = NetworkBlock.store(manager);
    return Optional.of(new FusedStages(operator((MxNDManager) manager, graph, outputs), store));
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
