package dev.graft.model;

import dev.graft.model.TensorSpec.Role;
import java.util.List;

/**
 * A convolution, its normalisation and its activation.
 *
 * @param kernelName the tensor of the kernels
 * @param normName the prefix of the normalisation's four tensors; empty for none
 * @param shape channels, kernel and stride
 * @param activation what follows the normalisation
 * @param epsilon added to the variance
 */
public record ConvolutionSpec(
    String kernelName, String normName, Geometry shape, Clamp activation, float epsilon) {
  /** What follows a normalisation. */
  public enum Clamp {
    /** Nothing. */
    NONE,
    /** max(x, 0). */
    RELU,
    /** min(max(x, 0), 6). */
    RELU6
  }

  /** Zeros round the input. */
  public enum Padding {
    /** TensorFlow's SAME: ceil(size / stride) positions. */
    SAME,
    /** PyTorch's usual: half a kernel on each side, floor((size - 1) / stride) + 1 positions. */
    SYMMETRIC,
    /** None: the positions at which the whole kernel lies within the input. */
    NONE
  }

  /**
   * What a convolution does to the shape of a map.
   *
   * @param in channels that enter
   * @param out channels that leave
   * @param kernel side of the square kernel; odd under symmetric padding
   * @param stride positions from one to the next
   * @param groups of channels
   * @param padding zeros round the map
   */
  public record Geometry(int in, int out, int kernel, int stride, int groups, Padding padding) {
    /** Under TensorFlow's SAME padding. */
    public Geometry(int in, int out, int kernel, int stride, int groups) {
      this(in, out, kernel, stride, groups, Padding.SAME);
    }

    /** Zeros along an axis of this size. */
    SamePadding zeros(long size) {
      return switch (padding) {
        case SAME -> SamePadding.of(size, kernel, stride);
        case SYMMETRIC -> new SamePadding(kernel / 2, kernel / 2);
        case NONE -> new SamePadding(0, 0);
      };
    }

    /** The number of positions along an axis of this size. */
    long positions(long size) {
      long within = padding == Padding.NONE ? size - kernel + 1 : size;
      return (within + stride - 1) / stride;
    }
  }

  /** A convolution without normalisation and activation. */
  public static ConvolutionSpec plain(String kernelName, Geometry shape) {
    return new ConvolutionSpec(kernelName, "", shape, Clamp.NONE, 0);
  }

  boolean normalised() {
    return !normName.isEmpty();
  }

  /** The tensors in the order of the original weight file. */
  public List<TensorSpec> tensors() {
    List<Integer> vector = List.of(shape.out());
    TensorSpec kernels =
        new TensorSpec(
            kernelName,
            Role.KERNEL,
            List.of(shape.out(), shape.in() / shape.groups(), shape.kernel(), shape.kernel()));
    if (!normalised()) {
      return List.of(kernels);
    }
    return List.of(
        kernels,
        new TensorSpec(normName + ".weight", Role.SCALE, vector),
        new TensorSpec(normName + ".bias", Role.SHIFT, vector),
        new TensorSpec(normName + ".running_mean", Role.RUNNING_MEAN, vector),
        new TensorSpec(normName + ".running_var", Role.RUNNING_VARIANCE, vector));
  }
}
