package dev.graft.model;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterServer;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.graft.input.Input;
import dev.graft.internal.Check;
import dev.graft.model.TensorSpec.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The live network as a DJL block: pictures (n, channels, size, size) to scores (n, classes). It
 * can also be run in part, from one cut point to another. It lives inside one run, or in a saved
 * model.
 */
public final class NetworkBlock extends AbstractBlock {
  /** The customary share of running statistics that stays at a step (PyTorch writes 1 - this). */
  static final float LARGEST_MOMENTUM = 0.9f;

  private final List<Stage> stages;
  private final List<StageBlock> blocks = new ArrayList<>();
  private final Map<String, Parameter> tensors = new LinkedHashMap<>();
  private final List<TensorSpec> head;
  private Set<String> frozen = Set.of();

  /** A live network without weights. */
  public NetworkBlock(Backbone backbone, Head head) {
    stages = backbone.stages();
    this.head = head.tensors(backbone.features());
    for (Stage stage : stages) {
      StageBlock block = addChildBlock(stage.name(), stage.block().get());
      blocks.add(block);
      tensors.putAll(block.tensors());
    }
    blocks.forEach(block -> block.joins(List.copyOf(blocks)));
    this.head.forEach(spec -> tensors.put(spec.name(), addParameter(Tensors.parameter(spec))));
  }

  /** Gives the whole network its weights; arrays live as long as the manager. */
  public NetworkBlock load(NDManager manager, Weights weights) {
    return loadStages(manager, weights, new Range(0, depth())).loadHead(manager, weights);
  }

  /** Gives some stages their weights; arrays live as long as the manager. */
  public NetworkBlock loadStages(NDManager manager, Weights weights, Range range) {
    for (int i = range.from(); i < range.to(); i++) {
      StageBlock block = blocks.get(i);
      for (TensorSpec spec : stages.get(i).tensors()) {
        checkFits(spec, weights);
        block.take(spec.name(), manager, weights);
      }
    }
    return this;
  }

  /** Gives the head its weights; arrays live as long as the manager. */
  public NetworkBlock loadHead(NDManager manager, Weights weights) {
    for (TensorSpec spec : head) {
      checkFits(spec, weights);
      tensors.get(spec.name()).setArray(weights.create(manager, spec.name()));
    }
    return this;
  }

  private static void checkFits(TensorSpec spec, Weights weights) {
    List<Integer> shape = weights.shape(spec.name());
    String rule = "shape %s of tensor %s must be %s, that of the block";
    Check.that(shape.equals(spec.shape()), rule, shape, spec.name(), spec.shape());
  }

  /** A store that hands the blocks their arrays. */
  public static ParameterStore store(NDManager manager) {
    ParameterStore store = new ParameterStore(manager, false);
    ParameterServer none = null;
    store.setParameterServer(none, new Device[] {Device.cpu()});
    return store;
  }

  /** The number of stages. */
  public int depth() {
    return blocks.size();
  }

  /** Sets what normalisation does while stages are trained. */
  public void normalise(Normalisation policy) {
    blocks.forEach(block -> block.normalise(policy));
  }

  /** Says which tensors stay as they are, running statistics included. */
  public void freeze(Set<String> names) {
    frozen = Set.copyOf(names);
    blocks.forEach(block -> block.freeze(frozen));
  }

  /**
   * Makes the running statistics of the k-th update of a pass the mean over the pass so far, k = 1,
   * 2, ..., and after ten updates the customary moving average. With the latter alone a run of a
   * few dozen updates is evaluated with the statistics of weights that it no longer has, and a net
   * from scratch sits at chance however well it was trained.
   */
  public void follow(int update) {
    float momentum = Math.min(1 - 1f / update, LARGEST_MOMENTUM);
    blocks.forEach(block -> block.follow(momentum));
  }

  /** Makes the running statistics of the k-th update the mean over all of them, k = 1, 2, .... */
  public void average(int update) {
    blocks.forEach(block -> block.follow(1 - 1f / update));
  }

  /** A tensor's learning-rate group: 0 for the head, 1 for the stage below it, and so on down. */
  public int group(String tensor) {
    for (int i = 0; i < stages.size(); i++) {
      if (stages.get(i).tensors().stream().anyMatch(spec -> spec.name().equals(tensor))) {
        return stages.size() - i;
      }
    }
    return 0;
  }

