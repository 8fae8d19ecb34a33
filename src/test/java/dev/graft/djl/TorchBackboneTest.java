package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import dev.graft.model.Backbone;
import dev.graft.model.Base;
import dev.graft.model.NetworkBlock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Shapes and sizes of traced networks. */
@Tag("engine")
class TorchBackboneTest {
  @BeforeAll
  static void onPyTorch() {
    TorchFixtures.onPyTorchAlone();
  }

  @Test
  void shapesAreMeasuredAndPositionsAreAMap() {
    Base resnet = TorchFixtures.tiny("resnet").withoutClassifier().base();
    assertEquals(new Shape(1, 8, 8, 8), NetworkBlock.shapes(resnet).get(0));
    assertEquals(new Shape(1, 16), NetworkBlock.shapes(resnet).get(4));
    assertEquals(new Shape(1, 8, 16, 16), NetworkBlock.shapes(resnet.withSize(64)).get(0));
    Base vit = TorchFixtures.tiny("vit").withoutClassifier().base();
    assertEquals(new Shape(1, 8, 1, 17), NetworkBlock.shapes(vit).get(1));
    assertEquals(8, vit.backbone().features());
  }

  @Test
  void aSizeThatItWasNotTracedForIsRefusedInWords() {
    Backbone resnet = TorchFixtures.tiny("resnet").base().backbone();
    Base vit = TorchFixtures.tiny("vit").withoutClassifier().base();
    assertTrue(resnet.takes(TorchFixtures.INPUT.withSize(64)));
    assertTrue(vit.backbone().takes(TorchFixtures.INPUT));
    assertFalse(vit.backbone().takes(TorchFixtures.INPUT.withSize(64)));
    Base larger = vit.withSize(64);
    var wrong = assertThrows(IllegalArgumentException.class, () -> NetworkBlock.shapes(larger));
    assertTrue(wrong.getMessage().contains("was traced for another size"), wrong.getMessage());
  }

  @Test
  void fileAndStagesAreItsIdentity() {
    String resnet = TorchFixtures.tiny("resnet").base().backbone().canonical();
    assertEquals(resnet, TorchFixtures.tiny("resnet").base().backbone().canonical());
    assertNotEquals(
        resnet, TorchFixtures.tiny("resnet").withoutClassifier().base().backbone().canonical());
    assertEquals(
        List.of("tiny-resnet.pt"), List.of(TorchFixtures.tiny("resnet").base().backbone().name()));
  }
}
