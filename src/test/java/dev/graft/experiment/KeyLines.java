package dev.graft.experiment;

import dev.graft.data.Rows;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.model.Network;
import dev.graft.model.TensorSpec;
import dev.graft.model.Weights;
import dev.graft.recipe.AddedLoss;
import dev.graft.training.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What must stay as it is when code is rearranged, a line for each plan and property: its key and
 * what enters it, its rows, the names of its tensors, the values that new layers start with.
 */
final class KeyLines {
  private static final String BETWEEN = " | ";

  /** More names than these would fill a screen. */
  private static final int MOST_NAMES = 30;

  private KeyLines() {}

  /** The lines of all plans. */
  static List<String> ofPlans() {
    List<String> lines = new ArrayList<>();
    PlanFixtures.all().forEach((name, plan) -> lines.addAll(of(name, plan)));
    return lines;
  }

  private static List<String> of(String name, Supplier<Plan> made) {
    try {
      Plan plan = made.get();
      return List.of(
          line(name, "key", plan.key()),
          line(name, "split", Sha256.of(plan.split().canonical())),
          line(name, "network", Sha256.of(plan.network().canonical())),
          line(name, "recipe", Sha256.of(plan.recipe().canonical())),
          line(name, "continues", plan.continued().map(Plan::key).orElse("-")),
          line(name, "rows", Sha256.of(rows(plan))),
          line(name, "tensors", names(plan)),
          line(name, "first weights", firstWeights(plan)));
    } catch (RuntimeException e) {
      return List.of(line(name, "broke", e.toString()));
    }
  }

  static String line(String name, String property, String value) {
    return name + BETWEEN + property + BETWEEN + value.replaceAll("\\R", "\\\\n");
  }

  private static String names(Plan plan) {
    List<String> names = plan.network().tensors().stream().map(TensorSpec::name).toList();
    String joined = String.join(" ", names);
    return names.size() <= MOST_NAMES ? joined : names.size() + " names, " + Sha256.of(joined);
  }

  private static String rows(Plan plan) {
    Rows rows = plan.split().rows(plan.seed());
    return List.of(rows.training(), rows.validation(), rows.test(), rows.unlabelled()).toString();
  }

  /** The sum of what the seed draws: new layers, all layers from scratch, a method's own. */
  private static String firstWeights(Plan plan) {
    Set<String> known = new HashSet<>();
    Network network = plan.network();
    if (network.start() == Network.Start.PRE_TRAINED) {
      network.base().backbone().stages().stream()
          .flatMap(stage -> stage.tensors().stream())
          .map(TensorSpec::name)
          .filter(network.base().weights().names()::contains)
          .forEach(known::add);
    }
    Weights drawn = network.initialWeights(plan.seed()).only(name -> !known.contains(name));
    return drawn.with(Weights.initial(ofMethod(plan), plan.seed())).hash();
  }

  private static List<TensorSpec> ofMethod(Plan plan) {
    List<Integer> hidden = plan.network().head().hidden();
    int features =
        hidden.isEmpty()
            ? plan.network().base().backbone().features()
            : hidden.get(hidden.size() - 1);
    int classes = plan.network().head().classes().size();
    return plan.recipe().objective().method().stream()
        .filter(AddedLoss.class::isInstance)
        .flatMap(method -> ((AddedLoss) method).tensors(features, classes).stream())
        .toList();
  }

  /** In words, where lines differ from those expected; empty where none does. */
  static List<String> differences(List<String> expected, List<String> actual) {
    Map<String, String> before = byProperty(expected);
    Map<String, String> now = byProperty(actual);
    Set<String> all = new LinkedHashSet<>(before.keySet());
    all.addAll(now.keySet());
    return all.stream()
        .filter(name -> !before.getOrDefault(name, "").equals(now.getOrDefault(name, "")))
        .map(
            name ->
                Text.format(
                    "%s: expected <%s> but was <%s>",
                    name,
                    before.getOrDefault(name, "no such line"),
                    now.getOrDefault(name, "no such line")))
        .toList();
  }

  private static Map<String, String> byProperty(List<String> lines) {
    return lines.stream()
        .collect(
            Collectors.toMap(
                line -> line.substring(0, border(line)),
                line -> line.substring(border(line) + BETWEEN.length()),
                (first, second) -> {
                  throw new IllegalStateException("a line is there twice: " + second);
                },
                LinkedHashMap::new));
  }

  /** Where the value begins: a plan's name and a property stand before it. */
  private static int border(String line) {
    return line.indexOf(BETWEEN, line.indexOf(BETWEEN) + 1);
  }

  /** The same for lines without a name and a property of their own: they are counted. */
  static List<String> counted(String name, List<String> values) {
    return IntStream.range(0, values.size())
        .mapToObj(i -> line(name, Integer.toString(i + 1), values.get(i)))
        .toList();
  }
}
