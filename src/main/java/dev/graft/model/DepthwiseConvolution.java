package dev.graft.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import java.util.List;

/**
 * A depthwise convolution on MXNet whose kernels' gradient comes from oneDNN's vector code. That
 * code takes kernels of at most three columns, without padding; for all others oneDNN multiplies
 * tiny matrices one after the other, which takes ten times as long as the rest of the layer.
 *
 * <p>So the value and the input's gradient come from the convolution as it is, with its kernels
 * held fixed, and the kernels' gradient from a + b - (a + b held fixed), which is zero: a and b are
 * the convolutions with the first three and the remaining columns of the kernels, of inputs padded
 * beforehand and held fixed.
 */
final class DepthwiseConvolution {
  private static final int COLUMNS = 3;
  private static final int LARGEST = 2 * COLUMNS - 1;

  private DepthwiseConvolution() {}

  /** Whether oneDNN has no vector code for the kernels' gradient on a map of this size. */
  static boolean applies(NDArray input, ConvolutionSpec.Geometry shape) {
    boolean depthwise = shape.groups() == shape.in() && shape.stride() == 1;
    boolean odd = shape.kernel() == COLUMNS || shape.kernel() == LARGEST;
    boolean beyond = shape.kernel() > COLUMNS || input.getShape().get(3) < COLUMNS;
    return depthwise && odd && beyond && Tensors.onMxNet(input.getManager());
  }

  /**
   * The convolution with as many zeros round the input as keep its size.
   *
   * @param shift the offset of each channel; null for none
   */
  static NDArray of(NDArray input, NDArray kernels, NDArray shift) {
    long half = kernels.getShape().get(3) / 2;
    // Without an offset MXNet computes the kernels' gradient even where nobody asks for it.
    NDArray offset = shift == null ? zeros(kernels) : shift;
    NDArray value = convolve(input, kernels.stopGradient(), offset.stopGradient(), half);
    NDArray still = input.stopGradient();
    NDArray sum = half == 1 ? narrow(still, kernels, shift) : wide(still, kernels, shift);
    return value.add(sum.sub(sum.stopGradient()));
  }

  private static NDArray zeros(NDArray kernels) {
    return kernels.getManager().zeros(new Shape(kernels.getShape().get(0)));
  }

  private static NDArray narrow(NDArray input, NDArray kernels, NDArray shift) {
    SamePadding one = new SamePadding(1, 1);
    return convolve(Tensors.pad(input, one, one), kernels, shift, 0);
  }

  private static NDArray wide(NDArray input, NDArray kernels, NDArray shift) {
    SamePadding both = new SamePadding(2, 2);
    SamePadding none = new SamePadding(0, 0);
    List<NDArray> columns = List.of(kernels.get(":,:,:,0:3"), kernels.get(":,:,:,3:5"));
    // The second kernel gets a column of zeros in front, so that it starts where the input does.
    NDArray second = Tensors.pad(columns.get(1), none, new SamePadding(1, 0));
    NDArray left = Tensors.pad(input, both, new SamePadding(2, 0));
    NDArray right = Tensors.pad(input, both, new SamePadding(0, 2));
    return convolve(left, columns.get(0), shift, 0).add(convolve(right, second, null, 0));
  }

  private static NDArray convolve(NDArray input, NDArray kernels, NDArray shift, long padding) {
    return Conv2d.conv2d(
            input,
            kernels,
            shift,
            new Shape(1, 1),
            new Shape(padding, padding),
            new Shape(1, 1),
            Math.toIntExact(kernels.getShape().get(0)))
        .singletonOrThrow();
  }
}
