package dev.graft.method;

import ai.djl.ndarray.NDArray;
import dev.graft.recipe.Step;

/**
 * The covariance matrix of weighted rows, as arrays that the engine differentiates.
 *
 * <p>C = sum_i v_i (x_i - m)(x_i - m)^T / (1 - sum_i v_i^2), with v_i = w_i / sum_j w_j and m =
 * sum_i v_i x_i. For equal weights the divisor makes it the unbiased estimate with 1 / (n - 1).
 *
 * <p>Shapes: features (n, d), weights (n, 1), result (d, d). For a single row it is not a number.
 */
final class Covariance {
  private Covariance() {}

  static NDArray of(Step.Side side) {
    NDArray features = side.features();
    NDArray shares = side.weights().div(side.weights().sum()); // (n, 1)
    NDArray mean = shares.transpose().dot(features); // (1, d)
    NDArray centred = features.sub(mean); // (n, d)
    NDArray divisor = shares.square().sum().neg().add(1);
    return centred.transpose().dot(centred.mul(shares)).div(divisor); // (d, d)
  }
}
