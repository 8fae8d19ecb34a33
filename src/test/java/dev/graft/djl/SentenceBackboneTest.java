package dev.graft.djl;

import static dev.graft.djl.SentenceFixtures.SENTENCES;
import static dev.graft.djl.SentenceFixtures.moods;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.graft.data.Split;
import dev.graft.data.TextSet;
import dev.graft.model.Base;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.NetworkBlock;
import dev.graft.model.NetworkBlock.Range;
import dev.graft.model.Weights;
import dev.graft.recipe.Recipe;
import dev.graft.training.FeatureCache;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** MiniLM below a head, on either engine. */
@Tag("engine")
@Tag("slow")
class SentenceBackboneTest {
  private static final SentenceEncoder ENCODER = SentenceEncoder.miniLm();
  private static final TextSet MOODS = moods();
  private static final Split SPLIT = MOODS.perClass(8, 4).withTestRows(20);
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(20).withRate(3e-2);

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
}
