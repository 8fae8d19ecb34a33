package dev.graft.djl;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.graft.input.Input;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.Engines;
import dev.graft.model.LiveArray;
import dev.graft.model.NetworkBlock;
import dev.graft.model.Weights;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads a TorchScript file into a base, and holds its stages against the network as a whole. */
final class TorchReading {
  private static final Pattern TRAINING =
      Pattern.compile(
          "torch\\.(batch_norm\\(.*, True, [^,]+, [^,]+, \\w+\\)|\\w*dropout_?\\([^)]*, True\\))");
  private static final Pattern WITHOUT_GRADIENT =
      Pattern.compile("torch\\._(native_multi_head_attention|transformer_encoder_layer_fwd)");
  private static final Pattern QUANTISED = Pattern.compile("\\bquantized\\.|torch\\.quantize");

  /** Stages and network may differ by so much, as a share of the largest answer. */
  private static final float TOLERANCE = 1e-4f;

  private static final int ROWS = 2;

  private static final String BURNED_IN =
      "and let no batch size be burned in: flatten(1) in place of view(1, -1)";

  private final Path path;
  private final Input input;
  private final TorchScript.Last last;
  private final ScriptArchive archive;

  TorchReading(Path path, Input input, TorchScript.Last last) {
    this.path = path;
    this.input = input;
    this.last = last;
    try {
      FileSizes.check(path);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
    archive = ScriptArchive.read(path);
  }

  Base base(Card card) {
    checkCode();
    Path whole = archive.changed("");
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    Weights weights;
    try (NDManager manager = Engines.current().newBaseManager()) {
      TorchModule module = loaded(manager, whole);
      Map<String, NDArray> arrays = floats(module);
      weights = Weights.copyOf(arrays);
      arrays.keySet().forEach(name -> shapes.put(name, weights.shape(name)));
      answer(manager, module);
      tryOut(manager, module);
    }
    List<ScriptStages.Part> parts = ScriptStages.of(archive, shapes, last.off());
    StringBuilder methods = new StringBuilder();
    parts.forEach(part -> methods.append(part.text()));
    Path changed = parts.size() > 1 ? archive.changed(methods.toString()) : whole;
    if (parts.size() > 1 && !agrees(changed, parts)) {
      parts = ScriptStages.whole(shapes);
      changed = whole;
    }
    if (!changed.equals(whole)) {
      whole.toFile().delete(); // the size of the network, which nothing reads any more
    }
    return new TorchBase(archive, parts, changed).of(weights, input, card, last);
  }

  private void checkCode() {
    ScriptClass.Method forward = archive.network().methods().get("forward");
    Check.that(
        forward != null && forward.arguments().size() == 1 && forward.answers().equals("Tensor"),
        "the network in %s takes %s and answers %s, but must take one array and answer one: wrap it"
            + " in Python in a module whose forward does so, and trace that",
        path,
        forward == null ? "nothing" : forward.arguments().keySet(),
        forward == null ? "nothing" : forward.answers());
    Check.that(
        !archive.says(TRAINING),
        "the network in %s was traced in training mode, so that it normalises by the batch and drops"
            + " values for good: call model.eval() before torch.jit.trace",
        path);
    Check.that(
        !archive.says(QUANTISED),
        "the network in %s computes in whole numbers (quantised), which cannot be trained: trace the"
            + " network of before, or export it as ONNX for OnnxPictures.of(path)",
        path);
  }

  private TorchModule loaded(NDManager manager, Path file) {
    try {
      return TorchModule.load(manager, file);
    } catch (EngineException e) {
      throw new IllegalArgumentException(
          Text.format(
              "the engine's libtorch (2.7.1) cannot read %s: %s; trace it with a torch of 2.7 or before",
              path, reason(e)),
          e);
    }
  }

  private Map<String, NDArray> floats(TorchModule module) {
    Map<String, NDArray> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, NDArray> tensor : module.tensors().entrySet()) {
      if (!tensor.getKey().endsWith(ScriptArchive.COUNTER)) {
        DataType type = tensor.getValue().getDataType();
        Check.that(
            type == DataType.FLOAT32,
            "tensor %s of %s is of type %s, but must be of 32-bit floats: call model.float() before"
                + " torch.jit.trace",
            tensor.getKey(),
            path,
            type == DataType.UNKNOWN ? "that DJL does not know, such as bfloat16" : type);
        arrays.put(tensor.getKey(), tensor.getValue());
      }
    }
    Check.that(
        !arrays.isEmpty(),
        "%s holds no parameters: torch.jit.freeze made them constants; save the network as it was"
            + " before, or use it frozen with ZooBase",
        path);
    return arrays;
  }

