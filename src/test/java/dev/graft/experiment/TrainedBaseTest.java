package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.model.Base;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.recipe.Recipe;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run of one's own as the base of the next, on either engine. */
@Tag("engine")
class TrainedBaseTest {
  private static final ImageSet SOURCE = FashionMnist.clothing().only("Dress", "Coat", "Trouser");
  private static final ImageSet TARGET = FashionMnist.clothing().only("Sandal", "Sneaker", "Bag");

  @TempDir Path folder;

  private Experiment source() {
    return Experiment.on(SOURCE.perClass(40, 20).withTestRows(120))
        .withSeeds(4)
        .withStore(RunStore.at(folder))
        .withArm(
            "source",
            FashionNet.untrained().withHead(Head.linear(SOURCE.classes())).fromScratch(),
            Recipe.withDefaults().withPasses(8));
  }

  @Test
  void theRunsNetworkAnswersTheSameAsABase() {
    Experiment experiment = source();
    Run run = experiment.run().find("source", 4).orElseThrow();
    Base base = TrainedBase.of(experiment, "source", 4);
    assertEquals("fashion-net (source, seed 4)", base.card().name());
    assertEquals(SOURCE.classes(), base.oldHead().orElseThrow().names());
    Experiment asked =
        Experiment.on(experiment.split())
            .withSeeds(4)
            .withStore(RunStore.at(folder))
            .withArm("old answers", base.answering(SOURCE.classes()), Recipe.withDefaults());
    Run answers = asked.run().find("old answers", 4).orElseThrow();
    assertTrue(run.test().accuracy() > 0.7, "learned: " + run.test().accuracy());
    assertEquals(run.test().predicted(), answers.test().predicted());
  }

  @Test
  void itIsFrozenUnderANewHead() {
    Experiment experiment = source();
    experiment.run();
    Base base = TrainedBase.of(experiment, "source", 4);
    Experiment target =
        Experiment.on(TARGET.perClass(10, 10).withTestRows(60))
            .withSeeds(1)
            .withStore(RunStore.at(folder))
            .withArm(
                "frozen",
                base.withoutHead().frozen().withHead(Head.linear(TARGET.classes())),
                Recipe.withDefaults().withPasses(5));
    Run run = target.run().find("frozen", 1).orElseThrow();
    assertFalse(run.failed(), run.failure());
    double seconds = experiment.runs().find("source", 4).orElseThrow().budget().seconds();
    assertEquals(Optional.of(seconds), run.fact(Fact.SOURCE_SECONDS));
    assertEquals(base.weights().hash(), run.provenance().get("weights.hash"));
  }

  @Test
  void whatHasNotBeenRunIsNoBase() {
    Experiment experiment = source();
    assertThrows(IllegalStateException.class, () -> TrainedBase.of(experiment, "source", 4));
    assertEquals(
        "seed (5) must be one of the experiment's, [4]",
        assertThrows(IllegalArgumentException.class, () -> TrainedBase.of(experiment, "source", 5))
            .getMessage());
    assertEquals(
        "no arm 'sauce'; did you mean 'source'? Known: source",
        assertThrows(IllegalArgumentException.class, () -> TrainedBase.of(experiment, "sauce", 4))
            .getMessage());
  }
}
