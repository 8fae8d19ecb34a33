package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.util.PairList;
import dev.graft.internal.Text;
import dev.graft.model.TensorSpec.Role;
import java.util.Map;

/** The few operations that the two engines spell differently. */
final class Tensors {
  private static final Map<Role, Parameter.Type> TYPES =
      Map.of(
          Role.KERNEL, Parameter.Type.WEIGHT,
          Role.MATRIX, Parameter.Type.WEIGHT,
          Role.ZERO_MATRIX, Parameter.Type.WEIGHT,
          Role.BIAS, Parameter.Type.BIAS,
          Role.SCALE, Parameter.Type.GAMMA,
          Role.SHIFT, Parameter.Type.BETA,
          Role.RUNNING_MEAN, Parameter.Type.RUNNING_MEAN,
          Role.RUNNING_VARIANCE, Parameter.Type.RUNNING_VAR);

  private Tensors() {}

  /** A DJL parameter for the tensor, without an array and without a gradient. */
  static Parameter parameter(TensorSpec spec) {
    return Parameter.builder()
        .setName(spec.name())
        .setType(TYPES.get(spec.role()))
        .optRequiresGrad(false)
        .build();
  }

  /** Whether arrays of this manager are MXNet's. */
  static boolean onMxNet(NDManager manager) {
    return manager.getEngine().getEngineName().equals("MXNet");
  }

  private static boolean onMxNet(NDArray array) {
    return onMxNet(array.getManager());
  }

  /** The activation. */
  static NDArray clamp(NDArray input, ConvolutionSpec.Clamp activation) {
    return switch (activation) {
      case NONE -> input;
      case RELU -> input.getNDArrayInternal().relu();
      case RELU6 -> onMxNet(input) ? below6(input).getNDArrayInternal().relu() : input.clip(0, 6);
    };
  }

  /**
   * The lesser of x and 6, as 6 - max(6 - x, 0) with an error of at most 5e-7. MXNet's clip and
   * minimum have no oneDNN kernel and take several times as long as its relu.
   */
  private static NDArray below6(NDArray input) {
    return from6(from6(input).getNDArrayInternal().relu());
  }

  private static NDArray from6(NDArray input) {
    PairList<String, Object> params = new PairList<>();
    params.add("scalar", 6);
    return input
        .getManager()
        .invoke("_npi_rsubtract_scalar", new NDList(input), params)
        .singletonOrThrow();
  }

  /**
   * The mean over all positions, (n, c, h, w) to (n, c). PyTorch averages one axis at a time; MXNet
   * does it one value at a time, so that a matrix product does it there.
   */
  static NDArray averaged(NDArray map) {
    Shape shape = map.getShape();
    if (!onMxNet(map)) {
      return map.reshape(shape.get(0), shape.get(1), -1).mean(new int[] {2});
    }
    long positions = shape.get(2) * shape.get(3);
    NDArray shares = map.getManager().full(new Shape(positions, 1), 1f / positions);
    return map.reshape(-1, positions).dot(shares).reshape(shape.get(0), shape.get(1));
  }

  /**
   * The kernels of each output channel times its factor, (out, in, h, w) and (out). MXNet sums the
   * gradient of a factor that it broadcasts one value at a time, so the factors are spread by a
   * matrix product, whose gradient is one as well.
   */
  static NDArray scaled(NDArray kernels, NDArray factors) {
    Shape shape = kernels.getShape();
    if (!onMxNet(kernels)) {
      return kernels.mul(factors.reshape(-1, 1, 1, 1));
    }
    long length = shape.size() / shape.get(0);
    NDArray spread = factors.reshape(-1, 1).dot(kernels.getManager().ones(new Shape(1, length)));
    return kernels.mul(spread.reshape(shape));
  }

  /** Zeros round the last two axes of (n, c, h, w). */
  static NDArray pad(NDArray input, SamePadding vertical, SamePadding horizontal) {
    if (!onMxNet(input)) {
      Shape width =
          new Shape(horizontal.before(), horizontal.after(), vertical.before(), vertical.after());
      return input.pad(width, 0);
    }
    PairList<String, Object> params = new PairList<>();
    params.add("mode", "constant");
    params.add("constant_value", 0);
    params.add(
        "pad_width",
        Text.format(
            "(0,0,0,0,%d,%d,%d,%d)",
            vertical.before(), vertical.after(), horizontal.before(), horizontal.after()));
    return input.getManager().invoke("Pad", new NDList(input), params).singletonOrThrow();
  }
}
