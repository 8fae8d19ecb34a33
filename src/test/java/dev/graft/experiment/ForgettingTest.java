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
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.RunStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forgetting meter on real runs, on either engine. */
@Tag("engine")
@Tag("slow")
class ForgettingTest {
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
  void aFrozenArmForgetsNothingAndAFastOneMuch() {
    Experiment experiment = experiment();
    experiment.run();
    ImageSet source = FashionMnist.clothing().only(FashionMnist.clothing().classes().subList(0, 5));
    Forgetting forgetting = Forgetting.of(experiment, FashionNet.clothing(), source);
    assertEquals(2500, forgetting.rows());
    assertTrue(forgetting.before() > 0.8, "before " + forgetting.before());
    assertEquals(0, forgetting.lost("frozen"));
    assertTrue(forgetting.lost("fine-tuned") > 0.1, "lost " + forgetting.lost("fine-tuned"));
    assertEquals(java.util.Set.of("frozen", "fine-tuned"), forgetting.arms().keySet());
    assertTrue(forgetting.toString().startsWith("The old head on 2500 rows of "));
  }

  @Test
  void forgettingNeedsTheOldHeadItsClassesAndAnArm() {
    ImageSet source = FashionMnist.clothing().only(FashionMnist.clothing().classes().subList(0, 5));
    assertWords(
        "the base FashionNet (clothing) must have its old head: leave withoutHead() out here",
        () -> Forgetting.of(experiment(), FashionNet.clothing().withoutHead(), source));
    assertWords(
        "classes [Sandal, Shirt, Sneaker, Bag, Ankle boot] of the data must be those of the base's"
            + " old head, in its order: [T-shirt/top, Trouser, Pullover, Dress, Coat]",
        () -> Forgetting.of(experiment(), FashionNet.clothing(), SHOES));
    assertWords(
        "arms that start from FashionNet (shuffled-25) (0) must be at least 1; the arms are"
            + " [scratch, frozen, fine-tuned]",
        () -> Forgetting.of(experiment(), FashionNet.shuffled(25), source));
  }

  private static void assertWords(String words, org.junit.jupiter.api.function.Executable action) {
    assertEquals(words, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
