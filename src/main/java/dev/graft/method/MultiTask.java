package dev.graft.method;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import dev.graft.data.Examples;
import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import dev.graft.internal.Text;
import dev.graft.model.LiveArray;
import dev.graft.model.TensorSpec;
import dev.graft.model.TensorSpec.Role;
import dev.graft.recipe.AddedLoss;
import dev.graft.recipe.Step;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Further tasks on the same rows, each with a linear head of its own on the features that the main
 * head sees, so that all tasks shape the body (Caruana 1997, "Multitask learning").
 *
 * <p>Added to the main cross-entropy: sum_k w_k L_k with weights by hand, or sum_k (exp(-s_k) L_k +
 * s_k / 2) with s_k = ln sigma_k^2 learned from 0 on and that of the main task 0 (Kendall et al.
 * 2018, "Multi-task learning using uncertainty to weigh losses"). L_k is the mean cross-entropy of
 * task k over the rows of the batch that have its label, in nats; 0 where none has.
 *
 * <p>Shapes: features (n, d), a matrix (classes of task k, d) per task.
 *
 * @param rows the number of rows of the data
 * @param tasks beside the main one
 * @param weighting how their losses are weighed
 */
public record MultiTask(int rows, List<Task> tasks, Weighting weighting) implements AddedLoss {
  private static final int NONE = -1;

  /** How the tasks' losses are weighed against the main one's. */
  public enum Weighting {
    /** By the weights that the tasks state. */
    BY_HAND("weighed by hand"),
    /** By what they turn out to be worth: learned. */
    BY_UNCERTAINTY("weighed by uncertainty");

    private final String words;

    Weighting(String words) {
      this.words = words;
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /**
   * One further task.
   *
   * @param name for its tensors and the words
   * @param classes at least 2
   * @param labels per row of the data the index of its class; -1 where it has none
   * @param weight of its loss, above 0; 1 where the weights are learned
   */
  public record Task(String name, List<String> classes, List<Integer> labels, double weight)
      implements Shown {
    /** Copies the lists and checks the ranges. */
    public Task {
      classes = List.copyOf(classes);
      labels = List.copyOf(labels);
      Check.positive("weight", weight);
      Check.that(
          classes.size() >= 2,
          "classes of task '%s' (%d) must be at least 2",
          name,
          classes.size());
      Check.that(
          labels.stream().anyMatch(label -> label != NONE),
          "rows of task '%s' (0) must be at least 1: none of the data's rows has a label of it; see"
              + " that both sets name their rows alike",
          name);
    }

    @Override
    public String toString() {
      long labelled = labels.stream().filter(label -> label != NONE).count();
      return Text.format(
          "task '%s' of %d classes, %d of %d rows labelled, weight %s",
          name, classes.size(), labelled, labels.size(), weight);
    }
  }

  /** Copies the list. */
  public MultiTask {
    tasks = List.copyOf(tasks);
  }

  /** No further task yet, for this data. */
  public static MultiTask on(Examples data) {
    return new MultiTask(data.size(), List.of(), Weighting.BY_HAND);
  }

  /**
   * One more task, whose labels are those of the rows with the same names in another set. Rows that
   * the other set lacks have no label.
   *
   * @param data the set that the experiment splits
   */
  public MultiTask withTask(String name, Examples data, Examples labelled, double weight) {
    Check.that(
        data.size() == rows,
        "rows (%d) must be those of the data that the method was made for, %d",
        data.size(),
        rows);
    Map<String, Integer> byName = new HashMap<>();
    for (int row = 0; row < labelled.size(); row++) {
      byName.put(labelled.rowName(row), labelled.label(row));
    }
    List<Integer> labels = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      labels.add(byName.getOrDefault(data.rowName(row), NONE));
    }
    return withTask(new Task(name, labelled.classes(), labels, weight));
  }

