package dev.graft.method;

import ai.djl.ndarray.NDArray;
import dev.graft.model.TensorSpec;
import dev.graft.recipe.AddedLoss;
import dev.graft.recipe.Method;
import dev.graft.recipe.Step;
import java.util.List;

/**
 * Another method with each source row weighted by how much of its class the network sees in the
 * target: for a target that lacks classes, which an unweighted alignment draws rows of other
 * classes to.
 *
 * <p>The weight of class c is the mean predicted probability of c over the target's unlabelled
 * rows, before each pass, divided by the largest of them; it counts in the cross-entropy and in the
 * alignment. In the first pass all weights are 1.
 *
 * <p>Cao et al. 2018, "Partial adversarial domain adaptation", eq. 4 and 5, there for DANN.
 *
 * @param method what is weighted
 */
public record ClassWeighted(AddedLoss method) implements AddedLoss {
  /** A method with weighted classes. */
  public static ClassWeighted of(AddedLoss method) {
    return new ClassWeighted(method);
  }

  @Override
  public String name() {
    return "class-weighted " + method.name();
  }

  @Override
  public int version() {
    return method.version();
  }

  @Override
  public String settings() {
    return method.settings() + (Method.isOwn(method) ? ", a method of one's own" : "");
  }

  @Override
  public ActsOn actsOn() {
    return method.actsOn();
  }

  @Override
  public RowWeights rowWeights() {
    return RowWeights.CLASSES_SEEN_IN_TARGET;
  }

  @Override
  public StatisticsAfter statisticsAfter() {
    return method.statisticsAfter();
  }

  @Override
  public List<TensorSpec> tensors(int features, int classes) {
    return method.tensors(features, classes);
  }

  @Override
  public NDArray loss(Step step) {
    return method.loss(step);
  }

  @Override
  public String toString() {
    return name() + ", " + settings();
  }
}
