package dev.graft.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Part;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.RunStore;
import dev.graft.score.Candidate;
import dev.graft.score.HScore;
import dev.graft.score.Measure;
import dev.graft.score.RankedSource;
import dev.graft.score.RankingMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
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

  /** Other labels on all rows of the test part: what the ranking says does not change. */
  @Test
  void labelsOfTestRowsAreNotRead() {
    List<Integer> other =
        IntStream.range(0, TARGET.size())
            .mapToObj(
                row ->
                    TARGET.part(row) == Part.TEST ? (TARGET.label(row) + 1) % 3 : TARGET.label(row))
            .toList();
    Split known = TARGET.split().withTrainingPerClass(8);
    Split changed = TARGET.withLabels(other).split().withTrainingPerClass(8);
    assertEquals(known.rows(1).training(), changed.rows(1).training());
    assertEquals(sources().on(known).toString(), sources().on(changed).toString());
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

  @Test
  void agreesOrNotWithWhatTrainingShowed() {
    Head head = Head.linear(TARGET.classes());
    Network clothing = FashionNet.clothing().withoutHead().frozen().withHead(head);
    Network digits = FashionNet.digits().withoutHead().frozen().withHead(head);
    Recipe recipe = Recipe.withDefaults().withPasses(3);
    Recipe tuned = recipe.thenFineTune(Thawing.all(), 2, 1e-4);
    var runs =
        Experiment.on(SPLIT)
            .withStore(RunStore.at(folder))
            .withSeeds(1, 2)
            .withArm("scratch", clothing.fromScratch(), recipe)
            .withArm("clothing", clothing, recipe)
            .withArm("digits", digits, recipe)
            .withArm("digits again", digits, recipe.withPasses(4))
            .withArm("random", clothing.withRandomBase(), recipe)
            .withArm("clothing, tuned", clothing, tuned)
            .run();
    SourceRanking ranking = sources().on(SPLIT);
    SourceAgreement agreement = ranking.agreementWith(Comparison.of(runs).against("scratch"));
    assertEquals(
        List.of("fine-tuned", "frozen"),
        agreement.agreements().stream().map(a -> a.treatment()).toList());
    assertEquals(3, agreement.of("frozen").pairs().size());
    assertEquals(List.of("digits again"), agreement.unused());
    assertTrue(
        agreement.toString().contains("even full agreement is chance once in 6 times"),
        agreement.toString());
    assertTrue(
        agreement.of("fine-tuned").pairs().stream().anyMatch(p -> p.arm().equals("scratch")));
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
