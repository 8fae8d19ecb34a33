package dev.graft.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.graft.internal.Seeds;
import dev.graft.model.Engines;
import dev.graft.model.HeadLayers;
import dev.graft.model.LiveArray;
import dev.graft.model.NetworkBlock;
import dev.graft.model.NetworkBlock.Range;
import dev.graft.model.Normalisation;
import dev.graft.model.TensorSpec;
import dev.graft.model.Weights;
import dev.graft.recipe.Phase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The live part of one run: the trained stages and head, the optimiser, and nothing that outlives
 * it. All that is random comes from the run's own seed.
 */
final class LiveRun implements AutoCloseable {
  private static final int HEAD = 0;

  private final Plan plan;
  private final Engine engine = Engines.current();
  private final NDManager manager = Gradients.manager(engine);
  private final ParameterStore store = NetworkBlock.store(manager);
  private final NetworkBlock block;
  private final Range live;
  private final Set<String> frozen;
  private final RandomGenerator dropout;
  private final Weights start;
  private final Targets targets;
  private final LiveForward forward;
  private final Optional<LiveMethod> method;
  private long drawn;

  /**
   * Makes the stages from one on, and the head.
   *
   * @param from the number of stages that are cached and so not needed; those that are frozen but
   *     not cached compute in inference mode
   */
  LiveRun(Plan plan, Weights weights, int from) {
    this.plan = plan;
    this.start = weights;
    targets = new Targets(plan, RunRows.of(plan).rows().training());
    Gradients.off();
    block = new NetworkBlock(plan.network().base().backbone(), plan.network().head());
    live = new Range(from, block.depth());
    frozen = plan.freezing().tensors(plan.network().base().backbone());
    block.loadStages(manager, weights, live).loadHead(manager, weights);
    block.normalise(plan.network().normalisation());
    block.freeze(frozen);
    method = LiveMethod.of(plan, manager, weights);
    forward = new LiveForward(manager, block, live);
    dropout = Seeds.generator(plan.seed(), "dropout " + plan.recipe().phases().size());
  }

  /**
   * A new optimiser for the tensors that this run trains.
   *
   * @param origin the base's own values, to which an anchor draws back
   */
  Descent optimiser(Weights origin) {
    Descent optimiser = Descent.of(plan.recipe().optimiser(), manager);
    Map<String, NDArray> arrays = arrays(thawed());
    for (TensorSpec spec : learned()) {
      optimiser.add(spec.name(), arrays.get(spec.name()), pull(spec, origin));
    }
    return optimiser;
  }

  private Descent.Pull pull(TensorSpec spec, Weights origin) {
    Phase phase = plan.recipe().lastPhase();
    int group = block.group(spec.name());
    if (group > HEAD && phase.guard().anchor() > 0) {
      NDArray base = origin.create(manager, spec.name());
      return new Descent.Pull(phase.rate(group), phase.guard().anchor(), Optional.of(base));
    }
    double decay = spec.role().decays() ? phase.weightDecay() : 0;
    return new Descent.Pull(phase.rate(group), decay, Optional.empty());
  }

  /** The tensors that a gradient moves. */
  private List<TensorSpec> learned() {
    return Stream.concat(
            block.specs(live.from()).stream()
                .filter(spec -> spec.role().learned() && !frozen.contains(spec.name())),
            method.stream().flatMap(m -> m.specs().stream()))
        .toList();
  }

  /** The network's arrays with these names, behind them all of the method. */
  private Map<String, NDArray> arrays(List<String> names) {
    Map<String, NDArray> arrays = new LinkedHashMap<>(block.arrays(names));
    method.ifPresent(m -> arrays.putAll(m.arrays()));
    return arrays;
  }

  /** The names of the live tensors that are not frozen, running statistics included. */
  private List<String> thawed() {
    return block.specs(live.from()).stream()
        .map(TensorSpec::name)
        .filter(name -> !frozen.contains(name))
        .toList();
  }

  /**
   * Compares all live tensors that must stay with their first values: those of frozen layers, and
   * running statistics that the network's policy keeps.
   */
  FreezeAudit audit() {
    boolean follow = plan.network().normalisation() == Normalisation.TRAINED;
    List<String> still =
        block.specs(live.from()).stream()
            .filter(spec -> frozen.contains(spec.name()) || !follow && !spec.role().learned())
            .map(TensorSpec::name)
            .toList();
    return FreezeAudit.check(start, block.arrays(still));
  }

  /** The number of values that this run trains. */
  long trainedParameters() {
    return learned().stream().mapToLong(TensorSpec::size).sum();
  }

  /** Says which update of the pass comes next, 1, 2, ...: see {@link NetworkBlock#follow}. */
  void nextUpdate(int ofPass) {
    block.follow(ofPass);
  }

