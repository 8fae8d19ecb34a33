package dev.graft.model;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Shown;
import dev.graft.model.TensorSpec.Role;
import java.util.List;
import java.util.Map;

/**
 * The new layers on top of a base: features in, one score per class out.
 *
 * @param kind how its numbers are found
 * @param classes the class names, at least 2
 * @param dropout the share of features set to zero at each training step, in [0, 1)
 */
public record Head(Kind kind, List<String> classes, double dropout) implements Shown {
  static final String MATRIX = "head.weight";
  static final String BIAS = "head.bias";

  /** How a head's numbers are found. */
  public enum Kind {
    /** By gradient steps. */
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
    Check.that(classes.size() >= 2, "classes (%d) must be at least 2: %s", classes.size(), classes);
    Check.that(dropout >= 0 && dropout < 1, "dropout (%s) must lie between 0 and below 1", dropout);
  }

  /** A dense layer, (n, features) to (n, classes), trained by gradient. */
  public static Head linear(List<String> classes) {
    return new Head(Kind.LINEAR, classes, 0);
  }

  /**
   * The class whose mean feature vector is nearest (Mensink 2013, "Distance-based image
   * classification"), as a dense layer: the row of class c is 2 m_c, its bias -|m_c|^2.
   */
  public static Head nearestMean(List<String> classes) {
    return new Head(Kind.NEAREST_MEAN, classes, 0);
  }

  /** The class with the most training rows, for every row. */
  public static Head majorityClass(List<String> classes) {
    return new Head(Kind.MAJORITY_CLASS, classes, 0);
  }

  /** No new layer: what comes out of the base are the classes' scores. */
  static Head oldAnswers(List<String> classes) {
    return new Head(Kind.OLD_ANSWERS, classes, 0);
  }

  /** The tensors that hand scores on as they are. */
  Weights identity() {
    float[] matrix = new float[classes.size() * classes.size()];
    for (int c = 0; c < classes.size(); c++) {
      matrix[c * classes.size() + c] = 1;
    }
    return weights(matrix, new float[classes.size()]);
  }

  /** The same head with dropout on its input. */
  public Head withDropout(double share) {
    Check.that(kind == Kind.LINEAR, "a head of kind %s takes no dropout: it is not trained", kind);
    return new Head(kind, classes, share);
  }

  /** Its tensors on a base with so many features. */
  List<TensorSpec> tensors(int features) {
    return List.of(
        new TensorSpec(MATRIX, Role.MATRIX, List.of(classes.size(), features)),
        new TensorSpec(BIAS, Role.BIAS, List.of(classes.size())));
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
    return Canonical.of("head")
        .with("kind", kind)
        .with("classes", String.join("\n", classes))
        .with("dropout", dropout)
        .toString();
  }

  @Override
  public String toString() {
    String what =
        switch (kind) {
          case LINEAR -> "linear head";
          case NEAREST_MEAN -> "nearest class mean";
          case MAJORITY_CLASS -> "majority class";
          case OLD_ANSWERS -> "classifier of its own, the old head,";
        };
    String dropped = dropout > 0 ? ", dropout %s".formatted(dropout) : "";
    return "%s for %d classes%s".formatted(what, classes.size(), dropped);
  }
}
