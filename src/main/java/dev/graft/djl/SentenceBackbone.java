package dev.graft.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.graft.internal.Canonical;
import dev.graft.internal.Text;
import dev.graft.model.Backbone;
import dev.graft.model.LiveArray;
import dev.graft.model.Stage;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A sentence encoder that is used whole.
 *
 * @param name of the model
 * @param hash of its file
 * @param features that it has
 * @param model reads its file
 */
record SentenceBackbone(String name, String hash, int features, Supplier<byte[]> model)
    implements Backbone {
  private static final String WHOLE = "whole encoder";

  @Override
  public Access access() {
    return Access.SEALED;
  }

  @Override
  public String wayOut() {
    return "take a net that can be trained, TextNet.untrained(vocabulary)";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Stage> stages() {
    return List.of(new Stage(WHOLE, List.of(), Whole::new));
  }

  @Override
  public String canonical() {
    return Canonical.of("sentence-encoder")
        .with("name", name)
        .with("version", version())
        .with("file", hash)
        .toString();
  }

  /** The live model: another engine computes it than the one that trains. */
  private final class Whole extends SealedStage<OnnxEncoder> {
    Whole() {
      super(Text.format("the encoder %s is not computed", name));
    }

    @Override
    OnnxEncoder open() {
      return OnnxEncoder.of(model.get());
    }

    @Override
    NDList answer(OnnxEncoder encoder, NDList inputs) {
      return new NDList(answers(encoder, inputs.head(), inputs.getManager()));
    }

    /** (n, length) to (n, features); places of a batch that repeat a row cost nothing. */
    private NDArray answers(OnnxEncoder encoder, NDArray rows, NDManager manager) {
      int count = Math.toIntExact(rows.getShape().get(0));
      float[] numbers = rows.toFloatArray();
      int length = numbers.length / count;
      float[] answers = new float[count * features];
      Map<List<Float>, Integer> places = new HashMap<>();
      for (int i = 0; i < count; i++) {
        float[] row = Arrays.copyOfRange(numbers, i * length, (i + 1) * length);
        Integer same = places.putIfAbsent(boxed(row), i);
        if (same == null) {
          System.arraycopy(encoder.features(row), 0, answers, i * features, features);
        } else {
          System.arraycopy(answers, same * features, answers, i * features, features);
        }
      }
      return LiveArray.of(manager, answers, new Shape(count, features));
    }

    private List<Float> boxed(float[] row) {
      Float[] values = new Float[row.length];
      Arrays.setAll(values, i -> row[i]);
      return List.of(values);
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      return new Shape[] {new Shape(inputs[0].get(0), features)};
    }
  }
}