  private NDArray rows(NDManager manager, int count) {
    float[] two = Trial.noise(input, "rows that try a network");
    return array(manager, Arrays.copyOf(two, two.length / ROWS * count), count);
  }

  private NDArray array(NDManager manager, float[] values, int count) {
    NDArray made = LiveArray.of(manager, values, NetworkBlock.batch(input, count));
    return input.quantities() ? made : made.toType(DataType.INT64, false);
  }

  private NDArray answer(NDManager manager, TorchModule module) {
    NDArray answer;
    try {
      answer = module.run("forward", rows(manager, ROWS));
    } catch (EngineException e) {
      Check.that(
          !computes(manager, module, 1),
          "the network in %s computes one example alone: trace it with two, %s",
          path,
          BURNED_IN);
      throw new IllegalArgumentException(
          Text.format(
              "the network in %s cannot compute %d examples of shape %s (%s): %s; say with"
                  + " madeFor(input) what it was traced for, or trace it for this",
              path, ROWS, input.shape(), input, reason(e)),
          e);
    }
    Shape shape = answer.getShape();
    Check.that(
        shape.dimension() >= 2 && shape.dimension() <= 4 && shape.get(0) == ROWS,
        "answers of the network in %s to %d examples have shape %s, but must be (n, features),"
            + " (n, channels, height, width) or (n, positions, features); %s",
        path,
        ROWS,
        shape,
        BURNED_IN);
    return answer;
  }

  private void tryOut(NDManager manager, TorchModule module) {
    Check.that(
        computes(manager, module, ROWS + 1),
        "the network in %s computes %d examples at a time and no other number, %s",
        path,
        ROWS,
        BURNED_IN);
    new Trial(path, input, two -> answers(manager, module, two)).check();
  }

  private float[] answers(NDManager manager, TorchModule module, float[] two) {
    try (NDManager own = manager.newSubManager();
        NDArray answer = module.run("forward", array(own, two, ROWS))) {
      return answer.toFloatArray();
    }
  }

  private boolean computes(NDManager manager, TorchModule module, int count) {
    try {
      return module.run("forward", rows(manager, count)).getShape().get(0) == count;
    } catch (EngineException e) {
      return false;
    }
  }

  private boolean agrees(Path changed, List<ScriptStages.Part> parts) {
    try (NDManager manager = Engines.current().newBaseManager()) {
      TorchModule module = TorchModule.load(manager, changed);
      NDArray map = rows(manager, ROWS);
      float[] whole = answer(manager, module).toFloatArray();
      for (ScriptStages.Part part : parts) {
        map = module.run(part.method(), map);
      }
      return near(whole, map.toFloatArray());
    } catch (EngineException e) {
      return false; // code that cannot be cut in this way
    }
  }

  private static boolean near(float[] whole, float[] parts) {
    float largest = 0;
    float apart = 0;
    for (int i = 0; i < Math.min(whole.length, parts.length); i++) {
      largest = Math.max(largest, Math.abs(whole[i]));
      apart = Math.max(apart, Math.abs(whole[i] - parts[i]));
    }
    return whole.length == parts.length && apart <= TOLERANCE * largest;
  }

  /** The last line of what PyTorch says, which is the reason. */
  private static String reason(EngineException e) {
    List<String> lines =
        new ArrayList<>(String.valueOf(e.getMessage()).lines().map(String::trim).toList());
    lines.removeIf(line -> line.isEmpty() || line.startsWith("~") || line.startsWith("Exception"));
    return lines.isEmpty() ? "no reason given" : lines.get(lines.size() - 1);
  }

  /** Whether a gradient can go through all of its operators. */
  static boolean hasGradient(ScriptArchive archive) {
    return !archive.says(WITHOUT_GRADIENT);
  }
}
