package dev.graft.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Layers side by side on the same input, whose answers a function joins. */
final class Branches extends Layer {
  private final List<Layer> layers;
  private final Function<List<NDList>, NDList> join;

  Branches(List<Layer> layers, Function<List<NDList>, NDList> join) {
    this.layers = List.copyOf(layers);
    this.join = join;
  }

  @Override
  NDArray forward(ParameterStore store, NDArray input, boolean training) {
    return joined(layers.stream().map(l -> new NDList(l.forward(store, input, training))).toList());
  }

  private NDArray joined(List<NDList> answers) {
    return join.apply(answers).singletonOrThrow();
  }

  @Override
  Shape output(Shape input) {
    return joinedShape(layers.stream().map(layer -> layer.output(input)).toList());
  }

  @Override
  Shape prepare(NDManager manager, Shape input) {
    return joinedShape(layers.stream().map(layer -> layer.prepare(manager, input)).toList());
  }

  private Shape joinedShape(List<Shape> shapes) {
    return Zeros.through(
        shapes, zeros -> joined(zeros.stream().map(zero -> new NDList(zero)).toList()));
  }

  @Override
  Optional<Shape> shapeBehind(String tensor, Shape input) {
    return layers.stream().flatMap(l -> l.shapeBehind(tensor, input).stream()).findFirst();
  }

  @Override
  List<Layer> parts() {
    return layers;
  }

  @Override
  String kind() {
    return "branches";
  }
}
