package dev.graft.djl;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.util.Arrays;
import java.util.Map;

/**
 * A live encoder in ONNX Runtime, one sentence at a time on the caller's thread: its whole numbers
 * take their scale from all that is computed at once, so that in a batch a sentence's features
 * would depend on the others.
 */
final class OnnxEncoder implements AutoCloseable {
  private final OrtEnvironment environment;
  private final OrtSession session;

  private OnnxEncoder(OrtEnvironment environment, OrtSession session) {
    this.environment = environment;
    this.session = session;
  }

  static OnnxEncoder of(byte[] model) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      // Both keep memory for each length of sentence that has occurred.
      options.setCPUArenaAllocator(false);
      options.setMemoryPatternOptimization(false);
      return new OnnxEncoder(environment, environment.createSession(model, options));
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder cannot be loaded: " + e.getMessage(), e);
    }
  }

  /**
   * The mean of the vectors of a sentence's pieces and marks, at length 1.
   *
   * @param numbers of the pieces and marks; from the first 0 on, padding
   */
  float[] features(float[] numbers) {
    long[] pieces = new long[filled(numbers)];
    for (int i = 0; i < pieces.length; i++) {
      pieces[i] = (long) numbers[i];
    }
    long[] ones = new long[pieces.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor row = tensor(pieces);
        OnnxTensor mask = tensor(ones);
        OnnxTensor types = tensor(new long[pieces.length]);
        OrtSession.Result answer =
            session.run(
                Map.of("input_ids", row, "attention_mask", mask, "token_type_ids", types))) {
      return mean(((float[][][]) answer.get(0).getValue())[0]);
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder failed: " + e.getMessage(), e);
    }
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(environment, new long[][] {values});
  }

  private static int filled(float[] numbers) {
    int length = 0;
    while (length < numbers.length && numbers[length] != 0) {
      length++;
    }
    return length;
  }

  private static float[] mean(float[][] vectors) {
    double[] sums = new double[vectors[0].length];
    for (float[] vector : vectors) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += vector[i];
      }
    }
    double length = Math.sqrt(Arrays.stream(sums).map(sum -> sum * sum).sum());
    float[] features = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      features[i] = (float) (sums[i] / length);
    }
    return features;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder cannot be closed: " + e.getMessage(), e);
    }
  }
}
