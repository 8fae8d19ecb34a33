package dev.graft.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import dev.graft.model.Normalisation;
import dev.graft.model.TensorSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A live part of a foreign block. Containers and normalisation are Graft's own, so that a frozen
 * layer computes in inference mode on both engines; all other blocks compute as they are.
 */
abstract class Layer {
  /** Its answer for a batch. */
  abstract NDArray forward(ParameterStore store, NDArray input, boolean training);

  /** The shape of its answer for one picture. */
  abstract Shape output(Shape input);

  /** Gives its tensors their shapes, with zeros as values that live with the manager. */
  abstract Shape prepare(NDManager manager, Shape input);

  /** The parts that it consists of; none for a leaf. */
  List<Layer> parts() {
    return List.of();
  }

  /** Its own tensors by their full names, without those of its parts. */
  Map<String, Parameter> own() {
    return Map.of();
  }

  /** All tensors by their full names, in order. */
  final Map<String, Parameter> tensors() {
    Map<String, Parameter> all = new LinkedHashMap<>(own());
    parts().forEach(part -> all.putAll(part.tensors()));
    return all;
  }

  /** What kind of layer it is, for the text that identifies an architecture. */
  abstract String kind();

  /** The shape behind the part that has this tensor, for one picture. */
  Optional<Shape> shapeBehind(String tensor, Shape input) {
    return own().containsKey(tensor) ? Optional.of(output(input)) : Optional.empty();
  }

  /** Says which shapes its tensors will have. */
  void expect(List<TensorSpec> specs) {
    parts().forEach(part -> part.expect(specs));
  }

  void normalise(Normalisation policy) {
    parts().forEach(part -> part.normalise(policy));
  }

  void freeze(Set<String> names) {
    parts().forEach(part -> part.freeze(names));
  }

  void follow(float momentum) {
    parts().forEach(part -> part.follow(momentum));
  }

  @Override
  public final String toString() {
    return parts().isEmpty() ? kind() + own().keySet() : kind() + parts();
  }
}
