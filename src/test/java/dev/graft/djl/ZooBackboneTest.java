package dev.graft.djl;

import static dev.graft.djl.ZooFixtures.assertAnswers;
import static dev.graft.djl.ZooFixtures.tiny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.training.FeatureCache;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a model that DJL finds answers, and what can be trained on it. */
@Tag("engine")
class ZooBackboneTest {
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

  private static final Split SPLIT = SHOES.perClass(10, 5).withTestRows(50);

  @Test
  void itsAnswersAreTheFeatures() {
    assertAnswers("answers", tiny().base());
  }

  @Test
  void whereACutIsPossibleItIsMadeAndWhereNotItIsSaid() {
    if (Engines.name().equals("MXNet")) {
      assertAnswers("below", tiny().withoutLast(1).base());
    } else {
      var whole = assertThrows(IllegalArgumentException.class, () -> tiny().withoutLast(1).base());
      assertTrue(
          whole.getMessage().startsWith("a PyTorch model cannot be cut; possible are its answers"));
    }
    var sealed =
        assertThrows(
            IllegalArgumentException.class,
            () -> tiny().base().withHead(Head.linear(SHOES.classes())));
    assertTrue(sealed.getMessage().contains("can only be frozen as a whole: call frozen()"));
  }

  @Test
  void aHeadIsTrainedOnIt() {
    Network network = tiny().base().frozen().withHead(Head.linear(SHOES.classes()));
    Plan plan = new Plan(SPLIT, network, Recipe.withDefaults().withPasses(2).withRate(3e-3), 1);
    Trained run =
        Training.run(plan, Optional.empty(), RunListener.NONE, FeatureCache.withBound(16));
    assertEquals("", run.run().failure());
    assertEquals(Set.of("head.weight", "head.bias"), run.tensors().names());
    assertThrows(IllegalArgumentException.class, network::fromScratch);
    assertThrows(IllegalArgumentException.class, network::withRandomBase);
    assertThrows(IllegalArgumentException.class, network::withShuffledBase);
    var full =
        assertThrows(
            IllegalStateException.class,
            () ->
                Training.run(plan, Optional.empty(), RunListener.NONE, FeatureCache.withBound(0)));
    assertTrue(
        full.getMessage().contains("cannot be computed within a training step"), full.toString());
    assertTrue(network.toString().contains("whole model"), network.toString());
  }
}
