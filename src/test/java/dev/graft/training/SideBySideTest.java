package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Emoji;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Augmentation;
import dev.graft.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The same plan gives the same bits, alone and beside three others, on either engine. */
@Tag("engine")
@Tag("slow")
class SideBySideTest {
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(3);

  private static Plan small(long seed) {
    ImageSet clothing =
        FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
    Split split = clothing.perClass(20, 5).withTestRows(50);
    Head head = Head.linear(clothing.classes()).withDropout(0.2);
    return new Plan(
        split, FashionNet.untrained().withHead(head).fromScratch(), RECIPE.withPasses(5), seed);
  }

  private static Plan large(long seed, boolean scratch) {
    ImageSet emoji = Emoji.noto().byCategory();
    Split split = emoji.perClass(5, 2).withTestRows(24);
    Network network =
        EfficientNetLite0.imageNet()
            .withoutHead()
            .frozen()
            .withHead(Head.linear(emoji.classes()).withDropout(0.2));
    return new Plan(split, scratch ? network.fromScratch() : network, RECIPE, seed);
  }

  private static Trained run(Plan plan) {
    return Training.run(plan, Optional.empty(), RunListener.NONE);
  }

  private static List<Trained> together(List<Plan> plans) throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(plans.size());
    try {
      List<Future<Trained>> futures = new ArrayList<>();
      plans.forEach(plan -> futures.add(workers.submit(() -> run(plan))));
      List<Trained> results = new ArrayList<>();
      for (Future<Trained> future : futures) {
        results.add(future.get());
      }
      return results;
    } finally {
      workers.shutdownNow();
    }
  }

  private static void assertSame(Trained alone, Trained beside) {
    assertEquals(alone.tensors().hash(), beside.tensors().hash());
    assertEquals(alone.run().test(), beside.run().test());
    assertEquals(losses(alone), losses(beside));
    assertEquals(validationLosses(alone), validationLosses(beside));
  }

  private static List<Double> validationLosses(Trained trained) {
    return trained.run().curve().points().stream().map(p -> p.validationLoss()).toList();
  }

  private static List<Double> losses(Trained trained) {
    return trained.run().curve().points().stream().map(p -> p.trainingLoss()).toList();
  }

  @Test
  void aSmallNetAloneAndBesideOthers() throws Exception {
    Trained alone = run(small(1));
    List<Trained> beside = together(List.of(small(1), small(2), small(3), small(4)));
    assertSame(alone, beside.get(0));
    assertSame(alone, run(small(1)));
    assertTrue(!losses(alone).equals(losses(beside.get(1))), "another seed, another run");
    assertTrue(losses(alone).get(5) < losses(alone).get(1), "training must lower the loss");
  }

  @Test
  void cachedFeaturesDoNotDependOnWhatElseWasAsked() throws Exception {
    FeatureCache.shared().clear();
    Trained alone = run(onABase(1));
    FeatureCache.shared().clear();
    run(onABase(2));
    assertSame(alone, run(onABase(1)));
    FeatureCache.shared().clear();
    List<Trained> beside = together(List.of(onABase(3), onABase(1), onABase(4)));
    assertSame(alone, beside.get(1));
  }

  @Test
  void featuresKeptOnTheWayAreThoseComputedForThemselves() {
    Plan plan = onABase(1);
    List<Integer> rows = plan.split().rows(1).training();
    FeatureCache.shared().clear();
    Activations alone = at(plan, 3, rows);
    FeatureCache.shared().clear();
    at(plan, 4, rows);
    double before = FeatureCache.shared().mebibytes();
    Activations kept = at(plan, 3, rows);
    assertEquals(before, FeatureCache.shared().mebibytes(), "nothing was computed again");
    for (int row : rows) {
      assertArrayEquals(alone.values().apply(row), kept.values().apply(row));
    }
  }

  private static Activations at(Plan plan, int stages, List<Integer> rows) {
    FrozenPart part =
        new FrozenPart(
            plan.split().data(),
            plan.network().base(),
            plan.network().base().weights(),
            Augmentation.NONE);
    return FeatureCache.shared().activations(part, stages, rows);
  }

  private static Plan onABase(long seed) {
    Plan small = small(seed);
    Network network = FashionNet.clothing().withoutHead().frozen().withHead(small.network().head());
    return new Plan(small.split(), network, RECIPE, seed);
  }

  @Test
  void aLargeNetFrozenAndFromScratch() throws Exception {
    Trained scratch = run(large(1, true));
    Trained frozen = run(large(1, false));
    FeatureCache.shared().clear();
    List<Trained> beside =
        together(List.of(large(1, true), large(2, false), large(1, false), large(2, true)));
    assertSame(scratch, beside.get(0));
    assertSame(frozen, beside.get(2));
  }
}
