package dev.graft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Digits;
import dev.graft.data.Split;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.FashionNet;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps, on a split that was given; a folder is compared in {@link GraftTest}. */
class ComparingTest {
  @TempDir Path folder;

  @Test
  void noMoreIsThawedThanTheBaseHas() {
    assertEquals(2, Comparing.thawed(EfficientNetLite0.imageNet()));
    assertEquals(1, Comparing.thawed(FashionNet.clothing().withoutHead().keptUpTo("block1")));
  }

  @Test
  @Tag("slow")
  void aSplitThatWasGivenIsTheOneOfAllArms() {
    Split split = Digits.all().only("0", "1").perClass(5, 5).withTestRows(40).withSeed(3);
    Compare asked =
        Compare.pictures(split)
            .withBase(FashionNet.digits())
            .withSeeds(1)
            .withStore(RunStore.at(folder.resolve("runs")));
    Compared compared = asked.run();
    List<Run> runs = compared.comparison().runs().all();
    assertEquals(
        List.of(Comparing.FROZEN, Comparing.RIVAL, Comparing.FINE_TUNED),
        compared.comparison().runs().arms());
    assertEquals(3, runs.size());
    for (Run run : runs) {
      assertEquals(split.rows(run.seed()).test(), run.test().rows());
    }
    assertTrue(compared.ground().contains(split.toString().lines().findFirst().get()));
    assertTrue(compared.cells().contains("var split = yourSplit;"), compared.cells());
  }
}
