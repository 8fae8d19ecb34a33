package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Normalisation;
import dev.graft.model.Weights;
import dev.graft.recipe.Augmentation;
import dev.graft.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the same weights both engines take the same first steps. */
@Tag("slow")
class BothEnginesTest {
  private static final String ENGINE = "graft.engine";
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
  private static final Split SPLIT = SHOES.perClass(20, 5).withTestRows(50);
  // Adam divides by the size of a gradient, so that one which is rounding alone moves its weight
  // as far as any: at 1e-3 a net from scratch parts by 2e-4 at the fifth step.
  private static final Recipe RECIPE = Recipe.withDefaults().withRate(1e-4);

  private static List<Float> losses(String engine, Network network) {
    String before = System.getProperty(ENGINE);
    System.setProperty(ENGINE, engine);
    try {
      return losses(new Plan(SPLIT, network, RECIPE, 5));
    } finally {
      if (before == null) {
        System.clearProperty(ENGINE);
      } else {
        System.setProperty(ENGINE, before);
      }
    }
  }

  private static List<Float> losses(Plan plan) {
    Weights start = plan.network().initialWeights(5);
    List<Integer> rows = SPLIT.rows(5).training();
    FrozenPart part = new FrozenPart(SHOES, plan.network().base(), start, Augmentation.NONE);
    Activations inputs = FeatureCache.withBound(16).activations(part, plan.cut(), rows);
    List<Float> losses = new ArrayList<>();
    try (LiveRun live = new LiveRun(plan, start, plan.cut())) {
      Descent optimiser = live.optimiser(start);
      for (int step = 0; step < 20; step++) {
        int from = step % 4 * 25;
        live.nextUpdate(step + 1);
        losses.add(live.step(optimiser, inputs, Batch.of(rows.subList(from, from + 25)), 1));
      }
    }
    return losses;
  }

  private static void assertSameSteps(Network network) {
    List<Float> mxnet = losses("MXNet", network);
    List<Float> pytorch = losses("PyTorch", network);
    for (int step = 0; step < 20; step++) {
      assertEquals(1, mxnet.get(step) / pytorch.get(step), 1e-4, "step " + step);
    }
  }

  @Test
  void fromScratch() {
    assertSameSteps(FashionNet.untrained().withHead(Head.linear(SHOES.classes())).fromScratch());
  }

  @Test
  void frozenAndFineTuned() {
    Head head = Head.linear(SHOES.classes());
    assertSameSteps(FashionNet.clothing().withoutHead().frozenUpTo("block2").withHead(head));
    assertSameSteps(FashionNet.clothing().withoutHead().withHead(head));
    assertSameSteps(
        FashionNet.clothing()
            .withoutHead()
            .frozenExceptNormalisation()
            .withHead(head)
            .withNormalisation(Normalisation.TRAINED));
  }
}
