package dev.graft.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.Optional;

/** One layer after the other. */
final class Chain extends Layer {
  private final List<Layer> layers;

  Chain(List<Layer> layers) {
    this.layers = List.copyOf(layers);
  }

  @Override
  NDArray forward(ParameterStore store, NDArray input, boolean training) {
    NDArray map = input;
    for (Layer layer : layers) {
      map = layer.forward(store, map, training);
    }
    return map;
  }

  @Override
  Shape output(Shape input) {
    Shape shape = input;
    for (Layer layer : layers) {
      shape = layer.output(shape);
    }
    return shape;
  }

  @Override
  Shape prepare(NDManager manager, Shape input) {
    Shape shape = input;
    for (Layer layer : layers) {
      shape = layer.prepare(manager, shape);
    }
    return shape;
  }

  @Override
  Optional<Shape> shapeBehind(String tensor, Shape input) {
    Shape shape = input;
    for (Layer layer : layers) {
      Optional<Shape> behind = layer.shapeBehind(tensor, shape);
      if (behind.isPresent()) {
        return behind;
      }
      shape = layer.output(shape);
    }
    return Optional.empty();
  }

  @Override
  List<Layer> parts() {
    return layers;
  }

  @Override
  String kind() {
    return "chain";
  }
}
