package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Emoji;
import dev.graft.data.ImageSet;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.training.Plan;
import org.junit.jupiter.api.Test;

class WorkersTest {
  @Test
  void oneRunPerCoreUnlessMemoryIsShort() {
    assertEquals(new Workers(2, false), Workers.fitting(2, 16_000, 500));
    // 70% of 1,200 MiB hold one run of 500 MiB, not two
    assertEquals(new Workers(1, true), Workers.fitting(2, 1200, 500));
    assertEquals(new Workers(1, true), Workers.fitting(8, 100, 500), "one at least");
    assertEquals(new Workers(8, false), Workers.fitting(8, Double.POSITIVE_INFINITY, 500));
    assertEquals(new Workers(4, false), Workers.fitting(4, 8, 0));
    assertTrue(dev.graft.training.MemoryLeft.mebibytes() > 1);
  }

  @Test
  void aRunThatTrainsLittleNeedsLittle() {
    ImageSet emoji = Emoji.noto().byCategory();
    Network frozen =
        EfficientNetLite0.imageNet().withoutHead().frozen().withHead(Head.linear(emoji.classes()));
    Recipe recipe = Recipe.withDefaults();
    double head = new Plan(emoji.perClass(5, 5), frozen, recipe, 1).mebibytes();
    double all = new Plan(emoji.perClass(5, 5), frozen.fromScratch(), recipe, 1).mebibytes();
    assertFalse(head > 100, "weights alone: " + head);
    // measured: 550 MiB above the process's own at 64 pixels and batches of 32
    assertTrue(all > 400 && all < 900, "all outputs: " + all);
  }
}
