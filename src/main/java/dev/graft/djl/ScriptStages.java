package dev.graft.djl;

import dev.graft.djl.ScriptFlow.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A network's steps in stages: it is cut before a module with kernels or matrices wherever one
 * array alone goes on from there. Modules that hold most of the network are seen into until there
 * are stages enough. A network of one stage is computed as its file has it.
 */
final class ScriptStages {
  /** The one stage of a network that cannot be cut. */
  static final String WHOLE = "whole network";

  private static final int ENOUGH = 4;
  private static final double MOST = 0.8;
  private static final int ATTEMPTS = 60;

  private final ScriptArchive archive;
  private final Map<String, List<Integer>> tensors;
  private final boolean classifier;

  /**
   * A stage.
   *
   * @param name the path of its first module with kernels or matrices
   * @param tensors the names of its tensors
   * @param method of the changed file that computes it
   * @param text of the method
   */
  record Part(String name, List<String> tensors, String method, String text) {}

  private ScriptStages(
      ScriptArchive archive, Map<String, List<Integer>> tensors, boolean classifier) {
    this.archive = archive;
    this.tensors = tensors;
    this.classifier = classifier;
  }

  /**
   * The stages of a network.
   *
   * @param tensors names and shapes
   * @param classifier whether its last layer is to be a stage of its own
   */
  static List<Part> of(
      ScriptArchive archive, Map<String, List<Integer>> tensors, boolean classifier) {
    boolean straight = archive.network().methods().get("forward").straight();
    ScriptStages stages = new ScriptStages(archive, tensors, classifier);
    return straight ? stages.found() : whole(tensors);
  }

  /** The network as one stage. */
  static List<Part> whole(Map<String, List<Integer>> tensors) {
    return List.of(new Part(WHOLE, List.copyOf(tensors.keySet()), "forward", ""));
  }

