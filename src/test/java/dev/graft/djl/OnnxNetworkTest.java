package dev.graft.djl;

import static dev.graft.djl.TorchFixtures.INPUT;
import static dev.graft.djl.TorchFixtures.file;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.input.Preprocessing;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Live networks of ONNX Runtime. */
class OnnxNetworkTest {
  @Test
  void aFixedBatchIsFilledUp() throws Exception {
    float[] pictures = TorchFixtures.expected().values("pictures");
    int length = pictures.length / 3;
    try (OnnxNetwork network =
        OnnxNetwork.of(new OnnxFile(file("tiny-three.onnx"), Optional.empty()))) {
      float[] four = java.util.Arrays.copyOf(pictures, 4 * length);
      System.arraycopy(pictures, length, four, 3 * length, length);
      float[] found = network.features(four, 4, INPUT);
      assertArrayEquals(
          java.util.Arrays.copyOfRange(found, 3, 6),
          java.util.Arrays.copyOfRange(found, 9, 12),
          1e-6f);
      assertEquals("pictures of 32 pixels and 3 channels", network.takes());
    }
  }

  @Test
  void itSaysWhichPicturesItTakes() throws Exception {
    try (OnnxNetwork any = OnnxNetwork.of(new OnnxFile(file("tiny.onnx"), Optional.empty()));
        OnnxNetwork last = OnnxNetwork.of(new OnnxFile(file("tiny-last.onnx"), Optional.empty()));
        OnnxNetwork fixed =
            OnnxNetwork.of(new OnnxFile(file("tiny-three.onnx"), Optional.empty()))) {
      assertEquals("pictures of any number of pixels and 3 channels", any.takes());
      assertEquals(any.takes(), last.takes());
      assertTrue(any.takes(INPUT.withSize(48)) && last.takes(INPUT.withSize(48)));
      assertFalse(fixed.takes(INPUT.withSize(48)));
      assertFalse(any.takes(Preprocessing.uniform(32, 1, 0, 1)));
      assertEquals(3, fixed.features(INPUT));
    }
  }
}
