package dev.graft.djl;

import static dev.graft.djl.TorchFixtures.INPUT;
import static dev.graft.djl.TorchFixtures.file;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.model.Base;
import dev.graft.model.Head;
import dev.graft.model.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An ONNX network as an architecture. */
class OnnxBackboneTest {
  private static final Base BASE = OnnxPictures.of(file("tiny-three.onnx")).madeFor(INPUT).base();

  @Test
  void whatItCannotDoIsRefusedWithTheWayOut() {
    Head head = Head.linear(List.of("a", "b"));
    String thawed =
        assertThrows(IllegalArgumentException.class, () -> BASE.withHead(head)).getMessage();
    assertTrue(thawed.contains("call frozen(); to train it or to start it from scratch, trace"));
    Network frozen = BASE.frozen().withHead(head);
    assertThrows(IllegalArgumentException.class, frozen::fromScratch);
    assertThrows(IllegalArgumentException.class, () -> BASE.withoutLast(1));
  }

  @Test
  void fileAndFeaturesAreItsIdentity() {
    OnnxPictures any = OnnxPictures.of(file("tiny.onnx")).madeFor(INPUT);
    String scores = any.base().backbone().canonical();
    assertNotEquals(BASE.backbone().canonical(), scores);
    assertNotEquals(any.withFeatures("flat").base().backbone().canonical(), scores);
    assertTrue(BASE.backbone().takes(INPUT));
    assertFalse(BASE.backbone().takes(INPUT.withSize(64)));
  }
}
