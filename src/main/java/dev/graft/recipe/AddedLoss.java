package dev.graft.recipe;

import ai.djl.ndarray.NDArray;
import dev.graft.model.TensorSpec;
import java.util.List;

/**
 * A method that adds a loss to the cross-entropy of the labelled rows. At each step labelled rows
 * of the source and, unless it learns from these alone, as many unlabelled ones of the target go
 * through the network as one batch, whose statistics normalisation layers in training mode take;
 * then {@link #loss} is asked.
 */
public interface AddedLoss extends Method {
  /**
   * What is added, as a scalar that the engine can differentiate: operations on the step's arrays,
   * not numbers taken out of them.
   */
  NDArray loss(Step step);

  /**
   * Tensors of its own that are trained with the network's head, such as a discriminator's. They
   * start from the run's seed and are kept when a run is stopped.
   *
   * @param features the number of features that enter the last linear layer
   * @param classes the number of classes
   */
  default List<TensorSpec> tensors(int features, int classes) {
    return List.of();
  }

  /** What the loss moves. */
  default ActsOn actsOn() {
    return ActsOn.SCORES;
  }

  /** Which rows it wants to see at each step. */
  default LearnsFrom learnsFrom() {
    return LearnsFrom.LABELLED_AND_UNLABELLED;
  }

  /** What becomes of the cross-entropy of the labelled rows beside it. */
  default CrossEntropy crossEntropy() {
    return CrossEntropy.KEPT;
  }

  /** What becomes of the cross-entropy of the labelled rows beside an added loss. */
  enum CrossEntropy {
    /** Both losses are added. */
    KEPT,
    /**
     * No label is learned from: the added loss is the only one and the last pass is kept, since no
     * label may choose one.
     */
    LEFT_OUT
  }

  /** Which rows a method wants to see at each step. */
  enum LearnsFrom {
    /** Labelled rows alone, so that any split will do; the step's target is its source again. */
    LABELLED,
    /** As many unlabelled rows of a target beside them: the split needs some. */
    LABELLED_AND_UNLABELLED
  }

  /** How much each source row counts. */
  default RowWeights rowWeights() {
    return RowWeights.EQUAL;
  }

  /** What the loss moves. */
  enum ActsOn {
    /** Scores, so the last linear layer at least. */
    SCORES,
    /** The features below it; where all of them are frozen the method is refused. */
    FEATURES
  }

  /** How much each source row counts, in the cross-entropy and in {@link Step#source()}. */
  enum RowWeights {
    /** All the same. */
    EQUAL,
    /**
     * By its class's mean predicted probability on the unlabelled rows before each pass, over the
     * largest of them (Cao 2018, "Partial adversarial domain adaptation", eq. 4); in the very first
     * pass all the same.
     */
    CLASSES_SEEN_IN_TARGET
  }
}
