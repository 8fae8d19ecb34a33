package dev.graft.model;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A base's last stage with its map pooled to features. */
final class PooledStage extends StageBlock {
  private final StageBlock stage;
  private final MapPooling pooling;

  PooledStage(Stage stage, MapPooling pooling) {
    this.stage = addChildBlock(stage.name(), stage.block().get());
    this.pooling = pooling;
  }

  @Override
  public Map<String, Parameter> tensors() {
    return stage.tensors();
  }

  @Override
  public void joins(List<StageBlock> network) {
    List<StageBlock> unpooled = new ArrayList<>(network);
    unpooled.replaceAll(block -> block == this ? stage : block);
    stage.joins(unpooled);
  }

  @Override
  public void take(String tensor, NDManager manager, Weights weights) {
    stage.take(tensor, manager, weights);
  }

  @Override
  public Shape layerShape(String tensor, Shape input) {
    return stage.layerShape(tensor, input);
  }

  @Override
  public void normalise(Normalisation policy) {
    stage.normalise(policy);
  }

  @Override
  public void freeze(Set<String> tensors) {
    stage.freeze(tensors);
  }

  @Override
  public void follow(float momentum) {
    stage.follow(momentum);
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    return new NDList(pooling.of(stage.forward(store, inputs, training).head()));
  }

  @Override
  Optional<SymbolGraph.Node> draw(SymbolGraph graph, SymbolGraph.Node input) {
    return stage.draw(graph, input).map(map -> pooling.drawn(graph, map));
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape map = stage.getOutputShapes(inputs)[0];
    return new Shape[] {new Shape(map.get(0), map.get(1) * pooling.times())};
  }
}
