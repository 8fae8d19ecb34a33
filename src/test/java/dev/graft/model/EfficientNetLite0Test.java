package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Features and logits of the block against those of the original weights in PyTorch; how the
 * expected numbers were made stands in the README.md beside them.
 */
@Tag("engine")
class EfficientNetLite0Test {
  @ParameterizedTest
  @ValueSource(strings = {"china", "flower", "butterfly", "china-100"})
  void sameFeaturesAndLogitsAsTheOriginal(String picture) throws IOException {
    Weights expected = expected();
    Backbone backbone = new EfficientNetLite0();
    Head head =
        Head.linear(java.util.stream.IntStream.range(0, 1000).mapToObj(String::valueOf).toList());
    Weights original = EfficientNetLite0.imageNet().weights();
    Weights renamed = Initial.weights(head.tensors(1280), 0);
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block = new NetworkBlock(backbone, head).load(manager, original.with(renamed));
      ParameterStore store = NetworkBlock.store(manager);
      NDArray features =
          block.stages(
              store, pixels(manager, picture), new NetworkBlock.Range(0, block.depth()), false);
      assertClose(expected.values(picture + ".features"), features.toFloatArray(), 1e-4);
      NDArray matrix = original.create(manager, "_fc.weight");
      NDArray bias = original.create(manager, "_fc.bias");
      NDArray logits = features.matMul(matrix.transpose()).add(bias);
      assertClose(expected.values(picture + ".logits"), logits.toFloatArray(), 1e-3);
    }
  }

  private static Weights expected() throws IOException {
    try (InputStream in =
        EfficientNetLite0Test.class.getResourceAsStream(
            "efficientnet-lite0-expected.safetensors")) {
      return Safetensors.read("expected", in.readAllBytes());
    }
  }

  private static NDArray pixels(NDManager manager, String picture) throws IOException {
    String file = picture.replaceAll("-.*", "") + ".png";
    BufferedImage image = ImageIO.read(EfficientNetLite0Test.class.getResource(file));
    int size = picture.equals("china-100") ? 100 : image.getWidth();
    float[] values = new float[3 * size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int rgb = image.getRGB(x, y);
        for (int c = 0; c < 3; c++) {
          values[(c * size + y) * size + x] = ((rgb >> (16 - 8 * c) & 255) - 127) / 128f;
        }
      }
    }
    return manager.create(values, new Shape(1, 3, size, size));
  }

  private static void assertClose(float[] expected, float[] actual, double tolerance) {
    assertEquals(expected.length, actual.length);
    double worst = 0;
    for (int i = 0; i < expected.length; i++) {
      worst = Math.max(worst, Math.abs(expected[i] - actual[i]));
    }
    assertEquals(0, worst, tolerance);
  }
}
