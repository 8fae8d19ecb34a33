package dev.graft.model;

import ai.djl.ndarray.types.Shape;
import dev.graft.internal.Text;
import dev.graft.model.LayerRow.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows that a base and a network show: stage by stage, from the input on. */
final class Layers {
  private static final OptionalInt HEAD = OptionalInt.of(0);

  private Layers() {}

  static List<LayerRow> rows(Base base) {
    List<Shape> shapes = NetworkBlock.shapes(base);
    Set<String> frozen = base.freezing().tensors(base.backbone());
    List<LayerRow> rows = new ArrayList<>();
    List<Stage> stages = base.backbone().stages();
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      State state = state(stage.tensors(), frozen);
      OptionalInt group = group(state, stages.size() - i);
      rows.add(new LayerRow(stage.name(), text(shapes.get(i)), stage.parameters(), state, group));
    }
    base.oldHead()
        .ifPresent(
            head -> {
              long parameters = (base.backbone().features() + 1L) * head.classes();
              String classes = String.valueOf(head.classes());
              rows.add(new LayerRow("old head", classes, parameters, State.TRAINED, HEAD));
            });
    return rows;
  }

  static List<LayerRow> rows(Network network) {
    List<LayerRow> rows = new ArrayList<>(rows(network.base()));
    if (network.head().kind() != Head.Kind.OLD_ANSWERS) {
      rows.add(head(network, headParameters(network)));
    }
    return rows;
  }

  /** One row per layer: convolution, normalisation or dense layer. */
  static List<LayerRow> everyLayer(Network network) {
    Base base = network.base();
    Set<String> frozen = base.freezing().tensors(base.backbone());
    List<LayerRow> rows = new ArrayList<>();
    List<Stage> stages = base.backbone().stages();
    Shape input = NetworkBlock.input(base);
    for (int i = 0; i < stages.size(); i++) {
      StageBlock block = stages.get(i).block().get();
      for (List<TensorSpec> layer : byLayer(stages.get(i).tensors())) {
        State state = state(layer, frozen);
        OptionalInt group = group(state, stages.size() - i);
        String shape = text(block.layerShape(layer.get(0).name(), input));
        rows.add(new LayerRow(layer.get(0).layer(), shape, learned(layer), state, group));
      }
      input = block.getOutputShapes(new Shape[] {input})[0];
    }
    if (network.head().kind() != Head.Kind.OLD_ANSWERS) {
      rows.addAll(headLayers(network));
    }
    return rows;
  }

  /** One row per layer of the head; its last one is called "new head" in all tables. */
  private static List<LayerRow> headLayers(Network network) {
    List<LayerRow> rows = new ArrayList<>();
    List<TensorSpec> tensors = network.head().tensors(network.base().backbone().features());
    for (List<TensorSpec> layer : byLayer(tensors.subList(0, tensors.size() - 2))) {
      String units = String.valueOf(layer.get(0).shape().get(0));
      String name = layer.get(0).layer();
      rows.add(new LayerRow(name, units, learned(layer), State.NEW_TRAINED, HEAD));
    }
    long last = learned(tensors.subList(tensors.size() - 2, tensors.size()));
    rows.add(head(network, last));
    return rows;
  }

  private static List<List<TensorSpec>> byLayer(List<TensorSpec> tensors) {
    return List.copyOf(
        tensors.stream()
            .collect(
                Collectors.groupingBy(TensorSpec::layer, LinkedHashMap::new, Collectors.toList()))
            .values());
  }

  private static LayerRow head(Network network, long parameters) {
    String classes = String.valueOf(network.head().classes().size());
    return network.head().kind() == Head.Kind.LINEAR
        ? new LayerRow("new head", classes, parameters, State.NEW_TRAINED, HEAD)
        : new LayerRow("new head", classes, parameters, State.NEW_COMPUTED, OptionalInt.empty());
  }

  private static OptionalInt group(State state, int fromTheTop) {
    return state == State.FROZEN ? OptionalInt.empty() : OptionalInt.of(fromTheTop);
  }

  private static State state(List<TensorSpec> tensors, Set<String> frozen) {
    List<TensorSpec> thawed = tensors.stream().filter(t -> !frozen.contains(t.name())).toList();
    if (thawed.isEmpty()) {
      return State.FROZEN;
    }
    if (thawed.size() == tensors.size()) {
      return State.TRAINED;
    }
    boolean norms = thawed.stream().allMatch(t -> t.role().normalises());
    return norms ? State.FROZEN_BUT_NORMALISATION : State.FROZEN_IN_PART;
  }

  private static String text(Shape batch) {
    long[] extents = batch.getShape();
    return Arrays.stream(extents)
        .skip(1)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(" x "));
  }

  static String counts(Base base) {
    return counts(frozen(base), all(base) - frozen(base));
  }

  static String counts(Network network) {
    Base base = network.base();
    return counts(frozen(base), all(base) - frozen(base) + headParameters(network))
        + Text.format(" Normalisation: %s.", network.normalisation());
  }

  private static String counts(long frozen, long trainable) {
    return Text.format("%,d parameters frozen, %,d trainable.", frozen, trainable);
  }

  private static long all(Base base) {
    return base.backbone().stages().stream().mapToLong(Stage::parameters).sum();
  }

  private static long frozen(Base base) {
    Set<String> names = base.freezing().tensors(base.backbone());
    return base.backbone().stages().stream()
        .flatMap(stage -> stage.tensors().stream())
        .filter(tensor -> names.contains(tensor.name()))
        .filter(tensor -> tensor.role().learned())
        .mapToLong(TensorSpec::size)
        .sum();
  }

  private static long learned(List<TensorSpec> tensors) {
    return tensors.stream().filter(t -> t.role().learned()).mapToLong(TensorSpec::size).sum();
  }

  private static long headParameters(Network network) {
    if (network.head().kind() == Head.Kind.OLD_ANSWERS) {
      return 0;
    }
    return network.head().tensors(network.base().backbone().features()).stream()
        .mapToLong(TensorSpec::size)
        .sum();
  }
}
