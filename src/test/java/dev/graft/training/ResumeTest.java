package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import dev.graft.data.Domains;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Shift;
import dev.graft.data.Split;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Normalisation;
import dev.graft.model.TensorSpec;
import dev.graft.recipe.AddedLoss;
import dev.graft.recipe.Augmentation;
import dev.graft.recipe.Optimiser;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Schedule;
import dev.graft.recipe.Step;
import dev.graft.recipe.Thawing;
import dev.graft.run.Checkpoints;
import dev.graft.run.Monitor;
import dev.graft.run.Point;
import dev.graft.run.RunStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was stopped and goes on is, bit for bit, one that was not; on either engine. */
@Tag("engine")
@Tag("slow")
class ResumeTest {
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
  private static final Split SPLIT = SHOES.perClass(10, 5).withTestRows(60);
  private static final Network FROZEN =
      FashionNet.clothing()
          .withoutHead()
          .frozen()
          .withHead(Head.linear(SHOES.classes()).withDropout(0.3));
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(6).withRate(3e-3);

  @TempDir Path folder;

  private Checkpoints checkpoints() {
    return RunStore.at(folder).checkpoints();
  }

  @AfterEach
  void clearTheFlag() {
    Thread.interrupted();
  }

  /** Stops its run behind a pass and keeps what it heard. */
  private static final class Stopping implements RunListener {
    private final int behind;
    private final List<Double> passes = new ArrayList<>();
    private int known;

    private Stopping(int behind) {
      this.behind = behind;
    }

    @Override
    public void runStarted(Plan plan, List<Point> points) {
      known = points.size();
    }

