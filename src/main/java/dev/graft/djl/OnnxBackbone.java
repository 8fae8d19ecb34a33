package dev.graft.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OrtException;
import dev.graft.input.Input;
import dev.graft.input.Preprocessing;
import dev.graft.internal.Canonical;
import dev.graft.internal.Text;
import dev.graft.model.Backbone;
import dev.graft.model.LiveArray;
import dev.graft.model.Stage;
import java.util.List;

/**
 * A network of an ONNX file that is used whole; it takes and gives arrays of Java.
 *
 * @param file its file
 * @param name of the file
 * @param hash the SHA-256 sum of the file
 * @param input how it was made to be fed
 * @param features that it has
 */
record OnnxBackbone(OnnxFile file, String name, String hash, Preprocessing input, int features)
    implements Backbone {
  private static final String WHOLE = "whole network";

  @Override
  public Access access() {
    return Access.SEALED;
  }

  @Override
  public String wayOut() {
    return "trace its network in PyTorch, for TorchScript.of(path) on that engine, or take its"
        + " architecture as an OwnBlock";
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
  public boolean takes(Input other) {
    try (OnnxNetwork network = OnnxNetwork.of(file)) {
      return other.as(Preprocessing.class).filter(network::takes).isPresent();
    } catch (OrtException e) {
      throw OnnxNetwork.failed(file.path(), e);
    }
  }

  @Override
  public String canonical() {
    return Canonical.of("onnx")
        .with("file", hash)
        .with("features", file.features().orElse("first answer"))
        .toString();
  }

  /** The live network. */
  private final class Whole extends SealedStage<OnnxNetwork> {
    Whole() {
      super(Text.format("the ONNX network %s is not computed", name));
    }

    @Override
    NDList answer(OnnxNetwork network, NDList inputs) {
      NDArray pictures = inputs.head();
      long size = pictures.getShape().get(pictures.getShape().dimension() - 1);
      int count = Math.toIntExact(pictures.getShape().get(0));
      Preprocessing fed = input.withSize(Math.toIntExact(size));
      network.checkTakes(fed);
      float[] answers = network.features(pictures.toFloatArray(), count, fed);
      return new NDList(LiveArray.rows(inputs.getManager(), answers, count));
    }

    @Override
    OnnxNetwork open() {
      try {
        return OnnxNetwork.of(file);
      } catch (OrtException e) {
        throw OnnxNetwork.failed(file.path(), e);
      }
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      return new Shape[] {new Shape(inputs[0].get(0), features)};
    }
  }
}
