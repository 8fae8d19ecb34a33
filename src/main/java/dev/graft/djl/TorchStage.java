package dev.graft.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.graft.model.Normalisation;
import dev.graft.model.StageBlock;
import dev.graft.model.TensorSpec;
import dev.graft.model.Weights;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A live stage of a TorchScript network. The stages of one network share one module, whose arrays
 * are theirs. (n, positions, features) leaves a stage as a map, (n, features, 1, positions).
 */
final class TorchStage extends StageBlock {
  private final TorchBackbone network;
  private final int number;
  private final List<String> normalisations;
  private final Map<String, Integer> counted = new HashMap<>();
  private final Set<String> copied = new HashSet<>();
  private Shared shared = new Shared();
  private Set<String> frozen = Set.of();
  private boolean follows;
  private int update = 1;

  /** The module of all stages of a live network. */
  private static final class Shared {
    private TorchModule module;
  }

  TorchStage(TorchBackbone network, int number, List<TensorSpec> tensors) {
    this.network = network;
    this.number = number;
    for (TensorSpec tensor : tensors) {
      addParameter(
          Parameter.builder()
              .setName(tensor.name())
              .setType(Parameter.Type.OTHER)
              .optRequiresGrad(false)
              .build());
    }
    normalisations =
        tensors.stream()
            .filter(tensor -> tensor.role() == TensorSpec.Role.RUNNING_VARIANCE)
            .map(TensorSpec::layer)
            .toList();
  }

  @Override
  public void joins(List<StageBlock> blocks) {
    blocks.stream()
        .filter(TorchStage.class::isInstance)
        .map(TorchStage.class::cast)
        .filter(other -> other.network == network)
        .findFirst()
        .ifPresent(first -> shared = first.shared);
  }

  private TorchModule module(NDManager manager) {
    if (shared.module == null) {
      shared.module = TorchModule.load(manager, network.file());
    }
    return shared.module;
  }

  @Override
  public void take(String tensor, NDManager manager, Weights weights) {
    NDArray live = module(manager).tensors().get(tensor);
    try (NDArray values = weights.create(manager, tensor)) {
      values.copyTo(live);
    }
    tensors().get(tensor).setArray(live);
  }

  /** Where DJL has read the tensors of a saved model, the module gets their values. */
  private TorchModule filled() {
    if (shared.module == null) {
      module(tensors().values().iterator().next().getArray().getManager());
    }
    for (Parameter tensor : tensors().values()) {
      NDArray live = shared.module.tensors().get(tensor.getName());
      if (tensor.getArray() != live && copied.add(tensor.getName())) {
        tensor.getArray().copyTo(live);
      }
    }
    return shared.module;
  }

  @Override
  public void normalise(Normalisation policy) {
    follows = policy == Normalisation.TRAINED;
  }

  @Override
  public void freeze(Set<String> names) {
    frozen = Set.copyOf(names);
  }

  @Override
  public void follow(float momentum) {
    update = Math.round(1 / (1 - momentum));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    TorchModule module = filled();
    for (String layer : normalisations) {
      boolean moves = training && follows && !frozen.contains(layer + ".running_var");
      int count = moves ? update : 0;
      if (!Integer.valueOf(count).equals(counted.put(layer, count))) {
        module.count(layer, count);
      }
    }
    NDArray input = inputs.head();
    NDArray fed = number == 0 ? first(input) : network.unmapped(number, input);
    return new NDList(network.mapped(number, module.run(network.method(number), fed)));
  }

  private NDArray first(NDArray input) {
    return network.takesSymbols() ? input.toType(DataType.INT64, false) : input;
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {
      new Shape(inputs[0].get(0)).addAll(network.shapeBehind(number, inputs[0].slice(1)))
    };
  }

  @Override
  public String toString() {
    return parameters.keySet().stream().collect(Collectors.joining(", ", "stage of ", ""));
  }
}
