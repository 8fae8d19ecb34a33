package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.training.GradientCollector;
import dev.graft.internal.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class DepthwiseConvolutionTest {
  private static final int CHANNELS = 8;

  @Test
  void valueAndGradientsAreThoseOfThePlainConvolution() {
    for (int kernel : List.of(3, 5)) {
      for (int size : List.of(1, 2, 4, 7)) {
        for (boolean offset : new boolean[] {true, false}) {
          compare(kernel, size, offset);
        }
      }
    }
  }

  private static void compare(int kernel, int size, boolean offset) {
    try (NDManager manager = Engines.current().newBaseManager()) {
      NDArray input = manager.randomNormal(new Shape(3, CHANNELS, size, size));
      NDArray kernels = manager.randomNormal(new Shape(CHANNELS, 1, kernel, kernel));
      NDArray shift = offset ? manager.randomNormal(new Shape(CHANNELS)) : null;
      NDArray weights = manager.randomNormal(input.getShape());
      List<NDArray> asked = offset ? List.of(input, kernels, shift) : List.of(input, kernels);
      asked.forEach(array -> array.setRequiresGradient(true));
      List<float[]> plain = results(weights, asked, () -> plain(input, kernels, shift));
      List<float[]> ours =
          results(weights, asked, () -> DepthwiseConvolution.of(input, kernels, shift));
      assertArrayEquals(plain.get(0), ours.get(0), "the value, bit for bit");
      for (int i = 1; i < plain.size(); i++) {
        assertArrayEquals(
            plain.get(i), ours.get(i), 1e-4f, Text.format("kernel %d, %d", kernel, i));
      }
      assertTrue(ours.get(2)[kernel * kernel / 2] != 0, "the kernels have a gradient");
    }
  }

  private static List<float[]> results(
      NDArray weights, List<NDArray> asked, java.util.function.Supplier<NDArray> layer) {
    try (GradientCollector collector = Engines.current().newGradientCollector()) {
      NDArray value = layer.get();
      collector.backward(value.mul(weights).sum());
      List<float[]> all = new java.util.ArrayList<>(List.of(value.toFloatArray()));
      asked.forEach(array -> all.add(array.getGradient().toFloatArray()));
      return all;
    }
  }

  private static NDArray plain(NDArray input, NDArray kernels, NDArray shift) {
    long half = kernels.getShape().get(3) / 2;
    return Conv2d.conv2d(
            input,
            kernels,
            shift,
            new Shape(1, 1),
            new Shape(half, half),
            new Shape(1, 1),
            CHANNELS)
        .singletonOrThrow();
  }

  @Test
  void itAppliesWhereOneDnnHasNoVectorCode() {
    try (NDManager manager = Engines.current().newBaseManager()) {
      NDArray small = manager.zeros(new Shape(1, CHANNELS, 2, 2));
      NDArray large = manager.zeros(new Shape(1, CHANNELS, 8, 8));
      boolean mxNet = Engines.name().equals("MXNet");
      assertEquals(mxNet, DepthwiseConvolution.applies(small, geometry(3, 1, CHANNELS)));
      assertEquals(mxNet, DepthwiseConvolution.applies(large, geometry(5, 1, CHANNELS)));
      assertEquals(false, DepthwiseConvolution.applies(large, geometry(3, 1, CHANNELS)));
      assertEquals(false, DepthwiseConvolution.applies(large, geometry(5, 2, CHANNELS)));
      assertEquals(false, DepthwiseConvolution.applies(large, geometry(5, 1, 1)));
    }
  }

  private static ConvolutionSpec.Geometry geometry(int kernel, int stride, int groups) {
    return new ConvolutionSpec.Geometry(CHANNELS, CHANNELS, kernel, stride, groups);
  }
}
