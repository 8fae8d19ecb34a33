package dev.graft.djl;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.graft.input.Input;
import dev.graft.internal.Canonical;
import dev.graft.internal.Text;
import dev.graft.model.Backbone;
import dev.graft.model.EngineTasks;
import dev.graft.model.Engines;
import dev.graft.model.NetworkBlock;
import dev.graft.model.Stage;
import dev.graft.model.TensorSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The network of a TorchScript file, in stages. */
final class TorchBackbone implements Backbone {
  private static final int POSITIONS = 3;

  private final Code code;
  private final Kind kind;
  private final List<List<TensorSpec>> tensors;
  private final Map<String, Shape> natural = new ConcurrentHashMap<>();
  private final int features;

  /**
   * What computes it.
   *
   * @param name of the file
   * @param hash its SHA-256 sum
   * @param changed the copy that is computed with
   * @param parts its stages
   */
  record Code(String name, String hash, Path changed, List<ScriptStages.Part> parts) {}

  /**
   * What it is.
   *
   * @param access to its tensors
   * @param wayOut where more is wanted
   * @param symbols whether it takes whole numbers
   * @param input the shape of one example
   */
  record Kind(Access access, String wayOut, boolean symbols, Shape input) {}

  /** A backbone of some stages' tensors, as many as there are lists. */
  TorchBackbone(Code code, Kind kind, List<List<TensorSpec>> tensors) {
    this.code = code;
    this.kind = kind;
    this.tensors = List.copyOf(tensors);
    Shape shape = kind.input();
    for (int i = 0; i < tensors.size(); i++) {
      shape = shapeBehind(i, shape);
    }
    features = Math.toIntExact(shape.get(0));
  }

  Path file() {
    return code.changed();
  }

  String method(int stage) {
    return code.parts().get(stage).method();
  }

  boolean takesSymbols() {
    return kind.symbols();
  }

  /** What leaves a stage: (n, positions, features) as a map, all else as it is. */
  NDArray mapped(int stage, NDArray answer) {
    if (answer.getShape().dimension() != POSITIONS) {
      return answer;
    }
    Shape shape = answer.getShape();
    return answer.transpose(0, 2, 1).reshape(shape.get(0), shape.get(2), 1, shape.get(1));
  }

  /** What the stage below answered, before it left it as a map. */
  NDArray unmapped(int stage, NDArray map) {
    Shape shape = map.getShape();
    boolean positions = natural.containsKey(key(stage - 1, "positions"));
    if (!positions || shape.dimension() <= POSITIONS) {
      return map;
    }
    NDArray vectors = map.reshape(shape.get(0), shape.get(1), shape.get(3)).transpose(0, 2, 1);
    return vectors.flatten().reshape(vectors.getShape()); // one after another in memory
  }

  private static String key(int stage, Object shape) {
    return stage + " " + shape;
  }

  /** The shape that leaves a stage for one example of a shape; computed once for each. */
  Shape shapeBehind(int stage, Shape one) {
    String key = key(stage, one);
    if (!natural.containsKey(key)) {
      EngineTasks.call(() -> measured(stage, one));
    }
    return natural.get(key);
  }

  private boolean measured(int stage, Shape one) {
    try {
      measure(stage, one);
      return true;
    } catch (EngineException e) {
      throw new IllegalArgumentException(
          Text.format(
              "the network %s cannot compute examples of shape %s: it was traced for another size, of"
                  + " which %s is known; take that, or trace it for this",
              code.name(), one, kind.input()),
          e);
    }
  }

  private void measure(int stage, Shape one) {
    try (NDManager manager = Engines.current().newBaseManager()) {
      TorchModule module = TorchModule.load(manager, code.changed());
      boolean whole = stage == 0 && kind.symbols();
      DataType type = whole ? DataType.INT64 : DataType.FLOAT32;
      NDArray map = manager.zeros(new Shape(2).addAll(one), type);
      Shape shape = one;
      for (int i = stage; i < tensors.size(); i++) {
        NDArray answer = module.run(method(i), i == 0 ? map : unmapped(i, map));
        if (answer.getShape().dimension() == POSITIONS) {
          natural.put(key(i, "positions"), answer.getShape());
        }
        map = mapped(i, answer);
        natural.putIfAbsent(key(i, shape), map.getShape().slice(1));
        shape = map.getShape().slice(1);
      }
    }
  }

  @Override
  public Access access() {
    return kind.access();
  }

  @Override
  public String wayOut() {
    return kind.wayOut();
  }

  @Override
  public String name() {
    return code.name();
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Stage> stages() {
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < tensors.size(); i++) {
      int number = i;
      List<TensorSpec> own = tensors.get(i);
      stages.add(
          new Stage(code.parts().get(i).name(), own, () -> new TorchStage(this, number, own)));
    }
    return stages;
  }

  @Override
  public int features() {
    return features;
  }

  @Override
  public boolean takes(Input input) {
    try {
      shapeBehind(0, NetworkBlock.batch(input, 1).slice(1));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public String canonical() {
    return Canonical.of("torchscript")
        .with("file", code.hash())
        .withNames("stages", stages().stream().map(Stage::name).toList())
        .toString();
  }
}
