package dev.graft.method;

import ai.djl.ndarray.NDArray;
import dev.graft.internal.Check;
import dev.graft.recipe.AddedLoss;
import dev.graft.recipe.Step;

/**
 * Deep adaptation: the squared maximum mean discrepancy (MMD) of the features of both domains under
 * five Gaussian kernels.
 *
 * <p>loss = weight sum_ij z_i z_j k(x_i, x_j), over the rows x of both domains, with z = 1 / n for
 * each of n source rows (or its weight over the sum of weights) and -1 / m for each of m target
 * rows; k(x, y) is the mean over s = -2, ..., 2 of exp(-|x - y|^2 / (2^s g)). g, the median squared
 * distance of different rows in the step, is a number to the gradient.
 *
 * <p>Shapes: features (n, d), (m, d). Range: 0, for equal samples, to 2, times the weight; the
 * biased estimate, which is above 0 for two samples of one distribution, too. Where all rows are
 * alike it is 0.
 *
 * <p>Gretton et al. 2012, "A kernel two-sample test", eq. 5; Long et al. 2015, "Learning
 * transferable features with deep adaptation networks", which aligns several layers and sums over a
 * part of the pairs; here it is the last layer and all pairs.
 *
 * @param weight of the loss beside the cross-entropy, above 0
 */
public record Dan(double weight) implements AddedLoss {
  /** As in the paper's experiments. */
  public static final double DEFAULT_WEIGHT = 1;

  private static final int WIDER = 2;
  private static final double SMALLEST = 1e-12;

  /** Checks the range. */
  public Dan {
    Check.positive("weight", weight);
  }

  /** With the default weight. */
  public static Dan withDefaults() {
    return new Dan(DEFAULT_WEIGHT);
  }

  @Override
  public String name() {
    return "DAN";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public String settings() {
    return "MMD, weight " + weight;
  }

  @Override
  public ActsOn actsOn() {
    return ActsOn.FEATURES;
  }

  @Override
  public NDArray loss(Step step) {
    NDArray rows = step.source().features().concat(step.target().features(), 0); // (n + m, d)
    NDArray distances = Kernels.squaredDistances(rows, rows); // (n + m, n + m)
    double width = Math.max(SMALLEST, Kernels.median(distances.stopGradient()));
    NDArray source = step.source().weights();
    NDArray target = step.target().weights();
    NDArray signs = source.div(source.sum()).concat(target.div(target.sum()).neg(), 0);
    NDArray kernel = distances.mul(0); // (n + m, n + m)
    for (int s = -WIDER; s <= WIDER; s++) {
      kernel = kernel.add(distances.mul(-1 / (Math.pow(2, s) * width)).exp());
    }
    return signs.transpose().dot(kernel).dot(signs).sum().mul(weight / (2 * WIDER + 1));
  }

  @Override
  public String toString() {
    return name() + ", " + settings();
  }
}
