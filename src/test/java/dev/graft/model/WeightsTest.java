package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.graft.model.TensorSpec.Role;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Weights outside the engine and in files. */
@Tag("engine")
class WeightsTest {
  private static final List<TensorSpec> SPECS =
      List.of(
          new TensorSpec("a", Role.KERNEL, List.of(4, 2, 3, 3)),
          new TensorSpec("b", Role.SCALE, List.of(4)),
          new TensorSpec("c", Role.MATRIX, List.of(2, 5)));

  @Test
  void aFileComesBackAndDjlReadsItToo() {
    Weights weights = Initial.weights(SPECS, 7);
    byte[] file = Safetensors.write(weights);
    assertEquals(weights.hash(), Safetensors.read("file", file).hash());
    try (NDManager manager = Engines.current().newBaseManager()) {
      NDList read = NDList.decode(manager, file);
      assertEquals(List.of("a", "b", "c"), read.stream().map(array -> array.getName()).toList());
      assertArrayEquals(weights.values("a"), read.head().toFloatArray());
    }
  }

  @Test
  void aCutFileIsNamed() {
    byte[] file = Safetensors.write(Initial.weights(SPECS, 7));
    byte[] cut = Arrays.copyOf(file, file.length - 8);
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> Safetensors.read("mine", cut));
    assertTrue(
        error.getMessage().startsWith("mine (" + cut.length + " bytes) is not a whole safetensors"),
        error.getMessage());
  }

  @Test
  void eachTensorHasAGeneratorOfItsOwn() {
    Weights all = Initial.weights(SPECS, 7);
    Weights fewer = Initial.weights(SPECS.subList(2, 3), 7);
    assertEquals(all.hash("c"), fewer.hash("c"), "whatever other layers a network has");
    assertTrue(!all.hash("c").equals(Initial.weights(SPECS, 8).hash("c")));
    assertArrayEquals(new float[] {1, 1, 1, 1}, all.values("b"));
  }

  @Test
  void weightsThatDoNotFitTheBlockAreNamedWithBothShapes() {
    Head head = Head.linear(List.of("a", "b", "c"));
    Weights five = FashionNet.clothing().weights();
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block = new NetworkBlock(new FashionNet(), head);
      IllegalArgumentException error =
          assertThrows(IllegalArgumentException.class, () -> block.load(manager, five));
      assertEquals(
          "shape [5, 64] of tensor head.weight must be [3, 64], that of the block",
          error.getMessage());
    }
  }
}
