package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.graft.internal.Check;
import dev.graft.model.TensorSpec.Role;
import java.util.List;
import java.util.Optional;

/**
 * What stands in for removed first stages: squares of the picture that do not overlap become
 * positions of the map that the next stage takes, by one convolution without offset or activation,
 * (n, channels, H, W) to (n, c, h, w); lines that are left over at the edge are cut off.
 */
final class AdapterStage extends PlainStage {
  static final String NAME = "adapter";

  private final Parameter kernels;
  private final int side;
  private final Shape picture;
  private final Shape map;

  private AdapterStage(TensorSpec spec, Shape picture, Shape map) {
    kernels = addParameter(Tensors.parameter(spec));
    side = spec.shape().get(2);
    this.picture = picture;
    this.map = map;
  }

  /** The stage between pictures and a map, each a shape for one picture. */
  static Stage describe(Shape picture, Shape map) {
    if (map.dimension() == 2) {
      int inputs = Math.toIntExact(picture.size());
      return DenseStage.describe(NAME, inputs, Math.toIntExact(map.get(1)));
    }
    long side = Math.min(picture.get(2) / map.get(2), picture.get(3) / map.get(3));
    Check.that(
        side >= 1,
        "map %s of the next stage must not be larger than what enters, %s; feed larger pictures"
            + " with withSize(pixels), or remove fewer stages",
        map,
        picture);
    TensorSpec spec =
        new TensorSpec(
            NAME + ".weight",
            Role.KERNEL,
            List.of((int) map.get(1), (int) picture.get(1), (int) side, (int) side));
    return new Stage(NAME, List.of(spec), () -> new AdapterStage(spec, picture, map));
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    NDArray input = inputs.head();
    NDArray weights = store.getValue(kernels, input.getDevice(), training);
    NDArray none = input.getManager().zeros(new Shape(map.get(1)));
    Shape stride = new Shape(side, side);
    NDArray whole =
        Conv2d.conv2d(input, weights, none, stride, new Shape(0, 0), new Shape(1, 1), 1)
            .singletonOrThrow();
    Shape output = getOutputShapes(new Shape[] {input.getShape()})[0];
    return new NDList(
        whole.getShape().equals(output)
            ? whole
            : whole.get(new NDIndex(":,:,:{},:{}", output.get(2), output.get(3))));
  }

  /** As a graph where nothing is left over at the edge. */
  @Override
  Optional<SymbolGraph.Node> draw(SymbolGraph graph, SymbolGraph.Node input) {
    Shape from = input.shape();
    Shape output = getOutputShapes(new Shape[] {from})[0];
    if (output.get(2) * side != from.get(2) || output.get(3) * side != from.get(3)) {
      return Optional.empty();
    }
    NDArray weights = kernels.getArray();
    int in = Math.toIntExact(from.get(1));
    int out = Math.toIntExact(map.get(1));
    NDArray[] values = {weights, weights.getManager().zeros(new Shape(out))};
    ConvolutionSpec.Geometry shape = new ConvolutionSpec.Geometry(in, out, side, side, 1);
    return Optional.of(graph.convolution(input, values, shape, output));
  }

  /** The map that was asked for; of pictures of another size, as many positions as they have. */
  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape input = inputs[0];
    boolean known = input.slice(1).equals(picture.slice(1));
    long high = known ? map.get(2) : input.get(2) / side;
    long wide = known ? map.get(3) : input.get(3) / side;
    return new Shape[] {new Shape(input.get(0), map.get(1), high, wide)};
  }
}
