package dev.graft.djl;

import static dev.graft.djl.SentenceFixtures.SENTENCES;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Split;
import dev.graft.data.TextSet;
import dev.graft.experiment.Experiment;
import dev.graft.model.Head;
import dev.graft.recipe.Recipe;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.score.Ranking;
import dev.graft.source.SourceRanking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** E5, and beside MiniLM. */
@Tag("engine")
@Tag("slow")
class SecondEncoderTest {
  private static final SentenceEncoder E5 = SentenceEncoder.e5Small();
  private static final SentenceEncoder MINI_LM = SentenceEncoder.miniLm();
  private static final TextSet MOODS = SentenceFixtures.moods();
  private static final Split SPLIT = MOODS.perClass(8, 4).withTestRows(20);
  private static final Recipe SOLVED = Recipe.withDefaults();

  /**
   * The first of 384, by onnxruntime 1.20.0 and tokenizers 0.23.3 in Python with the same files, on
   * a processor with VNNI: "query: " and the sentence, mean over all vectors, divided by its
   * length.
   */
  private static final float[][] EXPECTED = {
    {-0.062365f, 0.027010f, 0.005271f, 0.016580f, -0.010256f, 0.068496f, 0.067771f, -0.088757f},
    {-0.081738f, 0.029808f, -0.033641f, 0.000780f, -0.007043f, 0.028073f, 0.056266f, -0.061939f},
    {-0.075096f, 0.060777f, 0.008317f, 0.029785f, 0.008377f, 0.051484f, -0.001365f, -0.051253f},
    {-0.076113f, 0.063669f, 0.026939f, 0.008482f, -0.008246f, -0.010353f, 0.074845f, -0.071373f}
  };

  @TempDir Path folder;

  /** Whole numbers of 8 bits overflow in AVX2, and not in processors with the later VNNI. */
  private static float tolerance() throws IOException {
    Path processor = Path.of("/proc/cpuinfo");
    String words = Files.isReadable(processor) ? Files.readString(processor) : "";
    return words.contains("vnni") ? 1e-4f : 0.05f;
  }

  @Test
  void itsFeaturesAreThoseOfTheOriginal() throws IOException {
    for (int i = 0; i < EXPECTED.length; i++) {
      float[] features = E5.features(SENTENCES.get(i));
      assertEquals(384, features.length);
      assertArrayEquals(EXPECTED[i], Arrays.copyOf(features, 8), tolerance());
    }
    assertEquals(0.863303, E5.similarity(SENTENCES.get(0), SENTENCES.get(1)), tolerance());
    assertEquals(0.710745, E5.similarity(SENTENCES.get(0), SENTENCES.get(2)), tolerance());
  }

  @Test
  void itShowsWhatOneShouldKnow() {
    String words = E5.toString();
    assertTrue(words.contains("Trained on: 270 million pairs of English texts"), words);
    assertTrue(words.contains("Licence: MIT, from Maven Central"), words);
    assertTrue(words.contains("sentences behind \"query: \" of up to 512 pieces"), words);
  }

  @Test
  void bothAreRankedBeforeAndJudgedAfter() {
    Ranking ranking = SourceRanking.of(E5.base(), MINI_LM.base()).on(SPLIT).ranking();
    String ranked = ranking.toString();
    assertTrue(ranked.contains("E5 (e5-small-v2") && ranked.contains("MiniLM (all-"), ranked);
    Experiment experiment =
        Experiment.on(SPLIT)
            .withSeeds(1)
            .withStore(RunStore.at(folder))
            .withArm("E5", E5.withHead(Head.linear(MOODS.classes())), SOLVED)
            .withArm("MiniLM", MINI_LM.withHead(Head.linear(MOODS.classes())), SOLVED);
    List<Run> runs = experiment.run().all();
    assertNotEquals(runs.get(0).key(), runs.get(1).key());
    for (Run run : runs) {
      assertEquals("", run.failure());
      assertTrue(run.test().accuracy() >= 0.8, run.toString());
    }
  }
}
