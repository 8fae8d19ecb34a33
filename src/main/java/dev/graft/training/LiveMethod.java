package dev.graft.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.graft.data.Examples;
import dev.graft.internal.Seeds;
import dev.graft.internal.Text;
import dev.graft.model.LiveArray;
import dev.graft.model.TensorSpec;
import dev.graft.model.Weights;
import dev.graft.recipe.AddedLoss;
import dev.graft.recipe.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The live part of a method that adds a loss: its own tensors, the unlabelled rows of the next
 * steps, the weights of classes. All is drawn anew at each pass, so that a stopped run goes on.
 */
final class LiveMethod {
  private static final String PREFIX = "method.";

  private final AddedLoss method;
  private final Plan plan;
  private final RunRows rows;
  private final NDManager manager;
  private final List<TensorSpec> specs;
  private final Map<String, NDArray> arrays = new LinkedHashMap<>();
  private final List<Integer> waiting = new ArrayList<>();
  private final float[] classWeights;
  private int pass;
  private int deals;
  private int updates;
  private long done;

  private LiveMethod(AddedLoss method, Plan plan, NDManager manager, Weights start) {
    this.method = method;
    this.plan = plan;
    this.manager = manager;
    rows = RunRows.of(plan);
    int classes = plan.network().head().classes().size();
    classWeights = new float[classes];
    Arrays.fill(classWeights, 1);
    List<Integer> hidden = plan.network().head().hidden();
    int features =
        hidden.isEmpty()
            ? plan.network().base().backbone().features()
            : hidden.get(hidden.size() - 1);
    specs =
        method.tensors(features, classes).stream()
            .map(spec -> new TensorSpec(PREFIX + spec.name(), spec.role(), spec.shape()))
            .toList();
    Weights first = Weights.initial(specs, plan.seed()).with(start.only(LiveMethod::owns));
    specs.forEach(spec -> arrays.put(spec.name(), first.create(manager, spec.name())));
  }

  /** The live part of a plan's method; empty where it adds no loss. */
  static Optional<LiveMethod> of(Plan plan, NDManager manager, Weights start) {
    return plan.recipe()
        .objective()
        .addedLoss()
        .map(method -> new LiveMethod(method, plan, manager, start));
  }

  /** Whether a tensor is a method's own and not the network's. */
  static boolean owns(String name) {
    return name.startsWith(PREFIX);
  }

  /** Whether its loss is the only one. */
  boolean isAlone() {
    return method.crossEntropy() == AddedLoss.CrossEntropy.LEFT_OUT;
  }

  List<TensorSpec> specs() {
    return specs;
  }

  Map<String, NDArray> arrays() {
    return arrays;
  }

  void restore(Weights kept) {
    for (String name : arrays.keySet()) {
      try (NDArray values = kept.create(manager, name)) {
        values.copyTo(arrays.get(name));
      }
    }
  }

  /** Whether the next pass wants the answers for the unlabelled rows. */
  boolean asks(int next) {
    return method.rowWeights() == AddedLoss.RowWeights.CLASSES_SEEN_IN_TARGET
        && (next > 1 || plan.recipe().phases().size() > 1);
  }

  /** A pass of so many updates begins. */
  void passStarts(int number, int ofPass) {
    pass = number;
    updates = ofPass;
    deals = 0;
    done = (long) (number - 1) * ofPass;
    waiting.clear();
  }

  /** Weighs classes by these log-probabilities of unlabelled rows, (n, classes). */
  void weigh(float[][] answers) {
    double[] sums = new double[classWeights.length];
    for (float[] answer : answers) {
      for (int c = 0; c < sums.length; c++) {
        sums[c] += Math.exp(answer[c]);
      }
    }
    double largest = Arrays.stream(sums).max().orElseThrow();
    for (int c = 0; c < sums.length; c++) {
      classWeights[c] = (float) (sums[c] / largest);
    }
  }

  /** Multiplies each row of targets, (n, classes), by the weight of its class. */
  void weigh(float[] targets, List<Integer> labelled) {
    for (int i = 0; i < targets.length; i++) {
      targets[i] *= classWeights[label(labelled.get(i / classWeights.length))];
    }
  }

  private int label(int row) {
    Examples data = plan.split().data();
    return data.label(row % data.size());
  }

  /** The unlabelled rows of the next step: all come once before one comes again. */
  List<Integer> next(int number) {
    if (method.learnsFrom() == AddedLoss.LearnsFrom.LABELLED) {
      return List.of();
    }
    String phase = Text.format("unlabelled %d %d ", plan.recipe().phases().size(), pass);
    while (waiting.size() < number) {
      String purpose = phase + ++deals;
      List<Integer> order = Seeds.shuffled(rows.rows().unlabelled(), plan.seed(), purpose);
      waiting.addAll(rows.drawn(order, Seeds.generator(plan.seed(), "copies of " + purpose)));
    }
    List<Integer> taken = List.copyOf(waiting.subList(0, number));
    waiting.subList(0, number).clear();
    return taken;
  }

  /** What the method adds for labelled rows and, behind them, unlabelled ones. */
  NDArray loss(Answers answers, List<Integer> labelled, List<Integer> unlabelled) {
    float[] counts = new float[labelled.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = classWeights[label(labelled.get(i))];
    }
    NDArray weights = LiveArray.of(manager, counts, new Shape(counts.length, 1));
    Step.Side source = side(answers, new NDIndex(":" + counts.length), labelled, weights);
    Map<String, NDArray> own = new LinkedHashMap<>();
    arrays.forEach((name, array) -> own.put(name.substring(PREFIX.length()), array));
    double total = (double) updates * plan.recipe().lastPhase().passes();
    Step step =
        new Step(
            source,
            unlabelled.isEmpty() ? source : target(answers, counts.length, unlabelled),
            labelled.stream().map(this::label).toList(),
            own,
            Math.min(1, done++ / Math.max(1, total)));
    return method.loss(step);
  }

  private Step.Side target(Answers answers, int labelled, List<Integer> unlabelled) {
    NDArray ones = manager.ones(new Shape(unlabelled.size(), 1));
    return side(answers, new NDIndex(labelled + ":"), unlabelled, ones);
  }

  private Step.Side side(Answers answers, NDIndex part, List<Integer> numbers, NDArray weights) {
    return new Step.Side(
        answers.features().get(part), answers.scores().get(part), rows(numbers), weights);
  }

  private List<Integer> rows(List<Integer> numbers) {
    return numbers.stream().map(row -> row % plan.split().data().size()).toList();
  }

  /** What the network answers in a step. */
  record Answers(NDArray features, NDArray scores) {}
}
