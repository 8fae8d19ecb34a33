package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("engine")
class SameRunsTest {
  private static final ImageSet SHOES = FashionMnist.clothing().only("Sandal", "Sneaker");
  private static final Network FROZEN =
      FashionNet.digits().withoutHead().frozen().withHead(Head.linear(SHOES.classes()));

  @TempDir Path folder;

  private Experiment sweep(String place) {
    return Experiment.on(SHOES.perClass(5, 5).withTestRows(20))
        .withSeeds(1, 2)
        .withStore(RunStore.at(folder.resolve(place)))
        .withArm("scratch", FROZEN.fromScratch(), Recipe.withDefaults().withPasses(3))
        .withArm("frozen", FROZEN, Recipe.withDefaults());
  }

  private Experiment run(String place) {
    Experiment sweep = sweep(place);
    sweep.run();
    return sweep;
  }

  /** Another last point of the curve. */
  private static Run changed(Run run) {
    List<Point> points = new ArrayList<>(run.curve().points());
    Point last = points.get(3);
    points.set(3, new Point(3, last.updates(), last.seconds(), 9, last.validationLoss(), 0.5));
    return RunFixtures.withPoints(run, points);
  }

  @Test
  void whatIsComputedTwiceIsAlike() {
    SameRuns same = SameRuns.of(run("one"), run("other"));
    assertEquals(4, same.number());
    assertEquals(
        "4 of 4 runs alike to the last bit: plan, trained weights, answers to the test rows,"
            + " learning curve",
        same.toString());
  }

  @Test
  void whatDiffersIsNamed() {
    Experiment one = run("one");
    Experiment third = sweep("third");
    Run run = one.runs().find("scratch", 2).orElseThrow();
    one.runs().all().stream()
        .filter(it -> !it.key().equals(run.key()))
        .forEach(it -> third.store().save(it, one.store().tensors(it.key())));
    byte[] weights = one.store().tensors(run.key());
    weights[weights.length - 1] ^= 1;
    third.store().save(changed(run), weights);
    SameRuns same = SameRuns.of(one, third);
    assertEquals(
        List.of(new SameRuns.Pair("scratch", 2, true, false, true, false)), same.differing());
    String words = same.toString();
    assertTrue(words.startsWith("3 of 4 runs alike"), words);
    assertTrue(words.contains("scratch  2     same  other            same     other"), words);
    assertFalse(words.contains("frozen"), words);
  }

  @Test
  void otherArmsAndSeedsAreRefused() {
    String said =
        assertThrows(
                IllegalArgumentException.class,
                () -> SameRuns.of(sweep("one"), sweep("one").withSeeds(1)))
            .getMessage();
    assertEquals(
        "seeds ([1, 2] and [1]) must be the same in both experiments; compare the store of one"
            + " sweep with another store of it",
        said);
  }
}
