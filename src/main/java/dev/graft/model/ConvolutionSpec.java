package dev.graft.model;

import dev.graft.model.TensorSpec.Role;
import java.util.List;

/**
 * A convolution with TensorFlow's SAME padding, its normalisation and its activation.
 *
 * @param kernelName the tensor of the kernels
 * @param normName the prefix of the normalisation's four tensors
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

  /** Channels in and out, side of the square kernel, stride, and groups of channels. */
  record Geometry(int in, int out, int kernel, int stride, int groups) {}

  /** The tensors in the order of the original weight file. */
  List<TensorSpec> tensors() {
    List<Integer> vector = List.of(shape.out());
    return List.of(
        new TensorSpec(
            kernelName,
            Role.KERNEL,
            List.of(shape.out(), shape.in() / shape.groups(), shape.kernel(), shape.kernel())),
        new TensorSpec(normName + ".weight", Role.SCALE, vector),
        new TensorSpec(normName + ".bias", Role.SHIFT, vector),
        new TensorSpec(normName + ".running_mean", Role.RUNNING_MEAN, vector),
        new TensorSpec(normName + ".running_var", Role.RUNNING_VARIANCE, vector));
  }
}
