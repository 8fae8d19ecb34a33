package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Optimiser;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.RateCurve;
import dev.graft.run.RunStore;
import dev.graft.training.RateFinder;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rate finder on real runs, on either engine. */
@Tag("engine")
@Tag("slow")
class FindRateTest {
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

  private static final Split SPLIT = SHOES.perClass(20, 5).withTestRows(60);

  private static final Network FROZEN =
      FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(SHOES.classes()));

  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(3).withRate(3e-3);
  @TempDir Path folder;

  private Experiment experiment() {
    return Experiment.on(SPLIT)
        .withSeeds(1, 2)
        .withStore(RunStore.at(folder.resolve("runs")))
        .withArm("scratch", FROZEN.fromScratch(), RECIPE)
        .withArm("frozen", FROZEN, RECIPE)
        .withArm("fine-tuned", FROZEN, RECIPE.thenFineTune(Thawing.all(), 3, 1e-2));
  }

  @Test
  void theSuggestionIsAmongRatesThatLearn() {
    RateCurve scratch = experiment().findRate("scratch");
    assertEquals("scratch", scratch.arm());
    assertTrue(
        scratch.suggestion() >= 1e-4 && scratch.suggestion() <= 1e-1, "" + scratch.suggestion());
    assertTrue(scratch.steepest() <= scratch.lowest());
    double first = scratch.losses().get(0);
    assertEquals(Math.log(5), first, 0.6, "about the loss of guessing");
    assertEquals(1e-6, scratch.rates().get(0), 1e-18);
  }

  @Test
  void theSameAgainAndNoRunChanges() {
    Experiment experiment = experiment();
    RateCurve tuned = experiment.findRate("fine-tuned");
    assertEquals(tuned, experiment.findRate("fine-tuned"));
    Experiment other = experiment.withStore(RunStore.at(folder.resolve("other runs")));
    assertEquals(
        other.run().find("fine-tuned", 1).orElseThrow().test(),
        experiment.run().find("fine-tuned", 1).orElseThrow().test());
  }

  @Test
  void aRateThatDivergesAtOnceIsAnError() {
    Experiment experiment =
        Experiment.on(SPLIT)
            .withArm("sgd", FROZEN.fromScratch(), RECIPE.withOptimiser(Optimiser.SGD));
    RateFinder wild = RateFinder.withDefaults().between(1e4, 1e8);
    String message =
        assertThrows(IllegalArgumentException.class, () -> experiment.findRate("sgd", wild))
            .getMessage();
    assertTrue(
        message.endsWith(
            "of the rate finder must be at least 7 before the loss diverges; begin at a lower rate"
                + " than 1.0e+04"),
        message);
  }

  @Test
  void badInputIsNamed() {
    assertEquals(
        "highest (1.0E-6) must be a number above the lowest rate, 1.0E-4",
        assertThrows(
                IllegalArgumentException.class, () -> RateFinder.withDefaults().between(1e-4, 1e-6))
            .getMessage());
    assertEquals(
        "steps (5) must be at least 20",
        assertThrows(IllegalArgumentException.class, () -> RateFinder.withDefaults().withSteps(5))
            .getMessage());
  }
}
