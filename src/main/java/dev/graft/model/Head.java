package dev.graft.model;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.TensorSpec.Role;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The new layers on top of a base: features in, one score per class out.
 *
 * @param kind how its numbers are found
 * @param classes the class names, at least 2
 * @param dropout the share of what enters each of its dense layers that is set to zero at each
 *     training step, in [0, 1)
 * @param hidden units of each hidden layer, from the features on; empty: none. A hidden layer is
 *     dense, normalised over its units (layer normalisation, Ba et al. 2016: like a batch's but
 *     without running statistics, which few rows estimate badly), then ReLU
 * @param firstWeights of the last layer
 */
public record Head(
    Kind kind,
    List<String> classes,
    double dropout,
    List<Integer> hidden,
    FirstWeights firstWeights)
    implements Shown {
  static final String MATRIX = "head.weight";
  static final String BIAS = "head.bias";

  /** Small beside the customary start, and still different from unit to unit. */
  private static final float SMALL_FACTOR = 0.01f;

  private static final String HIDDEN = "head.hidden%d.";

  /** What the last layer of a trained head starts with; all of them draw from the run's seed. */
  public enum FirstWeights {
    /** Uniform within 1 / sqrt(inputs), as is customary for a dense layer. */
    RANDOM("random"),
    /** A hundredth of these, so that the first gradients hardly move a thawed base. */
    SMALL("small"),
    /**
     * All 0: every class is equally probable at first, and the layers below get no gradient from
     * the first step.
     */
    ZERO("zero");

    private final String words;

    FirstWeights(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** How a head's numbers are found. */
  public enum Kind {
    /** By gradient steps; linear unless it has hidden layers. */
    LINEAR,
    /** The nearest class mean, computed from the features; no gradient step. */
    NEAREST_MEAN,
    /** The class with the most training rows, whatever the features say. */
    MAJORITY_CLASS,
    /** The base answers by itself, with its old head: see {@link Base#answering(List)}. */
    OLD_ANSWERS
  }

  /** Checks the ranges and copies the list. */
  public Head {
    classes = List.copyOf(classes);
    hidden = List.copyOf(hidden);
    Check.that(
        hidden.stream().allMatch(units -> units >= 1),
        "hidden units %s must be at least 1 each; without hidden layers, leave withHidden out",
        hidden);
    Check.that(classes.size() >= 2, "classes (%d) must be at least 2: %s", classes.size(), classes);
    Check.that(dropout >= 0 && dropout < 1, "dropout (%s) must lie between 0 and below 1", dropout);
  }

  private Head(Kind kind, List<String> classes) {
    this(kind, classes, 0, List.of(), FirstWeights.RANDOM);
  }

  /** A dense layer, (n, features) to (n, classes), trained by gradient. */
  public static Head linear(List<String> classes) {
    return new Head(Kind.LINEAR, classes);
  }

  /**
   * The class whose mean feature vector is nearest (Mensink 2013, "Distance-based image
   * classification"), as a dense layer: the row of class c is 2 m_c, its bias -|m_c|^2.
   */
  public static Head nearestMean(List<String> classes) {
    return new Head(Kind.NEAREST_MEAN, classes);
  }

  /** The class with the most training rows, for every row. */
  public static Head majorityClass(List<String> classes) {
    return new Head(Kind.MAJORITY_CLASS, classes);
  }

  /** No new layer: what comes out of the base are the classes' scores. */
  static Head oldAnswers(List<String> classes) {
    return new Head(Kind.OLD_ANSWERS, classes);
  }

  /** The tensors that hand scores on as they are. */
  Weights identity() {
    float[] matrix = new float[classes.size() * classes.size()];
    for (int c = 0; c < classes.size(); c++) {
      matrix[c * classes.size() + c] = 1;
    }
    return weights(matrix, new float[classes.size()]);
  }

  /** The same head with dropout on what enters each of its dense layers. */
  public Head withDropout(double share) {
    checkTrained("dropout");
    return new Head(kind, classes, share, hidden, firstWeights);
  }

  /** The same head with hidden layers of so many units, from the features on. */
  public Head withHidden(int... units) {
    checkTrained("hidden layers");
    return new Head(kind, classes, dropout, Arrays.stream(units).boxed().toList(), firstWeights);
  }

  /** The same head with another start of its last layer. */
  public Head withFirstWeights(FirstWeights other) {
    checkTrained("first weights");
    return new Head(kind, classes, dropout, hidden, other);
  }

  private void checkTrained(String what) {
    Check.that(kind == Kind.LINEAR, "a head of kind %s takes no %s: it is not trained", kind, what);
  }

  /** Its tensors on a base with so many features. */
  List<TensorSpec> tensors(int features) {
    List<TensorSpec> tensors = new ArrayList<>();
    int inputs = features;
    for (int layer = 1; layer <= hidden.size(); layer++) {
      int units = hidden.get(layer - 1);
      String name = Text.format(HIDDEN, layer);
      tensors.add(new TensorSpec(name + "weight", Role.MATRIX, List.of(units, inputs)));
      tensors.add(new TensorSpec(name + "bias", Role.BIAS, List.of(units)));
      tensors.add(new TensorSpec(name + "normalisation.weight", Role.SCALE, List.of(units)));
      tensors.add(new TensorSpec(name + "normalisation.bias", Role.SHIFT, List.of(units)));
      inputs = units;
    }
    tensors.add(new TensorSpec(MATRIX, Role.MATRIX, List.of(classes.size(), inputs)));
    tensors.add(new TensorSpec(BIAS, Role.BIAS, List.of(classes.size())));
    return tensors;
  }

  /** What it puts in place of the first weights that are drawn for its tensors. */
  Weights started(Weights drawn) {
    float factor =
        switch (firstWeights) {
          case RANDOM -> 1;
          case SMALL -> SMALL_FACTOR;
          case ZERO -> 0;
        };
    if (factor == 1) {
      return Weights.none();
    }
    float[] matrix = drawn.values(MATRIX);
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] = factor == 0 ? 0 : matrix[i] * factor; // never -0
    }
    return Weights.none().with(MATRIX, drawn.shape(MATRIX), matrix);
  }

  /** The tensors of a head with this matrix, (classes, features), and bias, (classes). */
  public static Weights weights(float[] matrix, float[] bias) {
    List<Integer> shape = List.of(bias.length, matrix.length / bias.length);
    return new Weights(
        Map.of(
            MATRIX, new Weights.Tensor(shape, matrix.clone()),
            BIAS, new Weights.Tensor(List.of(bias.length), bias.clone())));
  }

  /** The text that enters a run's key. */
  public String canonical() {
    Canonical text =
        Canonical.of("head")
            .with("kind", kind)
            .withNames("classes", classes)
            .with("dropout", dropout);
    if (!hidden.isEmpty()) {
      text.with("hidden", hidden);
    }
    if (firstWeights != FirstWeights.RANDOM) {
      text.with("firstWeights", firstWeights);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    String what =
        switch (kind) {
          case LINEAR -> hidden.isEmpty() ? "linear head" : "head with hidden layers " + hidden;
          case NEAREST_MEAN -> "nearest class mean";
          case MAJORITY_CLASS -> "majority class";
          case OLD_ANSWERS -> "classifier of its own, the old head,";
        };
    String dropped = dropout > 0 ? Text.format(", dropout %s", dropout) : "";
    String start =
        firstWeights == FirstWeights.RANDOM ? "" : Text.format(", first weights %s", firstWeights);
    return Text.format("%s for %d classes%s%s", what, classes.size(), dropped, start);
  }
}
