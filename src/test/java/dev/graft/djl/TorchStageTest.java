package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.graft.model.Base;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.NetworkBlock;
import dev.graft.model.NetworkBlock.Range;
import dev.graft.model.Normalisation;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Live stages of traced networks. */
@Tag("engine")
class TorchStageTest {
  @BeforeAll
  static void onPyTorch() {
    TorchFixtures.onPyTorchAlone();
  }

  @Test
  void runningStatisticsAreThoseOfTheBatchesAsPyTorchCountsThem() {
    Base base = TorchFixtures.tiny("resnet").withoutClassifier().base();
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block =
          new NetworkBlock(base.backbone(), Head.linear(TorchFixtures.TEN))
              .loadStages(manager, base.weights(), new Range(0, 5));
      block.normalise(Normalisation.TRAINED);
      NDArray rows = TorchFixtures.expected().create(manager, "pictures");
      String name = "bn1.running_mean";
      float[] before = block.arrays(List.of(name)).get(name).toFloatArray();
      block.follow(1);
      block.stages(NetworkBlock.store(manager), rows, new Range(0, 1), true);
      float[] batch = block.arrays(List.of(name)).get(name).toFloatArray();
      block.restore(manager, base.weights().only(name::equals));
      block.follow(4);
      block.stages(NetworkBlock.store(manager), rows, new Range(0, 1), true);
      float[] moved = block.arrays(List.of(name)).get(name).toFloatArray();
      for (int i = 0; i < moved.length; i++) {
        assertEquals(0.75f * before[i] + 0.25f * batch[i], moved[i], 1e-5f);
      }
    }
  }

  @Test
  void statisticsOfAFrozenLayerStayInTraining() {
    Base base = TorchFixtures.tiny("resnet").withoutClassifier().base();
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block =
          new NetworkBlock(base.backbone(), Head.linear(TorchFixtures.TEN))
              .loadStages(manager, base.weights(), new Range(0, 5));
      block.normalise(Normalisation.TRAINED);
      block.freeze(Set.of("bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var"));
      block.follow(1);
      NDArray rows = TorchFixtures.expected().create(manager, "pictures");
      block.stages(NetworkBlock.store(manager), rows, new Range(0, 1), true);
      String name = "bn1.running_mean";
      float[] after = block.arrays(List.of(name)).get(name).toFloatArray();
      assertArrayEquals(base.weights().values(name), after);
    }
  }
}
