package dev.graft.training;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Shown;
import java.util.ArrayList;
import java.util.List;

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
 */
public record Objective(double labelSmoothing, double mixup, ClassWeights classWeights)
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
  }

  Objective withLabelSmoothing(double share) {
    return new Objective(share, mixup, classWeights);
  }

  Objective withMixup(double alpha) {
    return new Objective(labelSmoothing, alpha, classWeights);
  }

  Objective withClassWeights(ClassWeights other) {
    return new Objective(labelSmoothing, mixup, other);
  }

  String canonical() {
    return Canonical.of("objective")
        .with("labelSmoothing", labelSmoothing)
        .with("mixup", mixup)
        .with("classWeights", classWeights)
        .toString();
  }

  @Override
  public String toString() {
    List<String> parts = new ArrayList<>();
    if (labelSmoothing > 0) {
      parts.add("label smoothing %s".formatted(labelSmoothing));
    }
    if (mixup > 0) {
      parts.add("mixup %s".formatted(mixup));
    }
    if (classWeights == ClassWeights.EQUAL_CLASSES) {
      parts.add("classes weighted equally");
    }
    return parts.isEmpty() ? "cross-entropy" : String.join(", ", parts);
  }
}
