package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where a block is cut; nothing is computed, so no engine is needed. */
class CutTest {
  private static Block dense(int units) {
    return Linear.builder().setUnits(units).build();
  }

  private static SequentialBlock net() {
    return new SequentialBlock()
        .add(dense(4))
        .add(Activation.reluBlock())
        .add(BatchNorm.builder().build())
        .add(dense(2));
  }

  @Test
  void aStageBeginsWhereTensorsAre() {
    Cut cut = Cut.of(net());
    // Children count from 1, as DJL names them; the second one, an activation, holds none.
    assertEquals(
        List.of("01Linear", "03BatchNorm", "04Linear"), List.copyOf(cut.stages().keySet()));
    assertEquals("04Linear", cut.last());
    assertEquals(2, cut.stages().get("01Linear").parts().size(), "with the activation behind it");
    assertEquals(
        List.of("01Linear", "03BatchNorm"), List.copyOf(cut.withoutLast().stages().keySet()));
    assertEquals(3, cut.stages().size(), "the first one stays as it was");
  }

  @Test
  void anyOtherBlockIsOneStage() {
    assertEquals(List.of("block"), List.copyOf(Cut.of(dense(3)).stages().keySet()));
  }

  @Test
  void aBlockWithoutTensorsIsRefused() {
    SequentialBlock none = new SequentialBlock().add(Activation.reluBlock());
    assertEquals(
        "the block must hold tensors; of its layers none does",
        assertThrows(IllegalArgumentException.class, () -> Cut.of(none)).getMessage());
  }
}
