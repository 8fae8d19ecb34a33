package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.Outcome;
import dev.graft.data.FashionMnist;
import dev.graft.data.MadeSentences;
import dev.graft.data.MadeSentences.Rule;
import dev.graft.data.TextSet;
import dev.graft.input.Vocabulary;
import dev.graft.model.Base;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.TextNet;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Transfer between made sentences, whose rule is known, on either engine. */
@Tag("engine")
class TextTransferTest {
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(30).withRate(5e-3);
  private static final Head HEAD = Head.linear(List.of("bad", "good"));

  @TempDir static Path folder;
  private static Base base;

  @BeforeAll
  static void trainTheSource() {
    TextSet source = MadeSentences.of("film", 1_500, 1, Rule.PLAIN);
    Experiment experiment =
        Experiment.on(source.split(0.7, 0.1, 0.2))
            .withSeeds(1)
            .withStore(RunStore.at(folder.resolve("source")))
            .withArm(
                "source",
                TextNet.untrained(source.vocabulary().withLength(12), 16, 16, 8)
                    .withHead(HEAD)
                    .fromScratch(),
                RECIPE.withPasses(12));
    double accuracy = experiment.run().all().get(0).test().accuracy();
    assertTrue(accuracy > 0.85, "the rule is learned: " + accuracy);
    base = TrainedBase.of(experiment, "source", 1);
  }

  private static Experiment on(TextSet target, int perClass) {
    return Experiment.on(target.perClass(perClass, 20).withTestRows(200))
        .withSeeds(1, 2, 3)
        .withStore(RunStore.at(folder.resolve("target")));
  }

  private static Outcome outcome(Runs runs, String arm) {
    return Comparison.of(runs).against("scratch").verdict(arm).outcome();
  }

  @Test
  void aSharedRuleHelpsWithFewSentencesWhateverIsFrozen() {
    TextSet target = MadeSentences.of("phone", 600, 2, Rule.PLAIN);
    Network frozen = base.withoutHead().frozen().withHead(HEAD);
    Network half = base.withoutHead().frozenUpTo("convolution").withHead(HEAD);
    Network cut = base.withoutHead().keptUpTo("convolution").frozen().withHead(HEAD);
    Runs runs =
        on(target, 10)
            .withArm("scratch", frozen.fromScratch(), RECIPE)
            .withArm("frozen", frozen, RECIPE)
            .withArm("half", half, RECIPE)
            .withArm("cut", cut, RECIPE)
            .withArm(
                "tuned",
                frozen,
                RECIPE.withPasses(20).thenFineTune(Thawing.fromTheTop(2), 10, 1e-3))
            .run();
    for (Run run : runs.all()) {
      assertFalse(run.failed(), run.failure());
    }
    for (String arm : List.of("frozen", "half", "cut", "tuned")) {
      assertEquals(
          Outcome.HELPS, outcome(runs, arm), Comparison.of(runs).against("scratch").toString());
    }
    Run run = runs.find("frozen", 1).orElseThrow();
    // Of ten words in the longest sentence at most eight are the target's own.
    double unseen = Double.parseDouble(run.provenance().get("input.unseen"));
    assertTrue(unseen > 0.8 && unseen < 0.9, "8 of 9 or 10 words are unseen: " + unseen);
    assertEquals(base.input().toString(), run.provenance().get("input.expected"));
    assertEquals(8 * 2 + 2, run.budget().trainedParameters());
  }

  @Test
  void aReversedRuleHarmsWhatAnswersAsTheSourceDid() {
    TextSet reversed = MadeSentences.of("phone", 600, 2, Rule.REVERSED);
    Runs runs =
        on(reversed, 10)
            .withArm("scratch", base.withoutHead().withHead(HEAD).fromScratch(), RECIPE)
            .withArm("old answers", base.answering(HEAD.classes()), Recipe.withDefaults())
            .withArm("new head", base.withoutHead().frozen().withHead(HEAD), RECIPE.withRate(0.1))
            .run();
    assertEquals(Outcome.HARMS, outcome(runs, "old answers"));
    assertEquals(
        Outcome.HELPS,
        outcome(runs, "new head"),
        "what is reversed is known: " + Comparison.of(runs).against("scratch"));
  }

  @Test
  void controlsAndTheFirstCutRunOnSentences() {
    TextSet target = MadeSentences.of("phone", 600, 2, Rule.PLAIN);
    Network network = base.withoutHead().keptUpTo("embedding").frozen().withHead(HEAD);
    Runs runs = on(target, 10).withArm("mean vector", network, RECIPE).withControls().run();
    for (Run run : runs.all()) {
      assertFalse(run.failed(), run.failure());
    }
    Run linear = runs.find("control: linear on the input", 1).orElseThrow();
    int words = ((Vocabulary) base.input()).size();
    assertEquals(words * 2 + 2, linear.budget().trainedParameters(), "one for each word");
  }

  @Test
  void sentencesAndPicturesDoNotMix() {
    TextSet target = MadeSentences.of("phone", 600, 2, Rule.PLAIN);
    Network network = base.withoutHead().withHead(HEAD);
    Experiment shoes = Experiment.on(FashionMnist.clothing().only("Sandal", "Bag").perClass(5, 5));
    Head head = Head.linear(List.of("Sandal", "Bag"));
    assertTrue(
        assertThrows(
                IllegalArgumentException.class,
                () -> shoes.withArm("b", base.withoutHead().withHead(head), RECIPE))
            .getMessage()
            .contains(" holds pictures, but the base takes sentences ("));
    Experiment run = on(target, 5).withArm("a", network, RECIPE.withPasses(1));
    run.run();
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> run.predict(folder.resolve("x.png")))
            .getMessage()
            .startsWith("predict(picture) needs a base for pictures"));
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> run.predict(Map.of("word", "plot")))
            .getMessage()
            .startsWith("predict(row) needs a base for rows of a table, but this one takes sent"));
  }

  @Test
  void everyArmAnswersForASentenceOfTheUsers() {
    TextSet target = MadeSentences.of("phone", 600, 2, Rule.PLAIN);
    Network frozen = base.withoutHead().frozen().withHead(HEAD);
    Experiment experiment =
        on(target, 10)
            .withArm("scratch", frozen.fromScratch(), RECIPE)
            .withArm("frozen", frozen, RECIPE);
    Runs runs = experiment.run();
    Run first = runs.find("frozen", 1).orElseThrow();
    int place = 7;
    Answers answers = experiment.predict(target.sentence(first.test().rows().get(place)));
    assertEquals(List.of("scratch", "frozen"), answers.arms().stream().map(a -> a.arm()).toList());
    for (Answers.Answer answer : answers.arms()) {
      int c = HEAD.classes().indexOf(answer.answer());
      double mean =
          runs.all().stream()
              .filter(run -> run.arm().equals(answer.arm()))
              .mapToDouble(run -> run.test().probabilities().get(place).get(c))
              .average()
              .orElseThrow();
      assertEquals(mean, answer.probability(), 1e-4, "as in the test: " + answers);
    }
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> experiment.predict("Donaudampfschiff"))
            .getMessage()
            .startsWith("sentence 'Donaudampfschiff' must have a word that the base knows, "));
    assertThrows(IllegalArgumentException.class, () -> experiment.predict(" "));
  }
}
