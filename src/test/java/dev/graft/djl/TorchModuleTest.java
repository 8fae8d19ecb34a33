package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.graft.model.Engines;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Live modules, and that DJL in the version in use hands out what they compute with. */
@Tag("engine")
class TorchModuleTest {
  @BeforeAll
  static void onPyTorch() {
    TorchFixtures.onPyTorchAlone();
  }

  @Test
  void itsArraysAreWhatItComputesWithAndNoneAsksForAGradient() {
    Path changed = ScriptArchive.read(TorchFixtures.file("tiny-resnet.pt")).changed("");
    try (NDManager manager = Engines.current().newBaseManager()) {
      TorchModule module = TorchModule.load(manager, changed);
      assertTrue(module.tensors().containsKey("bn1.running_mean"));
      assertFalse(module.tensors().values().stream().anyMatch(NDArray::hasGradient));
      NDArray pictures = TorchFixtures.expected().create(manager, "pictures");
      float[] before = module.run("forward", pictures).toFloatArray();
      assertArrayEquals(TorchFixtures.expected().values("resnet"), before, 1e-4f);
      manager
          .ones(module.tensors().get("fc.bias").getShape())
          .copyTo(module.tensors().get("fc.bias"));
      assertNotEquals(before[0], module.run("forward", pictures).toFloatArray()[0]);
    }
  }

  @Test
  void aCounterSaysWhetherItNormalisesByTheBatch() {
    Path changed = ScriptArchive.read(TorchFixtures.file("tiny-resnet.pt")).changed("");
    try (NDManager manager = Engines.current().newBaseManager()) {
      TorchModule module = TorchModule.load(manager, changed);
      NDArray pictures = TorchFixtures.expected().create(manager, "pictures");
      float[] kept = module.tensors().get("bn1.running_mean").toFloatArray();
      module.run("forward", pictures);
      assertArrayEquals(kept, module.tensors().get("bn1.running_mean").toFloatArray());
      module.count("bn1", 2);
      module.run("forward", pictures);
      assertNotEquals(kept[0], module.tensors().get("bn1.running_mean").toFloatArray()[0]);
    }
  }
}