    @Override
    public void passEnded(Plan plan, Point point) {
      passes.add(point.passes());
      if (point.passes() == behind) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private Trained run(
      Plan plan, Optional<Trained> before, RunListener listener, Checkpoints checkpoints) {
    return Training.run(
        plan, before, new RunSetting(listener, FeatureCache.shared(), Optional.of(checkpoints)));
  }

  private void stop(Plan plan, Optional<Trained> before, int behind) {
    assertThrows(
        CancellationException.class, () -> run(plan, before, new Stopping(behind), checkpoints()));
    assertTrue(Thread.interrupted(), "the flag stays set for those who wait");
  }

  private static void assertSame(Trained expected, Trained actual) {
    assertEquals(expected.tensors().hash(), actual.tensors().hash());
    assertEquals(expected.run().test(), actual.run().test());
    assertEquals(expected.run().curve().chosen(), actual.run().curve().chosen());
    assertEquals(expected.run().budget().updates(), actual.run().budget().updates());
    assertEquals(untimed(expected), untimed(actual));
    assertEquals(expected.run().monitored(), actual.run().monitored());
  }

  /** All but the measured seconds. */
  private static List<Point> untimed(Trained trained) {
    return trained.run().curve().points().stream().map(Point::untimed).toList();
  }

  private void assertGoesOn(Plan plan, Optional<Trained> before) {
    Trained whole = Training.run(plan, before, RunListener.NONE);
    int first = before.map(b -> (int) b.run().budget().passes()).orElse(0);
    stop(plan, before, first + 2);
    Stopping second = new Stopping(first + 5);
    assertThrows(CancellationException.class, () -> run(plan, before, second, checkpoints()));
    Thread.interrupted();
    assertWentOn(first + 2, first + 5, second);
    Stopping last = new Stopping(-1);
    Checkpoints used = checkpoints();
    Trained resumed = run(plan, before, last, used);
    assertWentOn(first + 3, first + 6, last);
    assertEquals(List.of(), used.notices());
    assertSame(whole, resumed);
  }

  /** Passes of milliseconds are not all kept: the first pass is no earlier than this one. */
  private static void assertWentOn(int earliest, int end, Stopping heard) {
    int begin = heard.passes.get(0).intValue();
    assertTrue(begin >= earliest, "went on with pass " + begin);
    assertEquals(begin, heard.known, "the jumpstart and the passes before");
    assertEquals(
        IntStream.rangeClosed(begin, end).mapToObj(pass -> (double) pass).toList(), heard.passes);
  }

  @Test
  void aHeadWithHiddenLayersGoesOn() {
    Head head =
        Head.linear(SHOES.classes())
            .withHidden(32, 16)
            .withDropout(0.3)
            .withFirstWeights(Head.FirstWeights.SMALL);
    Network network = FashionNet.clothing().withoutHead().frozen().withHead(head);
    assertGoesOn(new Plan(SPLIT, network, RECIPE, 4), Optional.empty());
  }

  @Test
  void aHeadWithDropoutGoesOn() {
    assertGoesOn(new Plan(SPLIT, FROZEN, RECIPE, 3), Optional.empty());
  }

  @Test
  void aWholeNetworkFromScratchGoesOnWithItsStatistics() {
    assertGoesOn(new Plan(SPLIT, FROZEN.fromScratch(), RECIPE, 3), Optional.empty());
  }

  @Test
  void drawnCopiesAndReEstimatedStatisticsGoOn() {
    Recipe recipe = RECIPE.withAugmentation(Augmentation.shift(2)).withMonitor(Monitor.MACRO_F1);
    Network network = FROZEN.withNormalisation(Normalisation.RE_ESTIMATED);
    assertGoesOn(new Plan(SPLIT, network, recipe, 3), Optional.empty());
  }

  @Test
  void fineTuningWithRatesPerStageGoesOnFromItsOwnPasses() {
    Plan first = new Plan(SPLIT, FROZEN, RECIPE, 3);
    Trained before = Training.run(first, Optional.empty(), RunListener.NONE);
    Recipe tuned = RECIPE.thenFineTune(Thawing.fromTheTop(2), 6, 1e-3).withRateFactor(0.5);
    assertGoesOn(new Plan(SPLIT, FROZEN, tuned, 3), Optional.of(before));
  }

  @Test
  void aGuardedPhaseWithAScheduleAndMixedRowsGoesOn() {
    Recipe mixed = RECIPE.withMixup(0.2).withOptimiser(Optimiser.SGD);
    Plan first = new Plan(SPLIT, FROZEN, mixed, 3);
    Trained before = Training.run(first, Optional.empty(), RunListener.NONE);
    Recipe tuned =
        mixed
            .thenFineTune(Thawing.all(), 6, 1e-3)
            .withSchedule(Schedule.cosine().withWarmUp(1))
            .withAnchor(0.1)
            .withStopLoss();
    assertGoesOn(new Plan(SPLIT, FROZEN, tuned, 3), Optional.of(before));
  }

  @Test
  void aMethodWithTensorsAndWeightsOfItsOwnGoesOn() {
    ImageSet clothes = SHOES.only("Sandal", "Bag", "Shirt");
    Split split =
        Domains.of(clothes, clothes.shifted(Shift.noise(40)))
            .withTargetClasses("Sandal", "Bag")
            .perClass(12, 5)
            .withTestRows(30);
    Network network =
        FashionNet.untrained()
            .withHead(Head.linear(clothes.classes()).withDropout(0.2))
            .fromScratch();
    Recipe recipe = RECIPE.with(new Discriminating()).withAugmentation(Augmentation.shift(2));
    assertGoesOn(new Plan(split, network, recipe, 3), Optional.empty());
  }

  /** Needs all that a stopped method can lose. */
  private record Discriminating() implements AddedLoss {
    @Override
    public String name() {
      return "discriminating";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public List<TensorSpec> tensors(int features, int classes) {
      return List.of(new TensorSpec("own", TensorSpec.Role.MATRIX, List.of(1, features)));
    }

    @Override
    public RowWeights rowWeights() {
      return RowWeights.CLASSES_SEEN_IN_TARGET;
    }

    @Override
    public NDArray loss(Step step) {
      NDArray own = step.tensors().get("own").transpose();
      NDArray source = step.source().features().dot(own).mul(step.source().weights()).mean();
      return source.sub(step.target().features().dot(own).mean()).square().mul(step.progress());
    }
  }

  @Test
  void stoppedAtAnyMomentAgainAndAgainItEndsTheSame() throws Exception {
    Plan plan = new Plan(SPLIT, FROZEN.fromScratch(), RECIPE.withPasses(12), 4);
    Trained whole = Training.run(plan, Optional.empty(), RunListener.NONE);
    Optional<Trained> ended = Optional.empty();
    int stops = 0;
    for (int delay = 60; ended.isEmpty(); delay += 40) {
      FutureTask<Trained> task =
          new FutureTask<>(() -> run(plan, Optional.empty(), RunListener.NONE, checkpoints()));
      Thread thread = new Thread(task);
      thread.start();
      thread.join(delay);
      thread.interrupt();
      thread.join();
      try {
        ended = Optional.of(task.get());
      } catch (ExecutionException e) {
        assertEquals(CancellationException.class, e.getCause().getClass(), e::toString);
        stops++;
      }
    }
    assertTrue(stops >= 1, "stopped " + stops + " times");
    assertSame(whole, ended.orElseThrow());
  }

  @Test
  void aDamagedCheckpointIsNamedAndTheRunBeginsAnew() throws Exception {
    Plan plan = new Plan(SPLIT, FROZEN, RECIPE, 5);
    Trained whole = Training.run(plan, Optional.empty(), RunListener.NONE);
    stop(plan, Optional.empty(), 3);
    Path file = folder.resolve(plan.key() + ".checkpoint");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 4;
    Files.write(file, bytes);
    Checkpoints used = checkpoints();
    Stopping heard = new Stopping(-1);
    assertSame(whole, run(plan, Optional.empty(), heard, used));
    assertEquals(6, heard.passes.size(), "all of them");
    assertEquals(
        List.of("checkpoint " + file + ": it is damaged; the run began anew"), used.notices());
  }

  @Test
  void anotherSeedTakesNothingFromIt() {
    stop(new Plan(SPLIT, FROZEN, RECIPE, 6), Optional.empty(), 3);
    assertFalse(
        checkpoints()
            .find(new Plan(SPLIT, FROZEN, RECIPE, 7).key(), KeptPasses.madeWith())
            .isPresent());
  }
}
