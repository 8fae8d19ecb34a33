package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.util.PairList;
import dev.graft.model.TensorSpec.Role;
import java.util.Map;

/** The few operations that the two engines spell differently. */
final class Tensors {
  private static final Map<Role, Parameter.Type> TYPES =
      Map.of(
          Role.KERNEL, Parameter.Type.WEIGHT,
          Role.MATRIX, Parameter.Type.WEIGHT,
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
      // MXNet's clip has no oneDNN kernel and reorders whole tensors; these two operators do not.
      case RELU6 -> onMxNet(input) ? input.maximum(0).minimum(6) : input.clip(0, 6);
    };
  }

  /** The mean over all positions, (n, c, h, w) to (n, c); PyTorch averages one axis at a time. */
  static NDArray averaged(NDArray map) {
    Shape shape = map.getShape();
    return map.reshape(shape.get(0), shape.get(1), -1).mean(new int[] {2});
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
        "(0,0,0,0,%d,%d,%d,%d)"
            .formatted(
                vertical.before(), vertical.after(), horizontal.before(), horizontal.after()));
    return input.getManager().invoke("Pad", new NDList(input), params).singletonOrThrow();
  }
}