  private List<Part> found() {
    Set<String> opened = new LinkedHashSet<>();
    List<Part> best = whole(tensors);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      ScriptFlow flow = ScriptFlow.of(archive, opened);
      List<Part> now = new Cutting(flow).parts();
      boolean better = now.size() > best.size() || classifier && !endsLone(best) && endsLone(now);
      best = better ? now : best;
      Optional<String> next = next(flow, now, opened);
      if (next.isEmpty()) {
        return best;
      }
      opened.add(next.get());
    }
    return best;
  }

  /** The module to see into next; none where there are stages enough. */
  private Optional<String> next(ScriptFlow flow, List<Part> now, Set<String> opened) {
    List<String> closed =
        flow.steps().stream()
            .filter(step -> !step.type().isEmpty() && opensUp(step))
            .map(Step::module)
            .filter(module -> !opened.contains(module))
            .distinct()
            .toList();
    if (classifier && !endsLone(now)) {
      String last = now.get(now.size() - 1).name();
      Optional<String> end = closed.stream().filter(m -> m.equals(last)).findFirst();
      if (end.isPresent()) {
        return end;
      }
    }
    long largest = now.stream().mapToLong(part -> values(part.tensors())).max().orElse(0);
    boolean enough = now.size() >= ENOUGH && largest <= MOST * values(tensors.keySet());
    return enough
        ? Optional.empty()
        : closed.stream().max(Comparator.comparingLong(module -> values(below(module))));
  }

  private boolean opensUp(Step step) {
    ScriptClass type = archive.type(step.type());
    boolean straight = type.methods().values().stream().allMatch(ScriptClass.Method::straight);
    boolean holdsModules = type.members().values().stream().anyMatch(archive::isModule);
    return straight && holdsModules && !below(step.module()).isEmpty();
  }

  private List<String> below(String module) {
    String prefix = module + ".";
    return tensors.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  private long values(java.util.Collection<String> names) {
    return names.stream()
        .mapToLong(name -> tensors.get(name).stream().mapToLong(n -> n).reduce(1, (a, b) -> a * b))
        .sum();
  }

  /** Kernels and matrices begin stages; what is added, such as positions, does not. */
  private boolean isHeavy(String name) {
    return tensors.get(name).size() > 1 && name.endsWith("weight");
  }

  /** Whether the last stage is a linear layer and nothing else. */
  private boolean endsLone(List<Part> parts) {
    Part last = parts.get(parts.size() - 1);
    List<String> names = last.tensors();
    return parts.size() > 1
        && names.size() <= 2
        && names.contains(last.name() + ".weight")
        && tensors.get(last.name() + ".weight").size() == 2;
  }

  /** One way to cut. */
  private final class Cutting {
    private final ScriptFlow flow;
    private final List<Step> free = new ArrayList<>();
    private final List<Step> bound = new ArrayList<>();

    Cutting(ScriptFlow flow) {
      this.flow = flow;
      Set<String> given = new HashSet<>();
      for (Step step : flow.steps()) {
        boolean isFree = given.containsAll(step.uses());
        (isFree ? free : bound).add(step);
        given.addAll(isFree ? step.gives() : List.of());
      }
    }

    List<Part> parts() {
      List<Part> parts = new ArrayList<>();
      Set<String> seen = new HashSet<>();
      List<String> own = new ArrayList<>();
      String in = ScriptFlow.INPUT;
      int begin = 0;
      for (int i = 0; i < bound.size(); i++) {
        List<String> held = held(bound.get(i));
        Optional<String> alone = alone(i);
        boolean heavy = held.stream().anyMatch(ScriptStages.this::isHeavy);
        if (heavy && alone.isPresent() && own.stream().anyMatch(ScriptStages.this::isHeavy)) {
          parts.add(part(parts.size(), own, new Piece(begin, i, in, alone.get())));
          seen.addAll(own);
          own = new ArrayList<>();
          begin = i;
          in = alone.get();
        }
        for (String name : held) {
          if (!own.contains(name)) {
            own.add(name);
          }
        }
        if (own.stream().anyMatch(seen::contains)) {
          return whole(tensors); // a layer that two stages share
        }
      }
      if (own.isEmpty()) {
        return whole(tensors);
      }
      parts.add(part(parts.size(), own, new Piece(begin, bound.size(), in, flow.result())));
      return parts;
    }

    private record Piece(int from, int to, String in, String out) {}

    private Part part(int number, List<String> own, Piece piece) {
      String heavy = own.stream().filter(ScriptStages.this::isHeavy).findFirst().orElse(own.get(0));
      String name =
          bound.subList(piece.from(), piece.to()).stream()
              .map(Step::module)
              .filter(module -> !module.isEmpty() && heavy.startsWith(module + "."))
              .findFirst()
              .orElse(heavy);
      String method = "graft_stage_" + number;
      return new Part(name, List.copyOf(own), method, text(method, piece));
    }

    /** The tensors that a step computes with, those that free steps hand it included. */
    private List<String> held(Step step) {
      Set<String> names = new LinkedHashSet<>(below(step.module()));
      for (Step before : needed(List.of(step))) {
        names.addAll(below(before.module()));
        if (tensors.containsKey(before.module())) {
          names.add(before.module());
        }
      }
      return List.copyOf(names);
    }

    /** The free steps that some steps need, in order. */
    private List<Step> needed(List<Step> steps) {
      Set<String> wanted =
          steps.stream().flatMap(s -> s.uses().stream()).collect(Collectors.toSet());
      List<Step> needed = new ArrayList<>();
      for (int i = free.size() - 1; i >= 0; i--) {
        if (free.get(i).gives().stream().anyMatch(wanted::contains)) {
          needed.add(0, free.get(i));
          wanted.addAll(free.get(i).uses());
        }
      }
      return needed;
    }

    /** What goes on before a step, where it is one array. */
    private Optional<String> alone(int at) {
      Set<String> before = new HashSet<>(Set.of(ScriptFlow.INPUT));
      bound.subList(0, at).forEach(step -> before.addAll(step.gives()));
      Set<String> after = new HashSet<>(Set.of(flow.result()));
      bound.subList(at, bound.size()).forEach(step -> after.addAll(step.uses()));
      after.retainAll(before);
      return after.size() == 1 ? Optional.of(after.iterator().next()) : Optional.empty();
    }

    private String text(String method, Piece piece) {
      List<Step> steps = bound.subList(piece.from(), piece.to());
      StringBuilder text = new StringBuilder();
      text.append("  def ").append(method).append("(self: ").append(archive.network().name());
      text.append(",\n    ").append(piece.in()).append(": Tensor) -> Tensor:\n");
      Map<String, String> modules = new LinkedHashMap<>(Map.of("", "self"));
      for (List<Step> some : List.of(needed(steps), steps)) {
        some.forEach(step -> line(text, step, modules));
      }
      return text.append("    return ").append(piece.out()).append("\n").toString();
    }

    private void line(StringBuilder text, Step step, Map<String, String> modules) {
      String right = step.right();
      if (!step.module().isEmpty()) {
        String place =
            step.type().isEmpty()
                ? member(text, step.module(), modules)
                : module(text, step.module(), modules);
        right = right.replace("$M", place);
      }
      text.append("    ").append(step.left()).append(" = ").append(right).append("\n");
    }

    private String module(StringBuilder text, String path, Map<String, String> modules) {
      if (!modules.containsKey(path)) {
        String read = member(text, path, modules);
        String name = "graft_module_" + modules.size();
        text.append("    ").append(name).append(" = ").append(read).append("\n");
        modules.put(path, name);
      }
      return modules.get(path);
    }

    /** An expression for a member of a module, which is read before. */
    private String member(StringBuilder text, String path, Map<String, String> modules) {
      int end = path.lastIndexOf('.');
      String owner = module(text, end < 0 ? "" : path.substring(0, end), modules);
      String name = path.substring(end + 1);
      return name.matches("\\d.*")
          ? "getattr(" + owner + ", \"" + name + "\")"
          : owner + "." + name;
    }
  }
}
