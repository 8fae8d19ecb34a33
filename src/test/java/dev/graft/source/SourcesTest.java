package dev.graft.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.run.RunStore;
import dev.graft.score.HScore;
import dev.graft.score.RankingMethod;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  private static final ImageSet TARGET = FashionMnist.clothing().only("Sandal", "Shirt", "Bag");
  private static final Split SPLIT = TARGET.perClass(12, 10).withTestRows(90);
  @TempDir static Path folder;

  private static Sources sources() {
    return SourceRanking.of(FashionNet.clothing(), FashionNet.digits())
        .withReferences(FashionNet.shuffled(100))
        .withMethod(RankingMethod.withDefaults().withDraws(40).withPermutations(39))
        .withStore(RunStore.at(folder));
  }

  @Test
  void aScoreThatSaysNothingMayNotDecide() {
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class,
            () -> sources().withMeasure(HScore.withDefaults()).on(SPLIT));
    assertTrue(
        error.getMessage().startsWith("H-score cannot rank 'FashionNet (clothing)'"),
        error.getMessage());
  }

  @Test
  void noBaseIsAnError() {
    IllegalArgumentException error =
        assertThrows(IllegalArgumentException.class, () -> SourceRanking.of());
    assertEquals("bases (0) must be at least 1; or take builtIn()", error.getMessage());
  }
}
