package dev.graft.recipe;

import java.util.function.UnaryOperator;

/**
 * A method that changes the frozen features of the source's rows, for training and validation; the
 * target's rows are answered from their features as they are. The base must be frozen as a whole.
 */
public interface SourceFeatures extends Method {
  /**
   * Finds the change.
   *
   * @param source the features of the labelled training rows, (n, d)
   * @param target those of the unlabelled rows, (m, d)
   * @return what becomes of the features of one row of the source
   */
  UnaryOperator<float[]> change(float[][] source, float[][] target);
}
