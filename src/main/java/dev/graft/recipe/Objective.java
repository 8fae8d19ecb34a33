package dev.graft.recipe;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.run.Monitor;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What training makes small: the cross-entropy, -sum t_c log p_c / sum t_c over the rows of a batch
 * and the classes, with targets t that these settings shape. Validation and test know none of them.
 *
 * @param labelSmoothing the share of each target that is spread over all classes, in [0, 1)
 *     (Szegedy et al. 2016)
 * @param mixup alpha of the Beta(alpha, alpha) law from which each batch draws the share with which
 *     its rows, and their targets, are mixed with others of the batch (Zhang et al. 2018); 0: none.
 *     Behind frozen stages it is their answers that are mixed (manifold mixup, Verma et al. 2019)
 * @param classWeights how much each class counts
 * @param method how unlabelled rows are learned from beside the labelled ones
 * @param monitor the score on validation rows by which passes and rates are chosen
 */
public record Objective(
    double labelSmoothing,
    double mixup,
    ClassWeights classWeights,
    Optional<Method> method,
    Monitor monitor)
    implements Shown {
  /** The plain cross-entropy. */
  public static final Objective PLAIN = new Objective(0, 0, ClassWeights.EQUAL_ROWS);

  /** How much each class counts. */
  public enum ClassWeights {
    /** Every row counts the same. */
    EQUAL_ROWS,
    /**
     * Every class counts the same: a row of class c has the weight n / (K n_c), with n training
     * rows of K classes, n_c of them in class c (King &amp; Zeng 2001).
     */
    EQUAL_CLASSES
  }

  /** Checks the ranges. */
  public Objective {
    Check.that(
        labelSmoothing >= 0 && labelSmoothing < 1,
        "labelSmoothing (%s) must lie between 0 and below 1; 0.1 is customary",
        labelSmoothing);
    Check.that(
        mixup >= 0 && Double.isFinite(mixup),
        "mixup (%s) must be a number of at least 0; 0.2 is customary, 0 mixes nothing",
        mixup);
    Check.that(
        mixup == 0 || !(method.orElse(null) instanceof AddedLoss),
        "mixup (%s) must be 0 beside a method that adds a loss: mixed rows have no one label",
        mixup);
  }

  /** Labelled rows alone, chosen by accuracy. */
  public Objective(double labelSmoothing, double mixup, ClassWeights classWeights) {
    this(labelSmoothing, mixup, classWeights, Optional.empty(), Monitor.ACCURACY);
  }

  Objective withLabelSmoothing(double share) {
    return new Objective(share, mixup, classWeights, method, monitor);
  }

  Objective withMixup(double alpha) {
    return new Objective(labelSmoothing, alpha, classWeights, method, monitor);
  }

  Objective withClassWeights(ClassWeights other) {
    return new Objective(labelSmoothing, mixup, other, method, monitor);
  }

  Objective withMethod(Method other) {
    return new Objective(labelSmoothing, mixup, classWeights, Optional.of(other), monitor);
  }

  Objective withMonitor(Monitor other) {
    return new Objective(labelSmoothing, mixup, classWeights, method, other);
  }

  /** The method, where it adds a loss. */
  public Optional<AddedLoss> addedLoss() {
    return method.filter(AddedLoss.class::isInstance).map(AddedLoss.class::cast);
  }

  /** Whether no label may choose a pass, since none is learned from. */
  public boolean lastPassKept() {
    return addedLoss().filter(m -> m.crossEntropy() == AddedLoss.CrossEntropy.LEFT_OUT).isPresent();
  }

  String canonical() {
    Canonical text =
        Canonical.of("objective")
            .with("labelSmoothing", labelSmoothing)
            .with("mixup", mixup)
            .with("classWeights", classWeights);
    method.ifPresent(m -> text.withNested("method", Method.canonical(m)));
    if (monitor != Monitor.ACCURACY) {
      text.with("monitor", monitor.name());
    }
    return text.toString();
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (labelSmoothing > 0) {
      parts.add(Text.format("label smoothing %s", labelSmoothing));
    }
    if (mixup > 0) {
      parts.add(Text.format("mixup %s", mixup));
    }
    if (classWeights == ClassWeights.EQUAL_CLASSES) {
      parts.add("classes weighted equally");
    }
    method.ifPresent(m -> parts.add("with " + Method.words(m)));
    if (monitor != Monitor.ACCURACY) {
      parts.add("chosen by validation " + monitor);
    }
    return parts.isEmpty() ? "cross-entropy" : String.join(", ", parts);
  }
}