  /** One more task. */
  public MultiTask withTask(Task task) {
    Check.that(
        task.labels().size() == rows,
        "labels of task '%s' (%d) must be one per row of the data, %d",
        task.name(),
        task.labels().size(),
        rows);
    Check.that(
        tasks.stream().noneMatch(other -> other.name().equals(task.name())),
        "a task '%s' is there already; give the new one another name",
        task.name());
    List<Task> more = new ArrayList<>(tasks);
    more.add(task);
    return new MultiTask(rows, more, weighting);
  }

  /** The same tasks with weights that are learned. */
  public MultiTask weighedByUncertainty() {
    return new MultiTask(rows, tasks, Weighting.BY_UNCERTAINTY);
  }

  @Override
  public String name() {
    return "multi-task";
  }

  @Override
  public int version() {
    return 1;
  }

  /** Spelled out, since it enters keys: what a person reads of the weights may be put otherwise. */
  @Override
  public String settings() {
    List<String> each = new ArrayList<>();
    for (Task task : tasks) {
      String labels =
          Sha256.of(task.labels() + " " + Canonical.list(task.classes())).substring(0, 12);
      String weight =
          weighting == Weighting.BY_HAND ? Text.format(" of weight %s", task.weight()) : "";
      each.add(Text.format("%s%s (labels %s)", task.name(), weight, labels));
    }
    String weighed =
        switch (weighting) {
          case BY_HAND -> "weighed by hand";
          case BY_UNCERTAINTY -> "weighed by uncertainty";
        };
    return Text.format("%s, %s", String.join(", ", each), weighed);
  }

  @Override
  public void checkMadeFor(Examples data) {
    Check.that(
        data.size() == rows,
        "rows of %s (%d) must be as many as those that the tasks were made for, %d; make them with"
            + " MultiTask.on(data) of the set that is split",
        data.name(),
        data.size(),
        rows);
  }

  @Override
  public ActsOn actsOn() {
    return ActsOn.FEATURES;
  }

  @Override
  public LearnsFrom learnsFrom() {
    return LearnsFrom.LABELLED;
  }

  @Override
  public List<TensorSpec> tensors(int features, int classes) {
    List<TensorSpec> specs = new ArrayList<>();
    for (Task task : tasks) {
      int outputs = task.classes().size();
      specs.add(new TensorSpec(task.name() + ".weight", Role.MATRIX, List.of(outputs, features)));
      specs.add(new TensorSpec(task.name() + ".bias", Role.BIAS, List.of(outputs)));
      if (weighting == Weighting.BY_UNCERTAINTY) {
        specs.add(new TensorSpec(task.name() + ".uncertainty", Role.BIAS, List.of(1)));
      }
    }
    return specs;
  }

  @Override
  public NDArray loss(Step step) {
    NDArray sum = step.source().features().sum().mul(0);
    for (Task task : tasks) {
      NDArray loss = loss(task, step);
      if (weighting == Weighting.BY_HAND) {
        sum = sum.add(loss.mul((float) task.weight()));
      } else {
        NDArray uncertainty = step.tensors().get(task.name() + ".uncertainty"); // (1)
        sum = sum.add(uncertainty.mul(-1).exp().mul(loss).add(uncertainty.div(2)).sum());
      }
    }
    return sum;
  }

  /** The mean cross-entropy of the rows that have a label. */
  private static NDArray loss(Task task, Step step) {
    List<Integer> numbers = step.source().rows();
    int classes = task.classes().size();
    float[] wanted = new float[numbers.size() * classes];
    int labelled = 0;
    for (int i = 0; i < numbers.size(); i++) {
      int label = task.labels().get(numbers.get(i));
      if (label != NONE) {
        wanted[i * classes + label] = 1;
        labelled++;
      }
    }
    NDArray features = step.source().features();
    NDArray matrix = step.tensors().get(task.name() + ".weight");
    NDArray scores =
        Linear.linear(features, matrix, step.tensors().get(task.name() + ".bias"))
            .singletonOrThrow();
    NDManager manager = features.getManager();
    NDArray targets = LiveArray.of(manager, wanted, new Shape(numbers.size(), classes));
    return scores.logSoftmax(1).mul(targets).sum().div(-Math.max(1, labelled));
  }

  @Override
  public String toString() {
    return Text.format("%s: %s", name(), settings());
  }
}
