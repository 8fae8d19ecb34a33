package dev.graft.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.graft.internal.Canonical;
import dev.graft.internal.Text;
import dev.graft.model.Backbone;
import dev.graft.model.LiveArray;
import dev.graft.model.Normalisation;
import dev.graft.model.Stage;
import dev.graft.model.StageBlock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
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

  /**
   * The live model, loaded at the first batch and closed with the manager that it computes for. It
   * takes and gives arrays of Java, since another engine computes it than the one that trains.
   */
  private final class Whole extends StageBlock {
    private OnnxEncoder encoder;
    private NDManager owner;

    @Override
    public void normalise(Normalisation policy) {
      // it always computes in inference mode
    }

    @Override
    public void freeze(Set<String> tensors) {
      // it is always frozen
    }

    @Override
    public void follow(float momentum) {
      // it has no statistics
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
      if (training) {
        throw new IllegalStateException(
            Text.format(
                    "the encoder %s is not computed within a training step; give the feature cache room for",
                    name)
                + " its answers, FeatureCache.withBound(mebibytes)");
      }
      if (owner != store.getManager()) {
        owner = store.getManager();
        encoder = OnnxEncoder.of(model.get());
        owner.attachInternal(UUID.randomUUID().toString(), encoder);
      }
      return new NDList(answers(inputs.head(), inputs.getManager()));
    }

    /** (n, length) to (n, features); places of a batch that repeat a row cost nothing. */
    private NDArray answers(NDArray rows, NDManager manager) {
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
