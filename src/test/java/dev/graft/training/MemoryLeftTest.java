package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.model.EfficientNetLite0;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Weights;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemoryLeftTest {
  private static String refused(Runnable work) {
    return assertThrows(IllegalArgumentException.class, work::run).getMessage();
  }

  @Test
  void whatDoesNotFitNamesBothNumbersAndTheWayOut() {
    String words =
        refused(() -> MemoryLeft.checkFits("one answer", 2000, 1500.4, "this machine has left"));
    assertTrue(
        words.startsWith(
            "memory (about 2,000 MiB for one answer) must fit the 1,500 MiB that this machine has"
                + " left; take smaller pictures (base.withSize(96)) or fewer rows"),
        words);
    assertTrue(words.endsWith("java -Dgraft.memory=unchecked begins all the same"), words);
    assertDoesNotThrow(() -> MemoryLeft.checkFits("one answer", 1500, 1500, "x"));
  }

  @Test
  void heapAndMachineAreKnown() {
    assertTrue(MemoryLeft.mebibytes() > 1);
    double heap = MemoryLeft.mebibytesOfHeap();
    assertTrue(heap > 1 && heap <= Runtime.getRuntime().maxMemory() / 1048576.0, "" + heap);
    String words = refused(() -> MemoryLeft.check("features", 1, 1e9));
    assertTrue(words.contains("1,000,000,000 MiB for features"), words);
    assertTrue(words.contains("that the Java heap may still take"), words);
  }

  /** A picture of 40,000 pixels a side has terabytes of layers: said before anything is taken. */
  @Test
  void anAnswerIsRefusedBeforeItIsComputed() {
    Network network =
        EfficientNetLite0.imageNet()
            .withoutHead()
            .withSize(40_000)
            .withHead(Head.linear(List.of("a", "b")));
    String words = refused(() -> Answering.probabilities(network, Weights.none(), new float[0]));
    assertTrue(words.contains("MiB for one answer) must fit the"), words);
  }

  @Test
  void thePropertyBeginsAllTheSame() {
    System.setProperty("graft.memory", "unchecked");
    try {
      assertDoesNotThrow(() -> MemoryLeft.check("features", 1e12, 1e12));
    } finally {
      System.clearProperty("graft.memory");
    }
  }
}
