package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.graft.model.Engines;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("engine")
@Tag("slow")
class GradientsTest {
  /** Frees what nothing holds, and writes something else into what was freed. */
  private static void collect() {
    for (int i = 0; i < 20; i++) {
      System.gc();
      for (int j = 0; j < 200; j++) {
        ByteBuffer other = ByteBuffer.allocateDirect(8);
        other.putInt(0, 0x7f7f7f7f);
        other.putInt(4, 0x7f7f7f7f);
      }
    }
  }

  @Test
  void aGradientIsRightWhateverIsCollectedBeforeIt() {
    Gradients.off();
    Engine engine = Engines.current();
    try (NDManager manager = Gradients.manager(engine)) {
      for (int i = 0; i < 5; i++) {
        NDArray weight = manager.create(new float[] {1, 2, -1});
        weight.setRequiresGradient(true);
        Gradients.of(
            engine,
            () -> {
              NDArray loss = weight.mul(3).clip(-100, 100).div(8).mul(weight).sum().div(-0.5);
              collect();
              return loss;
            });
        // d/dw of -2 (3/8) w^2
        float[] expected = {-1.5f, -3, 1.5f};
        float[] found = weight.getGradient().toFloatArray();
        for (int j = 0; j < expected.length; j++) {
          assertEquals(expected[j], found[j], 1e-6);
        }
      }
    }
  }
}
