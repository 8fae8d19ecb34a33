package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.graft.model.Engines;
import dev.graft.model.Weights;
import dev.graft.recipe.Optimiser;
import dev.graft.training.Descent.Pull;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The rules' steps on 0.5 x^2 - 2 y^2 from (1, 2), on either engine. */
@Tag("engine")
class DescentTest {
  private static float[] afterThreeSteps(Optimiser optimiser, double decay, float[] anchor) {
    Gradients.off();
    try (NDManager manager = Engines.current().newBaseManager()) {
      NDArray weight = manager.create(new float[] {1, 2});
      Descent descent = Descent.of(optimiser, manager);
      Optional<NDArray> base = Optional.ofNullable(anchor).map(manager::create);
      descent.add("w", weight, new Pull(0.1, decay, base));
      steps(descent, weight, manager);
      return weight.toFloatArray();
    }
  }

  private static void steps(Descent descent, NDArray weight, NDManager manager) {
    NDArray factors = manager.create(new float[] {0.5f, -2});
    for (int step = 0; step < 3; step++) {
      Gradients.of(Engines.current(), () -> weight.mul(weight).mul(factors).sum());
      descent.step(1);
    }
  }

  @Test
  void adamWithDecoupledDecayIsThatOfPyTorch() {
    // torch.optim.AdamW(lr=0.1, weight_decay=0.3), three steps in double precision
    assertArrayEquals(
        new float[] {0.6238866f, 2.1166031f}, afterThreeSteps(Optimiser.ADAM_W, 0.3, null), 2e-6f);
  }

  @Test
  void momentumWithoutDecayIsThatOfPyTorch() {
    // torch.optim.SGD(lr=0.1, momentum=0.9), three steps in double precision
    assertArrayEquals(new float[] {0.486f, 8.152f}, afterThreeSteps(Optimiser.SGD, 0, null), 2e-6f);
  }

  @Test
  void decayIsApartFromTheGradient() {
    // w = 0.97 w; m = 0.9 m + g; w = w - 0.1 m, worked out in a plain loop
    assertArrayEquals(
        new float[] {0.420903f, 7.763506f}, afterThreeSteps(Optimiser.SGD, 0.3, null), 5e-6f);
  }

  @Test
  void anAnchorDrawsToItsOwnValues() {
    // One step by hand: x = 1 - 0.1 (2 x 0.5 x 1) - 0.1 x 3 (1 - 5) = 2.1, and
    // y = 2 - 0.1 (2 x -2 x 2) - 0.1 x 3 (2 - 0) = 2.2
    try (NDManager manager = Engines.current().newBaseManager()) {
      Gradients.off();
      NDArray weight = manager.create(new float[] {1, 2});
      Descent descent = Descent.of(Optimiser.SGD, manager);
      NDArray base = manager.create(new float[] {5, 0});
      descent.add("w", weight, new Pull(0.1, 3, Optional.of(base)));
      NDArray factors = manager.create(new float[] {0.5f, -2});
      Gradients.of(Engines.current(), () -> weight.mul(weight).mul(factors).sum());
      descent.step(1);
      assertArrayEquals(new float[] {2.1f, 2.2f}, weight.toFloatArray(), 1e-6f);
    }
  }

  @Test
  void aScheduleScalesRateAndDecayAlike() {
    try (NDManager manager = Engines.current().newBaseManager()) {
      Gradients.off();
      NDArray whole = manager.create(new float[] {1, 2});
      NDArray part = manager.create(new float[] {1, 2});
      step(manager, whole, 0.05, 1);
      step(manager, part, 0.1, 0.5);
      assertArrayEquals(whole.toFloatArray(), part.toFloatArray());
    }
  }

  private static void step(NDManager manager, NDArray weight, double rate, double factor) {
    Descent descent = Descent.of(Optimiser.ADAM_W, manager);
    descent.add("w", weight, new Pull(rate, 0.3, Optional.empty()));
    Gradients.of(Engines.current(), () -> weight.mul(weight).sum());
    descent.step(factor);
  }

  @Test
  void itsMemoryCanBeKeptAndGivenBack() {
    try (NDManager manager = Engines.current().newBaseManager()) {
      Gradients.off();
      NDArray weight = manager.create(new float[] {1, 2});
      Descent first = Descent.of(Optimiser.SGD, manager);
      first.add("w", weight, new Pull(0.1, 0, Optional.empty()));
      steps(first, weight, manager);
      Weights kept = first.moments();
      assertEquals(java.util.Set.of("velocity w"), kept.names());
      Descent second = Descent.of(Optimiser.SGD, manager);
      NDArray copy = weight.duplicate();
      second.add("w", copy, new Pull(0.1, 0, Optional.empty()));
      second.resume(3, kept);
      steps(first, weight, manager);
      steps(second, copy, manager);
      assertArrayEquals(weight.toFloatArray(), copy.toFloatArray());
      assertEquals(6, second.steps());
    }
  }
}
