package dev.graft.model;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which layers of a base stay as they are. A layer is a convolution, a normalisation or a dense
 * layer, with all of its tensors; its name is that of its tensors without the last part, such as
 * {@code _blocks.3._bn1}.
 *
 * @param kind how the layers are chosen
 * @param stages for {@link Kind#FIRST_STAGES}, how many, counted from the input
 * @param patterns for the kinds that go by name: names of layers or stages, in which {@code *}
 *     stands for any characters
 */
public record Freezing(Kind kind, int stages, List<String> patterns) implements Shown {
  /** Nothing stays as it is. */
  public static final Freezing NOTHING = firstStages(0);

  /** How layers are chosen. */
  public enum Kind {
    /** Whole stages from the input on. */
    FIRST_STAGES,
    /** The layers that a pattern matches. */
    LAYERS,
    /** The layers that no pattern matches. */
    ALL_BUT_LAYERS,
    /** Every layer that is not a normalisation. */
    ALL_BUT_NORMALISATION
  }

  /** Copies the list. */
  public Freezing {
    patterns = List.copyOf(patterns);
  }

  /** So many whole stages, counted from the input. */
  public static Freezing firstStages(int stages) {
    return new Freezing(Kind.FIRST_STAGES, stages, List.of());
  }

  /** The layers that a pattern matches. */
  public static Freezing layers(List<String> patterns) {
    return new Freezing(Kind.LAYERS, 0, patterns);
  }

  /** The layers that no pattern matches. */
  public static Freezing allButLayers(List<String> patterns) {
    return new Freezing(Kind.ALL_BUT_LAYERS, 0, patterns);
  }

  /** Every layer that is not a normalisation. */
  public static Freezing allButNormalisation() {
    return new Freezing(Kind.ALL_BUT_NORMALISATION, 0, List.of());
  }

  /**
   * The names of the tensors that stay as they are, running statistics included.
   *
   * @throws IllegalArgumentException if a pattern matches no layer
   */
  public Set<String> tensors(Backbone backbone) {
    List<Stage> all = backbone.stages();
    Set<String> frozen = new LinkedHashSet<>();
    for (int i = 0; i < all.size(); i++) {
      Predicate<TensorSpec> chosen = chosen(all, i);
      all.get(i).tensors().stream().filter(chosen).map(TensorSpec::name).forEach(frozen::add);
    }
    return frozen;
  }

  private Predicate<TensorSpec> chosen(List<Stage> all, int index) {
    return switch (kind) {
      case FIRST_STAGES -> tensor -> index < stages;
      case LAYERS -> named(all, index);
      case ALL_BUT_LAYERS -> named(all, index).negate();
      case ALL_BUT_NORMALISATION -> tensor -> !tensor.role().normalises();
    };
  }

  private Predicate<TensorSpec> named(List<Stage> all, int index) {
    List<Pattern> compiled = patterns.stream().map(pattern -> compile(pattern, all)).toList();
    String stage = all.get(index).name();
    return tensor ->
        compiled.stream()
            .anyMatch(p -> p.matcher(tensor.layer()).matches() || p.matcher(stage).matches());
  }

  private static Pattern compile(String glob, List<Stage> all) {
    Set<String> names = new LinkedHashSet<>();
    for (Stage stage : all) {
      names.add(stage.name());
      stage.tensors().forEach(tensor -> names.add(tensor.layer()));
    }
    Check.that(
        !glob.equals("head") && !glob.startsWith("head."),
        "layer '%s' must be one of the base: the new head starts at random and is always trained",
        glob);
    if (!glob.contains("*")) {
      Check.oneOf("layer", glob, names);
    }
    String expression =
        java.util.Arrays.stream(glob.split("\\*", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*"));
    Pattern pattern = Pattern.compile(expression);
    Check.that(
        names.stream().anyMatch(name -> pattern.matcher(name).matches()),
        "layer pattern '%s' must match a layer or a stage; they are named like %s",
        glob,
        names.stream().limit(8).toList());
    return pattern;
  }

  /** The number of stages, counted from the input, of which every tensor stays as it is. */
  public int cut(Backbone backbone) {
    if (kind == Kind.FIRST_STAGES) {
      return stages;
    }
    Set<String> frozen = tensors(backbone);
    int cut = 0;
    for (Stage stage : backbone.stages()) {
      if (!stage.tensors().stream().allMatch(tensor -> frozen.contains(tensor.name()))) {
        return cut;
      }
      cut++;
    }
    return cut;
  }

  /** The text that enters a run's key; what a person reads may change without it. */
  public String canonical() {
    return switch (kind) {
      case FIRST_STAGES -> "the first " + stages + " stages";
      case LAYERS -> "layers " + String.join(", ", patterns);
      case ALL_BUT_LAYERS -> "all but layers " + String.join(", ", patterns);
      case ALL_BUT_NORMALISATION -> "all but normalisation";
    };
  }

  @Override
  public String toString() {
    return switch (kind) {
      case FIRST_STAGES -> Text.format("the first %d stages", stages);
      case LAYERS -> Text.format("layers %s", String.join(", ", patterns));
      case ALL_BUT_LAYERS -> Text.format("all but layers %s", String.join(", ", patterns));
      case ALL_BUT_NORMALISATION -> "all but normalisation";
    };
  }
}
