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
record ConvolutionSpec(
    String kernelName, String normName, Geometry shape, Clamp activation, float epsilon) {
  /** What follows a normalisation. */
  enum Clamp {
    NONE,
    RELU,
    RELU6
  }

  /** Zeros round the input. */
  enum Padding {
    /** TensorFlow's SAME: ceil(size / stride) positions. */
    SAME,
    /** None: the positions at which the whole kernel lies within the input. */
    NONE
  }

  /** Channels in and out, side of the square kernel, stride, groups of channels, and padding. */
  record Geometry(int in, int out, int kernel, int stride, int groups, Padding padding) {
    Geometry(int in, int out, int kernel, int stride, int groups) {
      this(in, out, kernel, stride, groups, Padding.SAME);
    }

    /** Zeros along an axis of this size. */
    SamePadding zeros(long size) {
      return padding == Padding.SAME ? SamePadding.of(size, kernel, stride) : new SamePadding(0, 0);
    }

    /** The number of positions along an axis of this size. */
    long positions(long size) {
      long within = padding == Padding.SAME ? size : size - kernel + 1;
      return (within + stride - 1) / stride;
    }
  }

  /** A convolution without normalisation and activation. */
  static ConvolutionSpec plain(String kernelName, Geometry shape) {
    return new ConvolutionSpec(kernelName, "", shape, Clamp.NONE, 0);
  }

  boolean normalised() {
    return !normName.isEmpty();
  }

  /** The tensors in the order of the original weight file. */
  List<TensorSpec> tensors() {
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
