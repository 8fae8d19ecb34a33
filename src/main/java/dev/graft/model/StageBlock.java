package dev.graft.model;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The live block of a stage. */
public abstract class StageBlock extends AbstractBlock {
  /** For subclasses. */
  protected StageBlock() {}

  /**
   * The shape behind the layer that has a tensor of this name, for one picture.
   *
   * @param input the shape of what enters the stage
   */
  public Shape layerShape(String tensor, Shape input) {
    return getOutputShapes(new Shape[] {input})[0];
  }

  /** Says which blocks, itself included, make up its network, before any has weights. */
  public void joins(List<StageBlock> network) {
    // a stage computes with nothing but its own tensors
  }

  /** Gives a tensor, by the name in weight files, its values; they live as long as the manager. */
  public void take(String tensor, NDManager manager, Weights weights) {
    tensors().get(tensor).setArray(weights.create(manager, tensor));
  }

  /** Adds the stage in inference mode to a graph; nothing where it cannot be drawn as one. */
  Optional<SymbolGraph.Node> draw(SymbolGraph graph, SymbolGraph.Node input) {
    return Optional.empty();
  }

  /** Its live tensors by the names that they have in weight files. */
  public Map<String, Parameter> tensors() {
    Map<String, Parameter> tensors = new LinkedHashMap<>();
    getParameters().values().forEach(tensor -> tensors.put(tensor.getName(), tensor));
    return tensors;
  }

  /** Says what normalisation layers do in training from now on. */
  public abstract void normalise(Normalisation normalisation);

  /** Says which tensors, by name, stay as they are: their layers compute in inference mode. */
  public abstract void freeze(Set<String> tensors);

  /** Says which share of the running statistics stays at each step, in [0, 1). */
  public abstract void follow(float momentum);
}
