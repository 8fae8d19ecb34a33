package dev.graft.djl;

import static dev.graft.djl.SentenceFixtures.moods;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Split;
import dev.graft.data.TextSet;
import dev.graft.experiment.Answers;
import dev.graft.experiment.Experiment;
import dev.graft.model.Control;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.TextNet;
import dev.graft.recipe.Recipe;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MiniLM on either engine. */
@Tag("engine")
@Tag("slow")
class SentenceEncoderTest {
  private static final SentenceEncoder ENCODER = SentenceEncoder.miniLm();
  private static final TextSet MOODS = moods();
  private static final Split SPLIT = MOODS.perClass(8, 4).withTestRows(20);
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(20).withRate(3e-2);
  @TempDir Path folder;

  @Test
  void itShowsWhatOneShouldKnow() {
    String words = ENCODER.toString();
    assertTrue(words.contains("Trained on: 1.17 billion pairs of English sentences"), words);
    assertTrue(words.contains("Licence: Apache-2.0, from Maven Central"), words);
    assertTrue(words.contains("Input: sentences of up to 256 pieces of words"), words);
    assertTrue(words.contains("whole encoder  384"), words);
  }

  @Test
  void anExperimentComparesItWithANetFromScratch() {
    Network scratch =
        TextNet.untrained(MOODS.vocabulary()).withHead(Head.linear(MOODS.classes())).fromScratch();
    Network encoder = ENCODER.withHead(Head.linear(MOODS.classes()));
    Experiment experiment =
        Experiment.on(SPLIT)
            .withSeeds(1, 2)
            .withStore(RunStore.at(folder))
            .withArm("scratch", scratch, RECIPE.withRate(2e-3))
            .withArm("MiniLM", encoder, RECIPE)
            .withArm("words", Control.LINEAR_ON_PIXELS.of(encoder), RECIPE);
    List<Run> runs = experiment.run().all();
    assertEquals(6, runs.size());
    for (Run run : runs) {
      assertEquals("", run.failure());
      assertTrue(!run.arm().equals("MiniLM") || run.test().accuracy() >= 0.8, run.toString());
    }
    Run one = runs.stream().filter(run -> run.arm().equals("MiniLM")).findFirst().orElseThrow();
    assertEquals("0.0", one.provenance().get("input.unseen"));
    List<Answers.Answer> answers = experiment.predict("What a great dog!").arms();
    assertEquals(3, answers.size());
    assertEquals("MiniLM", answers.get(1).arm());
    assertEquals("good", answers.get(1).answer());
  }

  @Test
  void itCannotBeTrainedOrDrawnAnew() {
    Network network = ENCODER.withHead(Head.linear(MOODS.classes()));
    var scratch = assertThrows(IllegalArgumentException.class, network::fromScratch);
    assertEquals(
        "base MiniLM (all-MiniLM-L6-v2 in whole numbers of 8 bits) is a model whose tensors cannot"
            + " be reached, so it can only be frozen as a whole: call frozen(); to train it or to"
            + " start it from scratch, take a net that can be trained,"
            + " TextNet.untrained(vocabulary)",
        scratch.getMessage());
    assertThrows(IllegalArgumentException.class, network::withRandomBase);
    assertThrows(IllegalArgumentException.class, network::withShuffledBase);
    assertThrows(IllegalArgumentException.class, () -> ENCODER.base().withoutFirst(1));
    assertThrows(
        IllegalArgumentException.class, () -> ENCODER.base().withPreprocessing(MOODS.vocabulary()));
  }
}