  /**
   * One gradient step, at the optimiser's rates times a factor; returns the mean loss of the batch
   * before it, in nats.
   */
  float step(Descent optimiser, Activations inputs, Batch rows, double factor) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray batch = mixed(inputs, rows);
      float[] wanted = targets.of(rows);
      method.ifPresent(m -> m.weigh(wanted, rows.rows()));
      float total = Targets.total(wanted);
      NDArray labels = LiveArray.rows(manager, wanted, rows.rows().size());
      UnaryOperator<NDArray> crossEntropy =
          scores -> scores.logSoftmax(1).mul(labels).sum().div(-total);
      float loss =
          method.isPresent()
              ? added(inputs, batch, rows.rows(), crossEntropy)
              : Gradients.of(engine, () -> crossEntropy.apply(answers(batch).scores()));
      optimiser.step(factor);
      return loss;
    }
  }

  /** The loss that counts, where the gradient may be that of another one, too. */
  private float added(
      Activations inputs, NDArray batch, List<Integer> labelled, UnaryOperator<NDArray> loss) {
    LiveMethod added = method.orElseThrow();
    List<Integer> unlabelled = added.next(labelled.size());
    NDArray both =
        unlabelled.isEmpty() ? batch : batch.concat(inputs.batch(manager, unlabelled), 0);
    NDList reported = new NDList();
    Supplier<NDArray> sum =
        () -> {
          LiveMethod.Answers answers = answers(both);
          NDIndex first = new NDIndex(":" + labelled.size());
          NDArray main = loss.apply(answers.scores().get(first));
          NDArray other = added.loss(answers, labelled, unlabelled);
          reported.add(added.isAlone() ? other : main);
          return (added.isAlone() ? main.mul(0) : main).add(other);
        };
    float whole = Gradients.of(engine, sum);
    return Float.isFinite(whole) ? reported.head().getFloat() : whole;
  }

  /**
   * The cosine between the gradients that the cross-entropy and the method's own loss have in the
   * layers below the last one, in [-1, 1]; below 0 they pull apart. NaN where one of them is 0.
   */
  double conflict(Activations inputs, List<Integer> rows) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      NDArray batch = inputs.batch(manager, rows);
      float[] wanted = targets.of(Batch.of(rows));
      NDArray labels = LiveArray.rows(manager, wanted, rows.size());
      float total = Targets.total(wanted);
      List<NDArray> shared = shared();
      shared.forEach(Gradients::clear);
      Gradients.of(
          engine, () -> answers(batch).scores().logSoftmax(1).mul(labels).sum().div(-total));
      float[] main = SharedGradients.of(shared);
      shared.forEach(Gradients::clear);
      Gradients.of(engine, () -> method.orElseThrow().loss(answers(batch), rows, List.of()));
      return SharedGradients.cosine(main, SharedGradients.of(shared));
    }
  }

  /** The trained arrays below the last linear layer. */
  private List<NDArray> shared() {
    return learned().stream()
        .map(TensorSpec::name)
        .filter(name -> !HeadLayers.isLast(name) && !LiveMethod.owns(name))
        .map(name -> block.arrays(List.of(name)).get(name))
        .toList();
  }

  /** A pass of so many updates begins. */
  void passStarts(int pass, int updates, Activations inputs) {
    if (method.isPresent()) {
      LiveMethod added = method.get();
      added.passStarts(pass, updates);
      if (added.asks(pass)) {
        added.weigh(logProbabilities(inputs, RunRows.of(plan).rows().unlabelled()));
      }
    }
  }

  private NDArray mixed(Activations inputs, Batch rows) {
    NDArray batch = inputs.batch(manager, rows.rows());
    return rows.isMixed()
        ? batch.mul(rows.share()).add(inputs.batch(manager, rows.partners()).mul(1 - rows.share()))
        : batch;
  }

  private LiveMethod.Answers answers(NDArray batch) {
    NDArray features = block.stages(store, batch, live, true);
    HeadLayers head = block.head(store);
    NDArray penultimate = head.penultimate(features, this::dropped);
    return new LiveMethod.Answers(penultimate, head.scores(penultimate));
  }

  private NDArray dropped(NDArray values) {
    double share = plan.network().head().dropout();
    return share > 0 ? values.mul(mask(values.getShape(), share)) : values;
  }

  private NDArray mask(Shape shape, double share) {
    float[] mask = new float[Math.toIntExact(shape.size())];
    drawn += mask.length;
    for (int i = 0; i < mask.length; i++) {
      mask[i] = dropout.nextDouble() < share ? 0 : (float) (1 / (1 - share));
    }
    return LiveArray.of(manager, mask, shape);
  }

  /** How many random numbers dropout took. */
  long drawn() {
    return drawn;
  }

  /** Lets dropout go on behind so many random numbers. */
  void skip(long numbers) {
    for (long i = 0; i < numbers; i++) {
      dropout.nextDouble();
    }
    drawn = numbers;
  }

  /** The features of rows under the present weights, (n, features) in rows of a matrix. */
  float[][] features(Activations inputs, List<Integer> rows) {
    return forward.of(inputs, rows, features -> features);
  }

  /** The log-probabilities of rows under the present weights, (n, classes). */
  float[][] logProbabilities(Activations inputs, List<Integer> rows) {
    return forward.of(inputs, rows, features -> block.scores(store, features, false).logSoftmax(1));
  }

  /** A copy of the tensors that are not frozen, running statistics included. */
  Weights weights() {
    return Weights.copyOf(arrays(thawed()));
  }

  /** Puts kept tensors back in place. */
  void restore(Weights kept) {
    block.restore(manager, kept.only(name -> !LiveMethod.owns(name)));
    method.ifPresent(m -> m.restore(kept));
  }

  @Override
  public void close() {
    manager.close();
  }
}
