package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.graft.data.MadeSentences;
import dev.graft.data.Split;
import dev.graft.data.TextSet;
import dev.graft.model.Base;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.TextNet;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Mixup on sentences: refused on their words' numbers, allowed behind a frozen stage. */
@Tag("engine")
class MixupCheckTest {
  private static final TextSet TEXT = MadeSentences.of("the", 60, 1, MadeSentences.Rule.PLAIN);
  private static final Split SPLIT = TEXT.perClass(5, 5).withTestRows(10);
  private static final Recipe MIXED =
      Recipe.withDefaults().withPasses(2).withRate(2e-3).withMixup(0.2);
  private static final String REFUSED =
      "mixup (0.2) must be 0 where the numbers of words enter the training: between two of them"
          + " stands a third word; leave it out, or freeze the first stage, whose answers are mixed"
          + " then, and give the feature cache room for them";

  private static Network network(Base base) {
    return base.withHead(Head.linear(TEXT.classes()));
  }

  private static void refused(Runnable wrong) {
    assertEquals(REFUSED, assertThrows(IllegalArgumentException.class, wrong::run).getMessage());
  }

  @Test
  void numbersOfWordsAreNotMixed() {
    Base base = TextNet.untrained(TEXT.vocabulary());
    refused(() -> new Plan(SPLIT, network(base), MIXED, 1));
    refused(() -> new Plan(SPLIT, network(base).fromScratch(), MIXED, 1));
  }

  @Test
  void whatAFrozenStageAnswersMayBe() {
    Base base = TextNet.untrained(TEXT.vocabulary());
    Base known = base.withPreprocessing(TEXT.vocabulary());
    Network scratch = network(known).fromScratch();
    Plan source = new Plan(SPLIT, scratch, MIXED.withMixup(0), 1);
    Trained trained = Training.run(source, Optional.empty(), RunListener.NONE);
    Base own = Base.of(known.backbone(), trained::tensors, known.card()).madeFor(TEXT.vocabulary());
    Network frozen = network(own.frozenUpTo("embedding"));
    Plan plan = new Plan(SPLIT, frozen, MIXED, 1);
    assertEquals("", Training.run(plan, Optional.empty(), RunListener.NONE).run().failure());
    refused(
        () -> Training.run(plan, Optional.empty(), RunListener.NONE, FeatureCache.withBound(0)));
    refused(() -> new Plan(SPLIT, frozen, MIXED.thenFineTune(Thawing.all(), 2, 1e-3), 1));
  }
}
