package dev.graft.model;

import ai.djl.ndarray.types.Shape;
import dev.graft.internal.Blocks;
import dev.graft.internal.Html;
import dev.graft.internal.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows that a base and a network show: stage by stage, from the input on. */
final class Layers {
  static final List<String> HEADERS =
      List.of("layer", "output", "parameters", "state", "rate group");

  private Layers() {}

  static List<List<String>> rows(Base base) {
    List<Shape> shapes = NetworkBlock.shapes(base);
    Set<String> frozen = base.freezing().tensors(base.backbone());
    List<List<String>> rows = new ArrayList<>();
    List<Stage> stages = base.backbone().stages();
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      String state = state(stage.tensors(), frozen);
      String group = state.equals("frozen") ? "-" : String.valueOf(stages.size() - i);
      rows.add(row(stage.name(), text(shapes.get(i)), stage.parameters(), state, group));
    }
    base.oldHead()
        .ifPresent(
            head -> {
              long parameters = (base.backbone().features() + 1L) * head.classes();
              String classes = String.valueOf(head.classes());
              rows.add(row("old head", classes, parameters, "trained", "0"));
            });
    return rows;
  }

  /** The rows as a drawing with the table folded below it. */
  static String html(List<List<String>> rows, boolean random) {
    List<Blocks.Block> blocks = rows.stream().map(row -> block(row, random)).toList();
    return new Blocks(blocks).html()
        + "<details><summary>as a table</summary>"
        + Html.table(HEADERS, rows)
        + "</details>";
  }

  private static Blocks.Block block(List<String> row, boolean random) {
    String words = row.get(3);
    boolean begins = random && words.equals("trained");
    long parameters = Long.parseLong(row.get(2).replaceAll("\\D", ""));
    Blocks.State state =
        begins || words.startsWith("new")
            ? Blocks.State.NEW
            : switch (words) {
              case "frozen" -> Blocks.State.FROZEN;
              case "trained" -> Blocks.State.TRAINED;
              default -> Blocks.State.FROZEN_IN_PART;
            };
    String shown = begins ? "new, trained" : words;
    return new Blocks.Block(row.get(0), row.get(1), parameters, state, shown);
  }

  static List<List<String>> rows(Network network) {
    List<List<String>> rows = new ArrayList<>(rows(network.base()));
    if (network.head().kind() != Head.Kind.OLD_ANSWERS) {
      rows.add(head(network, headParameters(network)));
    }
    return rows;
  }

  /** One row per layer: convolution, normalisation or dense layer. */
  static List<List<String>> everyLayer(Network network) {
    Base base = network.base();
    Set<String> frozen = base.freezing().tensors(base.backbone());
    List<List<String>> rows = new ArrayList<>();
    List<Stage> stages = base.backbone().stages();
    Shape input = NetworkBlock.input(base);
    for (int i = 0; i < stages.size(); i++) {
      StageBlock block = stages.get(i).block().get();
      for (List<TensorSpec> layer : byLayer(stages.get(i).tensors())) {
        String state = state(layer, frozen);
        String group = state.equals("frozen") ? "-" : String.valueOf(stages.size() - i);
        Shape shape = block.layerShape(layer.get(0).name(), input);
        rows.add(row(layer.get(0).layer(), text(shape), learned(layer), state, group));
      }
      input = block.getOutputShapes(new Shape[] {input})[0];
    }
    if (network.head().kind() != Head.Kind.OLD_ANSWERS) {
      rows.addAll(headLayers(network));
    }
    return rows;
  }

  /** One row per layer of the head; its last one is called "new head" in all tables. */
  private static List<List<String>> headLayers(Network network) {
    List<List<String>> rows = new ArrayList<>();
    List<TensorSpec> tensors = network.head().tensors(network.base().backbone().features());
    for (List<TensorSpec> layer : byLayer(tensors.subList(0, tensors.size() - 2))) {
      String units = String.valueOf(layer.get(0).shape().get(0));
      rows.add(row(layer.get(0).layer(), units, learned(layer), "new, trained", "0"));
    }
    long last = learned(tensors.subList(tensors.size() - 2, tensors.size()));
    rows.add(head(network, last));
    return rows;
  }

  private static List<List<TensorSpec>> byLayer(List<TensorSpec> tensors) {
    return List.copyOf(
        tensors.stream()
            .collect(
                Collectors.groupingBy(
                    TensorSpec::layer, java.util.LinkedHashMap::new, Collectors.toList()))
            .values());
  }

  private static List<String> head(Network network, long parameters) {
    boolean trained = network.head().kind() == Head.Kind.LINEAR;
    String classes = String.valueOf(network.head().classes().size());
    String state = trained ? "new, trained" : "new, computed";
    return row("new head", classes, parameters, state, trained ? "0" : "-");
  }

  private static String state(List<TensorSpec> tensors, Set<String> frozen) {
    List<TensorSpec> thawed = tensors.stream().filter(t -> !frozen.contains(t.name())).toList();
    if (thawed.isEmpty()) {
      return "frozen";
    }
    if (thawed.size() == tensors.size()) {
      return "trained";
    }
    boolean norms = thawed.stream().allMatch(t -> t.role().normalises());
    return norms ? "frozen but normalisation" : "frozen in part";
  }

  private static String text(Shape batch) {
    long[] extents = batch.getShape();
    return Arrays.stream(extents)
        .skip(1)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(" x "));
  }

  private static List<String> row(
      String name, String output, long parameters, String... stateAndGroup) {
    List<String> row = new ArrayList<>(List.of(name, output, Text.format("%,d", parameters)));
    row.addAll(List.of(stateAndGroup));
    return row;
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