  /** The arrays with these names, in the order of the network. */
  public Map<String, NDArray> arrays(Collection<String> names) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    names.forEach(name -> arrays.put(name, tensors.get(name).getArray()));
    return arrays;
  }

  /** Puts other values in the tensors' place, without a new array. */
  public void restore(NDManager manager, Weights weights) {
    for (String name : weights.names()) {
      try (NDArray values = weights.create(manager, name)) {
        values.copyTo(tensors.get(name).getArray());
      }
    }
  }

  /** The tensors of the stages from the cut on, and of the head. */
  public List<TensorSpec> specs(int cut) {
    List<TensorSpec> specs = new ArrayList<>();
    stages.subList(cut, stages.size()).forEach(stage -> specs.addAll(stage.tensors()));
    specs.addAll(head);
    return specs;
  }

  /** Runs the stages from one cut point to another; after the last, (n, features). */
  public NDArray stages(ParameterStore store, NDArray input, Range range, boolean training) {
    NDArray map = input;
    for (int i = range.from(); i < range.to(); i++) {
      map = blocks.get(i).forward(store, new NDList(map), training).head();
    }
    return range.to() == blocks.size() ? averaged(map) : map;
  }

  /** Some stages in inference mode. */
  public interface Inference {
    /** What they answer for a batch, one array per cut that was asked for. */
    NDList of(NDArray batch);
  }

  /**
   * Stages in inference mode with the weights that they have now, as fast as the engine can.
   *
   * @param manager what it lives with
   * @param range the stages; not none
   * @param input the shape of what enters, for one picture
   * @param cuts behind which stages an answer is asked for, in ascending order within the range
   */
  public Inference inference(NDManager manager, Range range, Shape input, List<Integer> cuts) {
    List<StageBlock> chosen = blocks.subList(range.from(), range.to());
    List<Integer> kept = cuts.stream().map(cut -> cut - range.from()).toList();
    Optional<FusedStages> fused =
        Tensors.onMxNet(manager) ? FusedStages.of(manager, chosen, input, kept) : Optional.empty();
    if (fused.isPresent()) {
      FusedStages stages = fused.get();
      return batch -> averaged(stages.forward(batch), cuts);
    }
    ParameterStore store = store(manager);
    return batch -> {
      NDList answers = new NDList();
      NDArray map = batch;
      for (int i = range.from(); i < range.to(); i++) {
        map = blocks.get(i).forward(store, new NDList(map), false).head();
        if (cuts.contains(i + 1)) {
          answers.add(map);
        }
      }
      return averaged(answers, cuts);
    };
  }

  /** A map as features: its mean over all positions; what is no map stays as it is. */
  public static NDArray averaged(NDArray answer) {
    return answer.getShape().dimension() == 4 ? Tensors.averaged(answer) : answer;
  }

  private NDList averaged(NDList answers, List<Integer> cuts) {
    NDList averaged = new NDList();
    for (int i = 0; i < cuts.size(); i++) {
      NDArray answer = answers.get(i);
      averaged.add(cuts.get(i) == blocks.size() ? averaged(answer) : answer);
    }
    return averaged;
  }

  /**
   * Stages from one cut point to another.
   *
   * @param from the number of stages below
   * @param to the number of stages below its end
   */
  public record Range(int from, int to) {}

  /** The whole head on features: (n, features) to (n, classes). */
  public NDArray scores(ParameterStore store, NDArray features, boolean training) {
    HeadLayers layers = new HeadLayers(tensors, head, store, training);
    return layers.scores(layers.penultimate(features, UnaryOperator.identity()));
  }

  /** The layers of the head, for one training step. */
  public HeadLayers head(ParameterStore store) {
    return new HeadLayers(tensors, head, store, true);
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray features = stages(store, inputs.head(), new Range(0, depth()), training);
    return new NDList(scores(store, features, training));
  }

  @Override
  protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputs) {
    Shape[] shapes = inputs;
    for (StageBlock block : blocks) {
      block.initialize(manager, type, shapes);
      shapes = block.getOutputShapes(shapes);
    }
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    return new Shape[] {new Shape(inputs[0].get(0), head.get(head.size() - 1).size())};
  }

  /** The shape of one example as it enters a base, for a picture (1, channels, size, size). */
  static Shape input(Base base) {
    return batch(base.input(), 1);
  }

  /** The shape of so many examples as they enter together, (n, ...shape of one). */
  public static Shape batch(Input input, int examples) {
    long[] one = input.shape().stream().mapToLong(Integer::longValue).toArray();
    return new Shape(examples).addAll(new Shape(one));
  }

  /** How many values the layers of the stages from a cut on give for one picture. */
  public static long valuesPerPicture(Base base, int cut) {
    List<Stage> stages = base.backbone().stages();
    Shape input = input(base);
    long values = 0;
    for (int i = 0; i < stages.size(); i++) {
      StageBlock block = stages.get(i).block().get();
      for (TensorSpec tensor : i < cut ? List.<TensorSpec>of() : stages.get(i).tensors()) {
        boolean layer = tensor.role() == Role.KERNEL || tensor.role() == Role.MATRIX;
        values += layer ? block.layerShape(tensor.name(), input).size() : 0;
      }
      input = block.getOutputShapes(new Shape[] {input})[0];
    }
    return values;
  }

  /** The shape behind each stage for one picture, such as (1, channels, height, width). */
  public static List<Shape> shapes(Base base) {
    Shape[] shapes = {input(base)};
    List<Shape> all = new ArrayList<>();
    for (Stage stage : base.backbone().stages()) {
      shapes = stage.block().get().getOutputShapes(shapes);
      all.add(shapes[0]);
    }
    return all;
  }
}
