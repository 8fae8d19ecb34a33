package dev.graft.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Outcome;
import dev.graft.data.Digits;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.model.FashionNet;
import dev.graft.run.RunStore;
import dev.graft.score.ReductionScores;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Components learned on a source, on either engine. */
@Tag("engine")
@Tag("slow")
class UnsupervisedTransferTest {
  private static final ImageSet CLOTHES = FashionMnist.clothing().only("Sandal", "Shirt", "Bag");
  private static final ImageSet DIGITS = Digits.all().only("0", "1", "2");

  @TempDir Path folder;

  private UnsupervisedTransfer transfer() {
    return UnsupervisedTransfer.of(FashionNet.clothing())
        .withComponents(5)
        .withTargetRows(8, 100)
        .withStore(RunStore.at(folder));
  }

  @Test
  void theSameDomainHelpsAgainstFewRowsAndAnotherHarmsAgainstMany() {
    UnsupervisedScores same = transfer().on(CLOTHES, CLOTHES);
    assertEquals(Outcome.HELPS, same.outcome(8), same.toString());
    assertEquals(5, same.scores().get("the source").size());
    UnsupervisedScores other = transfer().on(DIGITS, CLOTHES);
    assertEquals(Outcome.HARMS, other.outcome(100), other.toString());
    assertTrue(other.difference(100).mean() < same.difference(100).mean());
    for (List<ReductionScores> seeds : same.scores().values()) {
      seeds.forEach(s -> assertTrue(s.explainedVariance() > 0 && s.explainedVariance() <= 1));
    }
  }

  @Test
  void tooFewRowsAreNamed() {
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> transfer().withTargetRows(5_000).on(CLOTHES, CLOTHES))
            .getMessage()
            .contains("at least the largest number of target rows (5000)"));
    assertThrows(IllegalArgumentException.class, () -> transfer().on(CLOTHES, CLOTHES).outcome(9));
  }
}
