package dev.graft.djl;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A live network of ONNX Runtime for pictures, on the caller's thread. Where a file states how many
 * pictures it takes at once, that many are computed at a time, the last of them again to fill up.
 */
final class OnnxNetwork implements AutoCloseable {
  private static final int PICTURE_AXES = 4;
  private static final int ANY = -1;

  private static final Pattern NEWER =
      Pattern.compile("IR version|only \\*guarantees\\* support for models stamped");

  private final Path path;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final String input;
  private final long[] shape;
  private final String output;

  private OnnxNetwork(OnnxFile file, OrtEnvironment environment, OrtSession session)
      throws OrtException {
    path = file.path();
    this.environment = environment;
    this.session = session;
    List<String> inputs = List.copyOf(session.getInputNames());
    Check.that(
        inputs.size() == 1,
        "the ONNX file %s takes %d inputs, %s, but a base takes pictures alone: export the network"
            + " with one input",
        path,
        inputs.size(),
        inputs);
    input = inputs.get(0);
    boolean tensor = session.getInputInfo().get(input).getInfo() instanceof TensorInfo;
    Check.that(tensor, "input %s of the ONNX file %s must be an array", input, path);
    TensorInfo info = (TensorInfo) session.getInputInfo().get(input).getInfo();
    shape = info.getShape();
    Check.that(
        info.type == OnnxJavaType.FLOAT && shape.length == PICTURE_AXES,
        "input %s of the ONNX file %s is of type %s and shape %s, but must be pictures as 32-bit"
            + " floats, (n, channels, size, size) or (n, size, size, channels): export it so",
        input,
        path,
        info.type,
        Arrays.toString(shape));
    output = file.features().orElse(session.getOutputNames().iterator().next());
  }

