package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.graft.input.Input;
import java.util.List;

/**
 * No network at all: an example's numbers in a row, or a sentence's word counts, are its features.
 */
record RawPixels(Input input) implements Backbone {
  @Override
  public String name() {
    return "raw-pixels";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<Stage> stages() {
    return input.quantities()
        ? List.of(new Stage("pixels", List.of(), Flat::new))
        : List.of(new Stage("word counts", List.of(), () -> new WordCounts(input.symbols())));
  }

  @Override
  public int features() {
    return input.quantities() ? input.length() : input.symbols();
  }

  /** (n, c, h, w) to (n, c h w). */
  private static final class Flat extends PlainStage {

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
      NDArray pictures = inputs.head();
      return new NDList(pictures.reshape(pictures.getShape().get(0), -1));
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      return new Shape[] {new Shape(inputs[0].get(0), inputs[0].slice(1).size())};
    }
  }
}
