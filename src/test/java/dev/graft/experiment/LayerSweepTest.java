package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.Base;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Normalisation;
import dev.graft.model.Weights;
import dev.graft.recipe.Recipe;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import dev.graft.run.Sweep;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Arms that differ in how many layers they have or keep, on either engine. */
@Tag("engine")
class LayerSweepTest {
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Sneaker", "Ankle boot");
  private static final Split SPLIT = SHOES.perClass(8, 4).withTestRows(60);
  private static final Head HEAD = Head.linear(SHOES.classes());
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(2);
  private static final Base CLOTHING = FashionNet.clothing().withoutHead();

  @TempDir Path folder;

  private Experiment on() {
    return Experiment.on(SPLIT).withSeeds(1).withStore(RunStore.at(folder));
  }

  @Test
  void removingFromEitherEndSharesTheWholeNet() {
    LayerSweep both =
        LayerSweep.lastRemoved(CLOTHING, HEAD, RECIPE)
            .and(LayerSweep.firstRemoved(CLOTHING, HEAD, RECIPE));
    Experiment experiment = both.addedTo(on());
    assertEquals(1 + 3 + 3, experiment.arms().size(), "nothing removed stands for both ends");
    Sweep places = both.places();
    assertEquals(List.of("last removed", "first removed"), places.series());
    assertEquals("stages removed", places.turned());
    // block1 (3 x 3 x 16 + 32), and a head of 16 x 3 + 3
    assertEquals(144 + 32 + 51, places.places().get(3).parameters());
    assertEquals(experiment.arms(), both.addedTo(experiment).arms(), "nothing is added twice");
    Runs runs = experiment.run();
    assertEquals(7, runs.all().size());
    runs.all().forEach(run -> assertEquals("", run.failure(), run.arm()));
    assertEquals(
        "without its last 2 stages",
        runs.arm("last 2 removed").get(0).provenance().get("layers.removed"));
  }

  @Test
  void whatIsTrainedIsNormalisedByItsBatches() {
    List.of(
            LayerSweep.firstRemoved(CLOTHING, HEAD, RECIPE),
            LayerSweep.lastRemoved(CLOTHING, HEAD, RECIPE))
        .forEach(sweep -> assertNormalised(Normalisation.TRAINED, sweep));
  }

  private void assertNormalised(Normalisation expected, LayerSweep sweep) {
    sweep
        .addedTo(on())
        .arms()
        .forEach(arm -> assertEquals(expected, arm.network().normalisation(), arm.name()));
  }

  @Test
  void aFrozenBaseStaysFrozenAsAWhole() {
    LayerSweep sweep = LayerSweep.firstRemoved(CLOTHING.frozen(), HEAD, RECIPE);
    assertNormalised(Normalisation.STATISTICS_FROZEN, sweep);
    Runs runs = sweep.addedTo(on()).run();
    // the adapter is frozen too, so that a head of 64 x 3 + 3 is all that is trained
    runs.all().forEach(run -> assertEquals(195, run.budget().trainedParameters(), run.arm()));
    runs.all().forEach(run -> assertEquals("", run.failure(), run.arm()));
  }

  @Test
  void aCutKeepsTheStagesBelowAndDrawsTheOthersAsScratchDoes() {
    LayerSweep sweep = LayerSweep.cuts("clothing", CLOTHING, HEAD, RECIPE);
    Experiment experiment = sweep.addedTo(on());
    assertEquals(1 + 2 * 4, experiment.arms().size());
    Network scratch = experiment.arms().get(0).network();
    Network frozen = experiment.arms().get(3).network();
    assertEquals("clothing up to block2, frozen", experiment.arms().get(3).name());
    assertEquals(2, frozen.base().frozenStages());
    assertEquals(Normalisation.TRAINED, frozen.normalisation());
    Weights start = frozen.initialWeights(7);
    Weights fresh = scratch.initialWeights(7);
    assertEquals(
        CLOTHING.weights().hash("block1.convolution.weight"),
        start.hash("block1.convolution.weight"));
    assertEquals(fresh.hash("block3.convolution.weight"), start.hash("block3.convolution.weight"));
    assertEquals(fresh.hash("dense.weight"), start.hash("dense.weight"));
    Runs runs = experiment.run();
    runs.all().forEach(run -> assertEquals("", run.failure(), run.arm()));
    assertTrue(
        runs.arm("clothing up to block2, frozen").get(0).budget().trainedParameters()
            < runs.arm("clothing up to block2, tuned").get(0).budget().trainedParameters());
  }

  @Test
  void headSizesRunAndAreCounted() {
    LayerSweep sweep = LayerSweep.hiddenUnits(CLOTHING.frozen().withHead(HEAD), RECIPE, 4, 16);
    Runs runs = sweep.addedTo(on()).run();
    assertEquals(List.of("no hidden layer", "4 hidden units", "16 hidden units"), runs.arms());
    // 64 x 4 + 4 + 2 x 4 and 4 x 3 + 3
    assertEquals(283, runs.arm("4 hidden units").get(0).budget().trainedParameters());
  }

  @Test
  void errorsNameTheWayOut() {
    assertMessage(
        "a base of which the first 2 stages are frozen cannot be swept: which they are changes"
            + " with what is removed; freeze all of it or nothing",
        () -> LayerSweep.lastRemoved(CLOTHING.frozenUpTo("block2"), HEAD, RECIPE));
    LayerSweep removal = LayerSweep.lastRemoved(CLOTHING, HEAD, RECIPE);
    assertMessage(
        "a sweep over stages removed cannot be joined with one over stages kept; put them into"
            + " experiments of their own",
        () -> removal.and(LayerSweep.cuts("clothing", CLOTHING, HEAD, RECIPE)));
    Experiment other = removal.addedTo(on());
    assertMessage(
        "an arm 'nothing removed' is there already with another network or recipe; name one of"
            + " them otherwise",
        () -> LayerSweep.lastRemoved(CLOTHING, HEAD, RECIPE.withPasses(3)).addedTo(other));
  }

  private static void assertMessage(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
