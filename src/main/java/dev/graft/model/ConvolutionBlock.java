package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Convolution, normalisation and activation as one block: (n, in, h, w) to (n, out, h', w') with h'
 * = ceil(h / stride) under SAME padding.
 *
 * <p>With statistics frozen, the normalisation is folded into the kernels, y = conv(x, k s) + (b -
 * m s) with s = g / sqrt(v + epsilon): exact, differentiable in k, g and b, and cheaper than a pass
 * over the activations.
 */
final class ConvolutionBlock extends StageBlock {
  private final ConvolutionSpec spec;
  private final List<Parameter> parameters;
  private Normalisation normalisation = Normalisation.STATISTICS_FROZEN;
  private float momentum = NetworkBlock.LARGEST_MOMENTUM;
  private boolean normalisationFrozen;
  private boolean frozen;
  private Optional<Folded> once = Optional.empty();

  /** Kernels and offsets with the normalisation in them. */
  private record Folded(NDArray kernels, NDArray shift) {}

  ConvolutionBlock(ConvolutionSpec spec) {
    this.spec = spec;
    parameters = spec.tensors().stream().map(t -> addParameter(Tensors.parameter(t))).toList();
    normalisationFrozen = !spec.normalised();
  }

  boolean has(String tensor) {
    return spec.tensors().stream().anyMatch(t -> t.name().equals(tensor));
  }

  @Override
  public void normalise(Normalisation policy) {
    normalisation = policy;
  }

  @Override
  public void freeze(Set<String> tensors) {
    List<String> names = spec.tensors().stream().map(TensorSpec::name).toList();
    normalisationFrozen = !spec.normalised() || tensors.containsAll(names.subList(1, names.size()));
    frozen = tensors.containsAll(names);
  }

  @Override
  public void follow(float share) {
    momentum = share;
  }

  @Override
  protected NDList forwardInternal(
      ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
    List<NDArray> values =
        parameters.stream()
            .map(p -> store.getValue(p, inputs.head().getDevice(), training))
            .toList();
    NDArray output =
        training && normalisation == Normalisation.TRAINED && !normalisationFrozen
            ? normalised(inputs.head(), values)
            : convolve(inputs.head(), folded(values), training);
    return new NDList(Tensors.clamp(output, spec.activation()));
  }

  private NDArray normalised(NDArray input, List<NDArray> values) {
    NDArray map = convolve(input, new Folded(values.get(0), null), true);
    return BatchNorm.batchNorm(
            map,
            values.get(3),
            values.get(4),
            values.get(1),
            values.get(2),
            1,
            momentum,
            spec.epsilon(),
            true)
        .singletonOrThrow();
  }

  /** Once and for all where the layer is frozen, else from the present values. */
  private Folded folded(List<NDArray> values) {
    if (!frozen) {
      return fold(values);
    }
    if (once.isEmpty()) {
      Folded folded = fold(values);
      NDScope.unregister(folded.kernels(), folded.shift());
      once = Optional.of(folded);
    }
    return once.get();
  }

  private Folded fold(List<NDArray> values) {
    if (!spec.normalised()) {
      return new Folded(values.get(0), zeros(values.get(0)));
    }
    NDArray scale = values.get(1).div(values.get(4).add(spec.epsilon()).sqrt());
    NDArray shift = values.get(2).sub(values.get(3).mul(scale));
    NDArray kernels = Tensors.scaled(values.get(0), scale);
    return new Folded(kernels, shift);
  }

  /**
   * The block as nodes of a graph. Where the padding is not symmetric, the kernels get a line of
   * zeros in front in place of the input's missing one.
   */
  SymbolGraph.Node drawn(SymbolGraph graph, SymbolGraph.Node input) {
    Folded folded = fold(parameters.stream().map(Parameter::getArray).toList());
    ConvolutionSpec.Geometry shape = spec.shape();
    SamePadding padding = shape.zeros(input.shape().get(2));
    SamePadding front = new SamePadding(padding.after() - padding.before(), 0);
    NDArray kernels =
        padding.symmetric() ? folded.kernels() : Tensors.pad(folded.kernels(), front, front);
    Shape output = getOutputShapes(new Shape[] {input.shape()})[0];
    NDArray[] values = {kernels, folded.shift()};
    return graph.clamp(graph.convolution(input, values, shape, output), spec.activation());
  }

  private static NDArray zeros(NDArray kernels) {
    return kernels.getManager().zeros(new Shape(kernels.getShape().get(0)));
  }

  private NDArray convolve(NDArray input, Folded folded, boolean training) {
    ConvolutionSpec.Geometry shape = spec.shape();
    if (training && !frozen && DepthwiseConvolution.applies(input, shape)) {
      return DepthwiseConvolution.of(input, folded.kernels(), folded.shift());
    }
    SamePadding vertical = shape.zeros(input.getShape().get(2));
    SamePadding horizontal = shape.zeros(input.getShape().get(3));
    boolean symmetric = vertical.symmetric() && horizontal.symmetric();
    NDArray padded = symmetric ? input : Tensors.pad(input, vertical, horizontal);
    Shape padding = symmetric ? new Shape(vertical.before(), horizontal.before()) : new Shape(0, 0);
    return Conv2d.conv2d(
            padded,
            folded.kernels(),
            folded.shift(),
            new Shape(shape.stride(), shape.stride()),
            padding,
            new Shape(1, 1),
            shape.groups())
        .singletonOrThrow();
  }

  @Override
  public Shape[] getOutputShapes(Shape[] inputs) {
    Shape in = inputs[0];
    ConvolutionSpec.Geometry shape = spec.shape();
    return new Shape[] {
      new Shape(in.get(0), shape.out(), shape.positions(in.get(2)), shape.positions(in.get(3)))
    };
  }
}
