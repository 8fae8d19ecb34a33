package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import dev.graft.data.MadeTables;
import dev.graft.data.TableSet;
import dev.graft.experiment.Experiment;
import dev.graft.experiment.TrainedBase;
import dev.graft.model.Base;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's own dense block on a table, and a trained one as plain DJL loads it. */
@Tag("engine")
class OwnBlockOnTablesTest {
  private static final TableSet TABLE = MadeTables.of("made", 600, 1, x -> x[0] + x[1]);

  @TempDir Path folder;

  private static SequentialBlock dense() {
    return new SequentialBlock()
        .add(Linear.builder().setUnits(16).build())
        .add(BatchNorm.builder().build())
        .add(Activation.reluBlock())
        .add(Linear.builder().setUnits(8).build())
        .add(Activation.reluBlock());
  }

  private Experiment arm(String name, Network network) {
    return Experiment.on(TABLE.perClass(60, 20).withTestRows(200))
        .withSeeds(1)
        .withStore(RunStore.at(folder.resolve("runs")))
        .withArm(name, network, Recipe.withDefaults().withPasses(20).withRate(1e-2));
  }

  @Test
  void itIsTrainedFrozenAndSaved() throws Exception {
    Base own =
        OwnBlock.named("dense", 1, OwnBlockOnTablesTest::dense)
            .madeFor(TABLE.encoding())
            .untrained();
    assertEquals(8, own.backbone().features());
    Head head = Head.linear(TABLE.classes());
    Experiment experiment = arm("own", own.withHead(head).fromScratch());
    Run run = experiment.run().all().get(0);
    assertFalse(run.failed(), run.failure());
    assertTrue(run.test().accuracy() > 0.8, "learned: " + run.test().accuracy());
    Base base = TrainedBase.of(experiment, "own", 1);
    Experiment again = arm("frozen", base.withoutHead().frozen().withHead(head));
    double kept = again.run().all().get(0).test().accuracy();
    assertTrue(kept > 0.8, "kept: " + kept);
    experiment.save("own", 1, folder.resolve("saved"));
    assertEquals(run.test().predicted(), answersOfPlainDjl(base, run.test().rows()));
  }

  private List<Integer> answersOfPlainDjl(Base base, List<Integer> rows) throws Exception {
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optEngine(Engines.name())
            .optModelPath(folder.resolve("saved"))
            .optArgument("backbone", base.backbone())
            .build();
    try (ZooModel<NDList, NDList> model = criteria.loadModel();
        Predictor<NDList, NDList> predictor = model.newPredictor();
        NDManager manager = Engines.current().newBaseManager()) {
      NDArray input = manager.zeros(new Shape(rows.size(), MadeTables.COLUMNS));
      for (int i = 0; i < rows.size(); i++) {
        input.set(new NDIndex(i), manager.create(TABLE.numbers(rows.get(i), base.input())));
      }
      NDArray scores = predictor.predict(new NDList(input)).singletonOrThrow();
      float[] values = scores.toFloatArray();
      return IntStream.range(0, rows.size())
          .mapToObj(i -> values[2 * i + 1] > values[2 * i] ? 1 : 0)
          .toList();
    }
  }
}
