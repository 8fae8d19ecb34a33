package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Emoji;
import dev.graft.data.ImageSet;
import dev.graft.model.Base;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Weights;
import dev.graft.recipe.Augmentation;
import dev.graft.recipe.Recipe;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A network answers the same whether its frozen stages are cached or computed with the rest. */
@Tag("slow")
@Tag("engine")
class CachedLogitsTest {
  private static final float TOLERANCE = 1e-4f;
  private static final List<Integer> ROWS = IntStream.range(0, 32).boxed().toList();

  @Test
  void everyLogitIsTheSameAtEveryCut() {
    ImageSet emoji = Emoji.noto().byCategory();
    Base base = EfficientNetLite0.imageNet().withoutHead();
    Network network = base.frozen().withHead(Head.linear(emoji.classes()));
    Plan plan = new Plan(emoji.perClass(4, 2), network, Recipe.withDefaults(), 1);
    Weights weights = network.initialWeights(1);
    FrozenPart part = new FrozenPart(emoji, base, weights, Augmentation.NONE);
    float[][] uncached = answers(plan, part, 0);
    assertTrue(uncached[0][0] != uncached[1][0], "pictures have answers of their own");
    for (int cut = 1; cut <= base.backbone().stages().size(); cut++) {
      float[][] cached = answers(plan, part, cut);
      for (int i = 0; i < ROWS.size(); i++) {
        assertArrayEquals(uncached[i], cached[i], TOLERANCE, "cut " + cut + ", row " + i);
      }
    }
  }

  private static float[][] answers(Plan plan, FrozenPart part, int cut) {
    try (LiveRun live = new LiveRun(plan, part.weights(), cut)) {
      return live.logProbabilities(FeatureCache.withBound(256).activations(part, cut, ROWS), ROWS);
    }
  }
}
