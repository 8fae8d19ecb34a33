package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.input.Preprocessing;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Normalisation;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import dev.graft.run.Suggestion;
import dev.graft.run.Suggestion.Change;
import dev.graft.training.FurtherStrengths;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A suggested change becomes an arm beside the old one, and only it is trained. */
class ChangedArmTest {
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

  private static final Split SPLIT = SHOES.perClass(10, 5).withTestRows(60);

  private static final Network FROZEN =
      FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(SHOES.classes()));

  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(3);
  @TempDir Path folder;

  private Experiment experiment() {
    return Experiment.on(SPLIT)
        .withSeeds(1)
        .withStore(RunStore.at(folder.resolve("runs")))
        .withArm("frozen", FROZEN, RECIPE);
  }

  private static Suggestion suggestion(Change change) {
    return Suggestion.of("frozen", change, "why not", 3);
  }

  private Arm changed(Change change) {
    Experiment more = experiment().with(suggestion(change));
    assertEquals("frozen", more.arms().get(0).name());
    return more.arms().get(1);
  }

  @Test
  void removedLayersArePutBackAndFrozenAsBefore() {
    Head head = Head.linear(SHOES.classes());
    Network cut = FashionNet.clothing().withoutLast(1).frozen().withHead(head);
    Suggestion back = suggestion(new Suggestion.RestoreLayers());
    Experiment on = Experiment.on(SPLIT).withSeeds(1).withArm("frozen", cut, RECIPE);
    Arm whole = on.with(back).arms().get(1);
    assertEquals("frozen, layers put back", whole.name());
    assertEquals(FROZEN.canonical(), whole.network().canonical());
    Network part = FashionNet.clothing().withoutLast(1).frozenUpTo("block2").withHead(head);
    Arm again = Experiment.on(SPLIT).withArm("frozen", part, RECIPE).with(back).arms().get(1);
    assertEquals(2, again.network().base().frozenStages());
    assertEquals(4, again.network().base().cuts().size());
    assertEquals(
        "the base of arm 'frozen' (FashionNet (clothing)) has all of its layers; there are none to"
            + " put back",
        assertThrows(IllegalArgumentException.class, () -> experiment().with(back)).getMessage());
  }

  @Test
  void onlyTheChangedArmIsTrained() throws Exception {
    Runs before = experiment().run();
    Path old = folder.resolve("runs").resolve(before.all().get(0).key()).resolve("run.json");
    Object time = Files.getLastModifiedTime(old);
    Runs after = experiment().with(suggestion(new Suggestion.Thaw(1))).run();
    assertEquals(List.of("frozen", "frozen, top 1 thawed"), after.arms());
    assertEquals(before.all().get(0), after.all().get(0));
    assertEquals(time, Files.getLastModifiedTime(old));
    Run thawed = after.all().get(1);
    assertEquals(before.all().get(0).key(), thawed.provenance().get("continues"));
    assertEquals(3 + 5, thawed.budget().passes());
  }

  @Test
  void everyChangeChangesWhatItSays() {
    assertEquals(RECIPE.withRate(3e-4), changed(new Suggestion.RateTimes(0.3)).recipe());
    assertEquals(RECIPE.withPasses(9), changed(new Suggestion.PassesTimes(3)).recipe());
    assertEquals(
        RECIPE.withPasses(9),
        changed(new Suggestion.PatienceTimes(3)).recipe(),
        "nobody stated a patience");
    assertEquals(
        List.of(100.0, 10.0, 1.0, 0.1),
        FurtherStrengths.of(RECIPE.withStrengths(1, 0.1), false)
            .phases()
            .get(0)
            .strengths()
            .stream()
            .sorted(Comparator.reverseOrder())
            .toList());
    assertEquals(
        1e-9,
        Collections.min(
            changed(new Suggestion.FurtherStrengths(true)).recipe().phases().get(0).strengths()),
        1e-15,
        "three decades below the default's weakest");
    assertEquals(
        RECIPE.thenFineTune(Thawing.fromTheTop(2)), changed(new Suggestion.Thaw(2)).recipe());
    assertEquals(
        Normalisation.RE_ESTIMATED, changed(new Suggestion.ReEstimate()).network().normalisation());
    assertEquals(
        56, changed(new Suggestion.PictureSize(56)).network().base().preprocessing().size());
    assertEquals(
        FROZEN.withRandomBase().canonical(),
        changed(new Suggestion.RandomBase()).network().canonical());
  }

  @Test
  void searchedAndFineTunedRecipesChangeInTheirLastPhase() {
    Recipe searched = RECIPE.withRateSearch(1e-4, 1e-3);
    assertEquals(RECIPE.withRateSearch(1e-3, 1e-2), searched.withRateTimes(10));
    Recipe tuned = RECIPE.thenFineTune(Thawing.fromTheTop(1), 2, 1e-4);
    assertEquals(RECIPE.thenFineTune(Thawing.fromTheTop(1), 2, 3e-5), tuned.withRateTimes(0.3));
    Experiment more =
        Experiment.on(SPLIT)
            .withArm("frozen", FROZEN, tuned)
            .with(suggestion(new Suggestion.Thaw(2)));
    assertEquals(RECIPE.thenFineTune(Thawing.fromTheTop(2), 2, 1e-4), more.arms().get(1).recipe());
  }

  @Test
  void picturesAreScaledAsTheWeightsWereMadeFor() {
    Network raw = FROZEN.withPreprocessing(Preprocessing.uniform(28, 1, 0, 1));
    Experiment experiment =
        Experiment.on(SPLIT)
            .withStore(RunStore.at(folder.resolve("runs")))
            .withSeeds(1)
            .withArm("raw", raw, RECIPE);
    Run run = experiment.run().all().get(0);
    assertEquals("grey, (pixel - 0.0) / 1.0", run.provenance().get("input.scaling"));
    assertEquals("grey, (pixel - 76.5) / 255.0", run.provenance().get("input.scaling.expected"));
    assertTrue(Double.parseDouble(run.provenance().get("input.mean")) > 30, "of 0 to 255");
    Suggestion scale = Suggestion.of("raw", new Suggestion.ScaleAsExpected(), "", 3);
    assertEquals(FROZEN.canonical(), experiment.with(scale).arms().get(1).network().canonical());
    assertTrue(
        experiment.with(scale).notes().get(0).startsWith("pictures enter in different ways: raw"),
        experiment.with(scale).notes().toString());
  }

  @Test
  void badInputIsNamed() {
    Network unknown = FashionNet.untrained().frozen().withHead(Head.linear(SHOES.classes()));
    Experiment experiment = Experiment.on(SPLIT).withArm("frozen", unknown, RECIPE);
    assertWords(
        "the base of arm 'frozen' (FashionNet) does not say how it was made to be fed; say it with"
            + " madeFor(preprocessing)",
        () -> experiment.with(suggestion(new Suggestion.ScaleAsExpected())));
    assertWords(
        "no arm 'frosen'; did you mean 'frozen'? Known: frozen",
        () -> experiment.with(Suggestion.of("frosen", new Suggestion.ReEstimate(), "", 1)));
    assertWords("factor (1) must be at least 2", () -> new Suggestion.PassesTimes(1));
    assertWords("factor (0.0) must be a number above 0", () -> new Suggestion.RateTimes(0));
  }

  private static void assertWords(String words, org.junit.jupiter.api.function.Executable action) {
    assertEquals(words, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
