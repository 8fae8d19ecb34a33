package dev.graft.model;

import java.util.ArrayList;
import java.util.List;

/** The rows that a base and a network show: stage by stage, from the input on. */
final class Layers {
  static final List<String> HEADERS = List.of("layer", "output", "parameters", "state");

  private Layers() {}

  static List<List<String>> rows(Base base) {
    List<String> shapes = NetworkBlock.outputShapes(base);
    List<List<String>> rows = new ArrayList<>();
    List<Stage> stages = base.backbone().stages();
    for (int i = 0; i < stages.size(); i++) {
      String state = i < base.frozenStages() ? "frozen" : "trained";
      rows.add(row(stages.get(i).name(), shapes.get(i), stages.get(i).parameters(), state));
    }
    base.oldHead()
        .ifPresent(
            head -> {
              long parameters = (base.backbone().features() + 1L) * head.classes();
              rows.add(row("old head", String.valueOf(head.classes()), parameters, "trained"));
            });
    return rows;
  }

  static List<List<String>> rows(Network network) {
    List<List<String>> rows = new ArrayList<>(rows(network.base()));
    long parameters = headParameters(network);
    boolean trained = network.head().kind() == Head.Kind.LINEAR;
    String classes = String.valueOf(network.head().classes().size());
    rows.add(row("new head", classes, parameters, trained ? "new, trained" : "new, computed"));
    return rows;
  }

  private static List<String> row(String name, String output, long parameters, String state) {
    return List.of(name, output, "%,d".formatted(parameters), state);
  }

  static String counts(Base base) {
    return counts(frozen(base), all(base) - frozen(base));
  }

  static String counts(Network network) {
    Base base = network.base();
    return counts(frozen(base), all(base) - frozen(base) + headParameters(network));
  }

  private static String counts(long frozen, long trainable) {
    return "%,d parameters frozen, %,d trainable.".formatted(frozen, trainable);
  }

  private static long all(Base base) {
    return base.backbone().stages().stream().mapToLong(Stage::parameters).sum();
  }

  private static long frozen(Base base) {
    return base.backbone().stages().stream()
        .limit(base.frozenStages())
        .mapToLong(Stage::parameters)
        .sum();
  }

  private static long headParameters(Network network) {
    return network.head().tensors(network.base().backbone().features()).stream()
        .mapToLong(TensorSpec::size)
        .sum();
  }
}
