package dev.graft.recipe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.run.Point;
import dev.graft.run.Run;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Schedules and the stop-loss, on either engine. */
@Tag("engine")
class ScheduleTest {
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
  private static final Split SPLIT = SHOES.perClass(10, 5).withTestRows(100);
  private static final Network FROZEN =
      FashionNet.clothing().withoutHead().frozen().withHead(Head.linear(SHOES.classes()));
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(4).withRate(3e-3);

  private static Trained run(Recipe recipe, Optional<Trained> before) {
    return Training.run(new Plan(SPLIT, FROZEN, recipe, 3), before, RunListener.NONE);
  }

  @Test
  void theFactorsAreThoseWorkedByHand() {
    Schedule cosine = Schedule.cosine().withWarmUp(1);
    // 4 passes of 2 updates: 2 of warm-up give 1/3 and 2/3, then u = 0, 1/6, ..., 5/6
    double[] expected = {1 / 3.0, 2 / 3.0, 1, 0.9330127, 0.75, 0.5, 0.25, 0.0669873};
    for (int update = 0; update < expected.length; update++) {
      assertEquals(expected[update], cosine.factor(update, 4, 8), 1e-7, "update " + update);
    }
    assertEquals(1, Schedule.CONSTANT.factor(5, 4, 8));
  }

  @Test
  void oneCycleIsThatOfPyTorch() {
    // OneCycleLR(max_lr=1, total_steps=10, cycle_momentum=False), PyTorch 2
    double[] expected = {
      0.04, 0.52, 1, 0.95048463, 0.81174565, 0.61126202, 0.38874198, 0.18825835, 0.049519368, 4e-6
    };
    for (int update = 0; update < expected.length; update++) {
      assertEquals(
          expected[update], Schedule.oneCycle().factor(update, 5, 10), 1e-8, "update " + update);
    }
    assertEquals(1, Schedule.oneCycle().factor(0, 1, 1), "a single update");
  }

  @Test
  void aScheduleChangesTheKeyAndTheSteps() {
    Recipe cosine = RECIPE.withSchedule(Schedule.cosine().withWarmUp(1));
    assertNotEquals(RECIPE.canonical(), cosine.canonical());
    assertEquals(RECIPE.canonical(), RECIPE.withSchedule(Schedule.CONSTANT).canonical());
    Point constant = run(RECIPE, Optional.empty()).run().curve().points().get(1);
    Point warm = run(cosine, Optional.empty()).run().curve().points().get(1);
    assertTrue(warm.validationLoss() > constant.validationLoss(), "half as far in its first pass");
    assertTrue(cosine.toString().contains("cosine after 1.0 passes of warm-up"));
  }

  @Test
  void aHarmfulFineTuningFallsBackAndStillCosts() {
    Recipe learns = RECIPE.withPasses(20).withRate(1e-2);
    Trained frozen = run(learns, Optional.empty());
    Recipe harmful = learns.thenFineTune(Thawing.all(), 2, 3);
    Trained lost = run(harmful, Optional.of(frozen));
    Trained kept = run(harmful.withStopLoss(), Optional.of(frozen));
    Run run = kept.run();
    assertTrue(lost.run().test().accuracy() < frozen.run().test().accuracy(), "it harms");
    assertEquals(frozen.run().test().predicted(), run.test().predicted());
    assertEquals(frozen.run().curve().chosen(), run.curve().chosen());
    assertEquals(22, run.budget().passes());
    assertEquals(
        "fell back to what the run had before: no later pass was better on validation",
        run.provenance().get("stopLoss"));
    assertTrue(run.toString().endsWith("better on validation"), run.toString());
    assertNotEquals(lost.run().key(), run.key());
  }

  @Test
  void aStopLossThatIsNotNeededChangesNothing() {
    Trained frozen = run(RECIPE.withPasses(1).withRate(1e-6), Optional.empty());
    Recipe tuned = RECIPE.withPasses(1).withRate(1e-6).thenFineTune(Thawing.all(), 4, 1e-3);
    Trained plain = run(tuned, Optional.of(frozen));
    Trained kept = run(tuned.withStopLoss(), Optional.of(frozen));
    assertEquals("not needed", kept.run().provenance().get("stopLoss"));
    assertEquals(plain.run().test(), kept.run().test());
    assertFalse(kept.run().toString().contains("fell back"));
  }

  @Test
  void patienceEndsAPhaseThatBringsNothingBetter() {
    Trained frozen = run(RECIPE.withPasses(20).withRate(1e-2), Optional.empty());
    Recipe tuned = RECIPE.withPasses(20).withRate(1e-2).thenFineTune(Thawing.all(), 10, 1e-3);
    Run whole = run(tuned, Optional.of(frozen)).run();
    Run short2 = run(tuned.withPatience(2), Optional.of(frozen)).run();
    assertEquals(short2.curve().last().passes(), short2.curve().best().passes() + 2);
    assertTrue(short2.budget().passes() < 30, "it ended early");
    int seen = short2.curve().points().size();
    assertEquals(
        whole.curve().points().subList(0, seen).stream().map(Point::validationLoss).toList(),
        short2.curve().points().stream().map(Point::validationLoss).toList());
    assertTrue(
        short2
            .provenance()
            .get("patience")
            .endsWith("passes early: 2 passes brought nothing better"),
        short2.provenance().get("patience"));
  }

  @Tag("slow")
  @Test
  void anAnchorKeepsTheBaseNear() {
    Trained frozen = run(RECIPE, Optional.empty());
    Recipe tuned = RECIPE.thenFineTune(Thawing.all(), 20, 1e-3);
    double free = way(run(tuned, Optional.of(frozen)));
    double held = way(run(tuned.withAnchor(200), Optional.of(frozen)));
    assertTrue(held < free / 2, "held " + held + ", free " + free);
  }

  /** How far a kernel of the base has gone from its own values. */
  private static double way(Trained trained) {
    String name = "block2.convolution.weight";
    float[] base = FROZEN.base().weights().values(name);
    float[] now = trained.tensors().values(name);
    double sum = 0;
    for (int i = 0; i < base.length; i++) {
      sum += (now[i] - base[i]) * (now[i] - base[i]);
    }
    return Math.sqrt(sum);
  }

  @Test
  void gradualThawingIsOnePhasePerStage() {
    Recipe gradual = RECIPE.thenThawGradually(3, 2, 1e-4);
    assertEquals(
        "training, 4 passes, AdamW 0.003; then fine-tuning of the top 1 stages, 2 passes, AdamW"
            + " 1.0E-4; then fine-tuning of the top 2 stages, 2 passes, AdamW 1.0E-4; then"
            + " fine-tuning of the top 3 stages, 2 passes, AdamW 1.0E-4, batch 32",
        gradual.toString());
    assertEquals(10, gradual.totalPasses());
  }

  @Test
  void badInputIsNamed() {
    assertWords(
        "warmUp (4.0) must be fewer passes than the training has (4); shorten it or train longer",
        () -> RECIPE.withSchedule(Schedule.cosine().withWarmUp(4)));
    assertWords(
        "warmUp (1.0) must be 0 for one cycle, which has a rise of its own",
        () -> Schedule.oneCycle().withWarmUp(1));
    assertWords(
        "warmUp (-1.0) must be a number of passes of at least 0",
        () -> Schedule.cosine().withWarmUp(-1));
    assertWords(
        "phases (1) must be at least 2 for a stop-loss: there is nothing to fall back to; call"
            + " thenFineTune before withStopLoss",
        RECIPE::withStopLoss);
  }

  private static void assertWords(String words, org.junit.jupiter.api.function.Executable action) {
    assertEquals(words, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
