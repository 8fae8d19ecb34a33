package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.graft.data.Split;
import dev.graft.data.TextSet;
import dev.graft.experiment.Answers;
import dev.graft.experiment.Experiment;
import dev.graft.internal.Text;
import dev.graft.model.Base;
import dev.graft.model.Control;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.NetworkBlock;
import dev.graft.model.NetworkBlock.Range;
import dev.graft.model.TextNet;
import dev.graft.model.Weights;
import dev.graft.recipe.Recipe;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.training.FeatureCache;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MiniLM on either engine. */
@Tag("engine")
@Tag("slow")
class SentenceEncoderTest {
  private static final SentenceEncoder ENCODER = SentenceEncoder.miniLm();
  private static final List<String> SENTENCES =
      List.of(
          "What a lovely film!",
          "I enjoyed this movie very much.",
          "The train to Bern leaves at noon.",
          " ");

  /**
   * The first of 384, by onnxruntime 1.32.0 and tokenizers 0.23.3 in Python with the same file, on
   * a processor with AVX2: mean over all vectors, divided by its length.
   */
  private static final float[][] EXPECTED = {
    {-0.034530f, 0.068915f, -0.012499f, -0.016261f, 0.011636f, 0.050155f, 0.033585f, -0.031054f},
    {-0.076790f, 0.050707f, -0.008787f, -0.002919f, -0.002026f, -0.019401f, 0.004158f, 0.005307f},
    {0.050397f, 0.091997f, 0.027946f, 0.134657f, 0.098595f, 0.082450f, 0.031668f, 0.029206f},
    {-0.093690f, 0.037654f, 0.005246f, 0.000880f, 0.042942f, 0.005592f, 0.118951f, -0.011195f}
  };

  private static final TextSet MOODS = moods();
  private static final Split SPLIT = MOODS.perClass(8, 4).withTestRows(20);
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(20).withRate(3e-2);

  @TempDir Path folder;

  private static TextSet moods() {
    List<String> sentences = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    List<String> things = List.of("film", "soup", "hotel", "song", "bike", "book", "train", "shop");
    List<String> good = List.of("I love this %s.", "What a great %s!", "The %s was a pleasure.");
    List<String> bad = List.of("I hate this %s.", "What an awful %s!", "The %s was a disaster.");
    for (String thing : things) {
      good.forEach(words -> sentences.add(Text.format(words, thing)));
      good.forEach(words -> labels.add("good"));
      bad.forEach(words -> sentences.add(Text.format(words, thing)));
      bad.forEach(words -> labels.add("bad"));
    }
    return TextSet.of("moods", sentences, labels);
  }

  /** Whole numbers of 8 bits overflow in AVX2, and not in processors with the later VNNI. */
  private static float tolerance() throws IOException {
    Path processor = Path.of("/proc/cpuinfo");
    String words = Files.isReadable(processor) ? Files.readString(processor) : "";
    return words.contains("avx2") && !words.contains("vnni") ? 1e-4f : 0.05f;
  }

  @Test
  void itsFeaturesAreThoseOfTheOriginal() throws IOException {
    for (int i = 0; i < EXPECTED.length; i++) {
      float[] features = ENCODER.features(SENTENCES.get(i));
      assertEquals(384, features.length);
      assertArrayEquals(EXPECTED[i], Arrays.copyOf(features, 8), tolerance());
      double squares = 0;
      for (float feature : features) {
        squares += (double) feature * feature;
      }
      assertEquals(1, squares, 1e-6);
    }
  }

  @Test
  void sentencesThatSayTheSameAreNearerThanOthers() throws IOException {
    double same = ENCODER.similarity(SENTENCES.get(0), SENTENCES.get(1));
    double other = ENCODER.similarity(SENTENCES.get(0), SENTENCES.get(2));
    assertEquals(0.563406, same, tolerance()); // numpy, as above
    assertEquals(0.118020, other, tolerance());
    assertEquals(1, ENCODER.similarity("a film", "A  FILM"), 1e-6);
  }

  @Test
  void aSentenceHasTheSameFeaturesInEveryBatch() {
    List<Integer> rows = List.of(2, 0, 0, 1, 3);
    float[] numbers = new float[rows.size() * ENCODER.input().length()];
    for (int i = 0; i < rows.size(); i++) {
      float[] row = ENCODER.input().numbers(SENTENCES.get(rows.get(i)));
      System.arraycopy(row, 0, numbers, i * row.length, row.length);
    }
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block =
          new NetworkBlock(ENCODER.base().backbone(), Head.linear(List.of("a", "b")));
      float[] found =
          block
              .inference(manager, new Range(0, 1), new Shape(1, 256), List.of(1))
              .of(manager.create(numbers, new Shape(rows.size(), 256)))
              .head()
              .toFloatArray();
      for (int i = 0; i < rows.size(); i++) {
        assertArrayEquals(
            ENCODER.features(SENTENCES.get(rows.get(i))),
            Arrays.copyOfRange(found, i * 384, (i + 1) * 384));
      }
    }
  }

  @Test
  void whatComesBehindTheLastPieceChangesNothing() {
    SentenceEncoder shorter = ENCODER.withLength(5);
    assertArrayEquals(
        shorter.features("What a lovely film!"), shorter.features("What a lovely train to Bern"));
    assertTrue(shorter.toString().contains("sentences of up to 5 pieces"), shorter.toString());
  }

  @Test
  void itShowsWhatOneShouldKnow() {
    String words = ENCODER.toString();
    assertTrue(words.contains("Trained on: 1.17 billion pairs of English sentences"), words);
    assertTrue(words.contains("Licence: Apache-2.0, from Maven Central"), words);
    assertTrue(words.contains("Input: sentences of up to 256 pieces of words"), words);
    assertTrue(words.contains("whole encoder  384"), words);
  }

  /** The encoder behind a head, with a count of how often its file is read. */
  private static Network counting(AtomicInteger loaded) {
    SentenceBackbone original = (SentenceBackbone) ENCODER.base().backbone();
    SentenceBackbone counting =
        new SentenceBackbone(
            original.name(),
            original.hash(),
            original.features(),
            () -> {
              loaded.incrementAndGet();
              return original.model().get();
            });
    assertEquals(original.canonical(), counting.canonical());
    return Base.of(counting, Weights::none, ENCODER.base().card())
        .madeFor(ENCODER.input())
        .frozen()
        .withHead(Head.linear(MOODS.classes()));
  }

  @Test
  void eachSentenceIsComputedOnce() {
    AtomicInteger loaded = new AtomicInteger();
    Network network = counting(loaded);
    FeatureCache cache = FeatureCache.withBound(16);
    Plan plan = new Plan(SPLIT, network, RECIPE, 1);
    Trained first = Training.run(plan, Optional.empty(), RunListener.NONE, cache);
    assertEquals(44 * 384 * 4 / 1048576.0, cache.mebibytes(), 1e-9);
    assertEquals(1, loaded.get());
    Plan longer = new Plan(SPLIT, network, RECIPE.withPasses(25), 1);
    Training.run(longer, Optional.empty(), RunListener.NONE, cache);
    assertEquals(1, loaded.get());
    assertEquals(Set.of("head.weight", "head.bias"), first.tensors().names());
    var full =
        assertThrows(
            IllegalStateException.class,
            () ->
                Training.run(plan, Optional.empty(), RunListener.NONE, FeatureCache.withBound(0)));
    assertTrue(full.getMessage().contains("is not computed within a training step"));
    cache.clear();
    Trained again = Training.run(plan, Optional.empty(), RunListener.NONE, cache);
    assertEquals(first.tensors().hash(), again.tensors().hash());
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
