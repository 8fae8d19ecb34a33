package dev.graft.djl;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.graft.model.Normalisation;
import dev.graft.model.StageBlock;
import java.util.Map;
import java.util.Set;

/** A stage made of a foreign block's layers. */
final class LayerStage extends StageBlock {
  private final Layer layer;

  LayerStage(Layer layer) {
    this.layer = layer;
    parameters.putAll(layer.tensors());
  }

  @Override
  public Map<String, Parameter> tensors() {
    return layer.tensors();
  }

  @Override
  public Shape layerShape(String tensor, Shape input) {
    return layer.shapeBehind(tensor, input).orElseGet(() -> layer.output(input));
  }

  @Override
  public void normalise(Normalisation policy) {
    layer.normalise(policy);
  }

  @Override
  public void freeze(Set<String> names) {
    layer.freeze(names);
  }

  @Override
  public void follow(float momentum) {
    layer.follow(momentum);
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    return new NDList(layer.forward(store, inputs.head(), training));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {layer.output(inputs[0])};
  }
}
