package dev.graft.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.RunStore;
import dev.graft.score.RankingMethod;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceAgreementTest {
  private static final ImageSet TARGET = FashionMnist.clothing().only("Sandal", "Shirt", "Bag");
  private static final Split SPLIT = TARGET.perClass(12, 10).withTestRows(90);
  @TempDir static Path folder;

  private static Sources sources() {
    return SourceRanking.of(FashionNet.clothing(), FashionNet.digits())
        .withReferences(FashionNet.shuffled(100))
        .withMethod(RankingMethod.withDefaults().withDraws(40).withPermutations(39))
        .withStore(RunStore.at(folder));
  }

  @Tag("slow")
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
}
