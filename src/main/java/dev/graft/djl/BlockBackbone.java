package dev.graft.djl;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import dev.graft.input.Input;
import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Sha256;
import dev.graft.model.Backbone;
import dev.graft.model.Engines;
import dev.graft.model.NetworkBlock;
import dev.graft.model.Stage;
import dev.graft.model.TensorSpec;
import dev.graft.model.TensorSpec.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The architecture of a user's own block. */
final class BlockBackbone implements Backbone {
  private static final Map<Parameter.Type, Role> ROLES =
      new EnumMap<>(
          Map.of(
              Parameter.Type.BIAS, Role.BIAS,
              Parameter.Type.GAMMA, Role.SCALE,
              Parameter.Type.BETA, Role.SHIFT,
              Parameter.Type.RUNNING_MEAN, Role.RUNNING_MEAN,
              Parameter.Type.RUNNING_VAR, Role.RUNNING_VARIANCE));

  private final Identity identity;
  private final Supplier<? extends Block> maker;
  private final List<Stage> stages = new ArrayList<>();
  private final String structure;
  private final int features;
  private Optional<List<TensorSpec>> classifier = Optional.empty();

  /**
   * What the user calls the architecture.
   *
   * @param name enters the keys of runs
   * @param version raised by the user when the block's code changes
   */
  record Identity(String name, int version) {}

  /**
   * Describes a block.
   *
   * @param classes how many classes its last layer tells apart; 0 where it is not a classifier
   */
  BlockBackbone(Identity identity, Supplier<? extends Block> maker, Input input, int classes) {
    this.identity = identity;
    this.maker = maker;
    try (NDManager manager = Engines.current().newBaseManager()) {
      Cut all = fresh();
      List<Shape> shapes = all.prepare(manager, NetworkBlock.batch(input, 1));
      Cut body = classes > 0 ? all.withoutLast() : all;
      Check.that(
          !body.stages().isEmpty(), "block '%s' must have a layer below its last", identity.name());
      if (classes > 0) {
        classifier = Optional.of(classifier(all, classes));
      }
      int index = 0;
      for (Map.Entry<String, Layer> stage : body.stages().entrySet()) {
        stages.add(stage(stage.getKey(), stage.getValue(), shapes.get(index++)));
      }
      structure = Sha256.of(all.stages().toString() + stages.stream().map(Stage::tensors).toList());
      features = Math.toIntExact(shapes.get(index).get(1));
      Check.that(
          shapes.get(index).dimension() == 4 || shapes.get(index).dimension() == 2,
          "the features of block '%s' must be (n, features) or (n, channels, height, width), but"
              + " are %s; flatten them",
          identity.name(),
          shapes.get(index));
    }
  }

  private Cut fresh() {
    Block block = maker.get();
    Check.that(
        block.getParameters().values().stream().noneMatch(Parameter::isInitialized),
        "block '%s' (initialised) must be new at each call; make it there, as in () -> new"
            + " SequentialBlock().add(...), and hand a trained one to trained(block)",
        identity.name());
    return Cut.of(block);
  }

  private static List<TensorSpec> classifier(Cut all, int classes) {
    List<TensorSpec> tensors = specs(all.stages().get(all.last()));
    boolean dense =
        tensors.size() == 2
            && tensors.get(0).role() == Role.MATRIX
            && tensors.get(1).role() == Role.BIAS;
    Check.that(
        dense,
        "the last layer with tensors (%s) must be a Linear with a bias to be the old classifier;"
            + " leave withOldClasses out, and its answers are the features",
        all.last());
    Check.that(
        tensors.get(0).shape().get(0) == classes,
        "old classes (%d) must be as many as the last layer %s answers, %d",
        classes,
        all.last(),
        tensors.get(0).shape().get(0));
    return tensors;
  }

  private Stage stage(String name, Layer described, Shape input) {
    List<TensorSpec> tensors = specs(described);
    return new Stage(
        name,
        tensors,
        () -> {
          Layer layer = fresh().stages().get(name);
          Cut.acquaint(layer, input);
          layer.expect(tensors);
          return new LayerStage(layer);
        });
  }

  private static List<TensorSpec> specs(Layer layer) {
    List<TensorSpec> specs = new ArrayList<>();
    layer
        .tensors()
        .forEach(
            (name, tensor) -> specs.add(new TensorSpec(name, role(name, tensor), shape(tensor))));
    return specs;
  }

  private static List<Integer> shape(Parameter tensor) {
    return Arrays.stream(tensor.getShape().getShape()).mapToObj(Math::toIntExact).toList();
  }

  private static Role role(String name, Parameter tensor) {
    int axes = tensor.getShape().dimension();
    if (tensor.getType() == Parameter.Type.WEIGHT && (axes == 2 || axes == 4)) {
      return axes == 4 ? Role.KERNEL : Role.MATRIX;
    }
    Role role = ROLES.get(tensor.getType());
    Check.that(
        role != null,
        "tensor %s of type %s and shape %s is none that Graft knows how to start and train; it"
            + " knows kernels of 2-d convolutions, matrices of dense layers, biases and"
            + " normalisations",
        name,
        tensor.getType(),
        tensor.getShape());
    return role;
  }

  /** All tensors, those of the old classifier last. */
  List<TensorSpec> tensors() {
    List<TensorSpec> all = new ArrayList<>();
    stages.forEach(stage -> all.addAll(stage.tensors()));
    classifier.ifPresent(all::addAll);
    return all;
  }

  /** Matrix and bias of the classifier that it was trained with. */
  Optional<List<TensorSpec>> classifier() {
    return classifier;
  }

  /** The tensors of a block of the same make, by the names that they have here. */
  static Map<String, Parameter> named(Block block) {
    Map<String, Parameter> all = new LinkedHashMap<>();
    Cut.of(block).stages().values().forEach(layer -> all.putAll(layer.tensors()));
    return all;
  }

  /** A new block of this architecture. */
  Block make() {
    return maker.get();
  }

  @Override
  public String name() {
    return identity.name();
  }

  @Override
  public int version() {
    return identity.version();
  }

  @Override
  public List<Stage> stages() {
    return List.copyOf(stages);
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public String canonical() {
    return Canonical.of("own block")
        .with("name", name())
        .with("version", version())
        .with("structure", structure)
        .toString();
  }
}
