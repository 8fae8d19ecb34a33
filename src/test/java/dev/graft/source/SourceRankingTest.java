package dev.graft.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.run.RunStore;
import dev.graft.score.Candidate;
import dev.graft.score.Measure;
import dev.graft.score.RankedSource;
import dev.graft.score.RankingMethod;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real bases ranked for a real target. */
class SourceRankingTest {
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
  void ranksBasesAndReferencesWithAllScores() {
    SourceRanking ranking = sources().on(SPLIT);
    assertEquals(4, ranking.names().size());
    RankedSource clothing = ranking.ranking().source("FashionNet (clothing)");
    assertEquals(9, clothing.scores().size());
    RankedSource random = ranking.ranking().source("random weights (fashion-net)");
    assertEquals(Candidate.Role.REFERENCE, random.role());
    assertEquals("it was trained for no classes", random.missing().get(Measure.LEEP));
    assertTrue(clothing.scores().get(Measure.LEEP).value() < 0);
    double first =
        ranking.ranking().sources().stream().mapToDouble(s -> s.stability().first()).sum();
    assertEquals(1, first, 1e-9);
    assertEquals(ranking.toString(), sources().on(SPLIT).toString(), "the same again");
    String text = ranking.toString();
    assertTrue(text.contains("Ranked by linear probe on the 36 training rows alone"), text);
    assertTrue(text.contains("(says nothing)"), "36 rows of 64 features: " + text);
    assertTrue(text.startsWith("Answer: "), text);
  }

  @Test
  void theMapShowsEveryTrainingRow() {
    var chart = sources().on(SPLIT).map("FashionNet (digits)");
    assertEquals(3, chart.series().size());
    assertTrue(chart.toString().contains("Sandal"), chart.toString());
    assertTrue(chart.png().length > 5000);
    IllegalArgumentException error =
        assertThrows(
            IllegalArgumentException.class, () -> sources().on(SPLIT).map("FashionNet (digit)"));
    assertTrue(error.getMessage().contains("did you mean 'FashionNet (digits)'"));
  }

  @Test
  void distancesToTheSourcesOwnPictures() {
    ImageSet own = FashionMnist.clothing().only("T-shirt/top", "Trouser", "Coat");
    SourceDistances far = sources().on(SPLIT).distances("FashionNet (clothing)", own);
    SourceDistances none = sources().on(SPLIT).distances("FashionNet (clothing)", TARGET);
    assertTrue(far.mmd().pValue() < 0.05 && none.mmd().pValue() > 0.05, far + "\n" + none);
    assertTrue(far.proxyADistance().value() > none.proxyADistance().value());
    assertThrows(
        IllegalArgumentException.class,
        () -> sources().on(SPLIT).distances("random weights (fashion-net)", own));
  }
}