  static OnnxNetwork of(OnnxFile file) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      OrtSession session = file.open(environment, options);
      try {
        return new OnnxNetwork(file, environment, session);
      } catch (RuntimeException | OrtException e) {
        session.close();
        throw e;
      }
    }
  }

  static IllegalArgumentException failed(Path path, OrtException e) {
    boolean newer = NEWER.matcher(String.valueOf(e.getMessage())).find();
    if (newer) {
      return new IllegalArgumentException(
          Text.format(
              "the ONNX file %s is of a newer form than ONNX Runtime %s reads: %s; export it with"
                  + " torch.onnx.export(..., opset_version=18), or add a newer ONNX Runtime",
              path, OrtEnvironment.getEnvironment().getVersion(), e.getMessage()),
          e);
    }
    return new IllegalArgumentException(
        Text.format(
            "ONNX Runtime cannot compute with %s: %s; is the file whole, and are its inputs and the"
                + " name in withFeatures(name), if any, those that a viewer such as Netron shows?",
            path, e.getMessage()),
        e);
  }

  private boolean channelsLast() {
    return shape[1] > PICTURE_AXES - 1 && shape[3] > 0 && shape[3] < PICTURE_AXES
        || shape[1] == ANY && shape[2] == ANY && shape[3] > 0;
  }

  private long channels() {
    return channelsLast() ? shape[3] : shape[1];
  }

  private long size() {
    return channelsLast() ? shape[1] : shape[2];
  }

  /** What it takes, in words. */
  String takes() {
    return Text.format(
        "pictures of %s pixels and %s channels",
        size() == ANY ? "any number of" : size(), channels() == ANY ? "any number of" : channels());
  }

  /** Whether it takes pictures of this size, and computes with them. */
  boolean takes(Preprocessing made) {
    boolean fits =
        (size() == ANY || size() == made.size())
            && (channels() == ANY || channels() == made.channels());
    try {
      return fits && features(made) > 0;
    } catch (OrtException e) {
      return false;
    }
  }

  void checkTakes(Preprocessing made) {
    Check.that(
        (size() == ANY || size() == made.size())
            && (channels() == ANY || channels() == made.channels()),
        "the ONNX file %s takes %s, not %d pixels and %d channels; say madeFor(preprocessing) with"
            + " its own, or export it for this size",
        path,
        takes(),
        made.size(),
        made.channels());
  }

  /** How many features it answers for a picture. */
  int features(Preprocessing made) throws OrtException {
    int rows = shape[0] == ANY ? 2 : Math.toIntExact(shape[0]);
    long[] found = run(new float[made.length() * rows], rows, made).shape();
    Check.that(
        found.length >= 2 && found.length <= PICTURE_AXES && found[0] == rows,
        "answers of the ONNX file %s to %d pictures have shape %s, but must be (n, features), (n,"
            + " positions, features) or (n, channels, height, width); take another array of its"
            + " graph with withFeatures(name)",
        path,
        rows,
        Arrays.toString(found));
    return Math.toIntExact(found.length == PICTURE_AXES - 1 ? found[2] : found[1]);
  }

  /** Features of some pictures, (n, features); of a map or of positions the mean over all. */
  float[] features(float[] pictures, int count, Preprocessing made) {
    try {
      int together = shape[0] == ANY ? count : Math.toIntExact(shape[0]);
      int length = made.length();
      float[] all = new float[0];
      for (int from = 0; from < count; from += together) {
        float[] batch = new float[together * length];
        for (int i = 0; i < together; i++) {
          int row = Math.min(from + i, count - 1);
          System.arraycopy(pictures, row * length, batch, i * length, length);
        }
        float[] some = run(batch, together, made).features();
        int each = some.length / together;
        all = from == 0 ? new float[count * each] : all;
        int kept = Math.min(together, count - from);
        System.arraycopy(some, 0, all, from * each, kept * each);
      }
      return all;
    } catch (OrtException e) {
      throw failed(path, e);
    }
  }

  private record Answer(long[] shape, float[] values) {
    /** (n, c, h, w) or (n, positions, c) to (n, c). */
    float[] features() {
      if (shape.length == 2) {
        return values;
      }
      boolean map = shape.length == PICTURE_AXES;
      int rows = (int) shape[0];
      int features = (int) (map ? shape[1] : shape[2]);
      int positions = values.length / rows / features;
      float[] means = new float[rows * features];
      for (int i = 0; i < means.length; i++) {
        int first = map ? i * positions : i / features * positions * features + i % features;
        double sum = 0;
        for (int p = 0; p < positions; p++) {
          sum += values[first + p * (map ? 1 : features)];
        }
        means[i] = (float) (sum / positions);
      }
      return means;
    }
  }

  private Answer run(float[] pictures, int rows, Preprocessing made) throws OrtException {
    long size = made.size();
    long channels = made.channels();
    boolean last = channelsLast();
    long[] fed =
        last ? new long[] {rows, size, size, channels} : new long[] {rows, channels, size, size};
    float[] values = last ? channelsLast(pictures, rows, made) : pictures;
    try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), fed);
        OrtSession.Result result = session.run(Map.of(input, tensor), java.util.Set.of(output))) {
      boolean floats =
          result.get(0) instanceof OnnxTensor array && array.getInfo().type == OnnxJavaType.FLOAT;
      Check.that(floats, "answer %s of the ONNX file %s must be of 32-bit floats", output, path);
      OnnxTensor array = (OnnxTensor) result.get(0);
      float[] answer = new float[array.getFloatBuffer().remaining()];
      array.getFloatBuffer().get(answer);
      return new Answer(array.getInfo().getShape(), answer);
    }
  }

  /** (n, c, h, w) to (n, h, w, c). */
  private static float[] channelsLast(float[] pictures, int rows, Preprocessing made) {
    int channels = made.channels();
    int positions = made.size() * made.size();
    float[] turned = new float[pictures.length];
    for (int row = 0; row < rows; row++) {
      int at = row * channels * positions;
      for (int c = 0; c < channels; c++) {
        for (int p = 0; p < positions; p++) {
          turned[at + p * channels + c] = pictures[at + c * positions + p];
        }
      }
    }
    return turned;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the ONNX network cannot be closed: " + e.getMessage(), e);
    }
  }
}
