package dev.graft.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import ai.djl.util.PairList;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.model.Backbone;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.Engines;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Normalisation;
import dev.graft.model.Stage;
import dev.graft.model.StageBlock;
import dev.graft.model.TensorSpec;
import dev.graft.model.TensorSpec.Role;
import dev.graft.model.Weights;
import dev.graft.recipe.Recipe;
import dev.graft.run.RunStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A block that changes its own frozen tensor is found out, on either engine. */
@Tag("engine")
class FreezeAuditTest {
  private static final ImageSet SHOES = FashionMnist.clothing().only("Sandal", "Sneaker");
  private static final Split SPLIT = SHOES.perClass(4, 2).withTestRows(10);
  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(1);

  /** Adds one to its tensor at each forward pass, as running statistics that ignore a freeze do. */
  private static final class Restless extends StageBlock {
    private final Parameter counter =
        addParameter(
            Parameter.builder()
                .setName("restless.counter")
                .setType(Parameter.Type.OTHER)
                .optRequiresGrad(false)
                .build());

    @Override
    public void normalise(Normalisation policy) {
      // it has none
    }

    @Override
    public void freeze(Set<String> tensors) {
      // and does not listen
    }

    @Override
    public void follow(float momentum) {
      // nor here
    }

    @Override
    protected NDList forwardInternal(
        ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
      if (!training) {
        counter.getArray().addi(1);
      }
      return inputs;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputs) {
      return inputs;
    }
  }

  /** The small net with the restless stage behind one of its stages. */
  private record RestlessNet(int behind) implements Backbone {
    @Override
    public String name() {
      return "restless" + behind;
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public List<Stage> stages() {
      List<Stage> stages = new ArrayList<>(FashionNet.clothing().backbone().stages());
      TensorSpec counter = new TensorSpec("restless.counter", Role.RUNNING_MEAN, List.of(1));
      stages.add(behind, new Stage("restless", List.of(counter), Restless::new));
      return stages;
    }

    @Override
    public int features() {
      return 64;
    }
  }

  private static Base restless(int behind) {
    Base small = FashionNet.clothing();
    return Base.of(
            new RestlessNet(behind),
            () -> small.weights().with("restless.counter", List.of(1), new float[] {0}),
            new Card("restless", "nothing", "none"))
        .withPreprocessing(small.preprocessing());
  }

  @Test
  void aFrozenLayerThatMovesFailsTheRunByItsName(@TempDir Path folder) {
    Network network =
        restless(4).frozenLayers("restless", "block2").withHead(Head.linear(SHOES.classes()));
    Trained trained =
        Training.run(new Plan(SPLIT, network, RECIPE, 1), Optional.empty(), RunListener.NONE);
    assertTrue(
        trained.run().failure().startsWith("frozen layer 'restless' moved"),
        trained.run().failure());
    assertEquals(0, trained.run().test().rows().size());
    Experiment experiment =
        Experiment.on(SPLIT)
            .withSeeds(1)
            .withStore(RunStore.at(folder))
            .withArm("frozen", network, RECIPE);
    assertTrue(experiment.run().all().get(0).failed(), "stored as a failed run");
  }

  @Test
  void aCachedLayerThatMovesBreaksTheRunByItsName() {
    Network network = restless(2).frozen().withHead(Head.linear(SHOES.classes()));
    Plan plan = new Plan(SPLIT, network, RECIPE, 1);
    for (int again = 0; again < 2; again++) {
      String message =
          assertThrows(
                  IllegalStateException.class,
                  () -> Training.run(plan, Optional.empty(), RunListener.NONE))
              .getMessage();
      assertTrue(message.startsWith("frozen layer 'restless' moved"), message);
    }
  }

  @Test
  void oneChangedBitIsSeen() {
    try (NDManager manager = Engines.current().newBaseManager()) {
      Weights before = Weights.none().with("layer.weight", List.of(2), new float[] {1, 2});
      NDArray same = manager.create(new float[] {1, 2});
      FreezeAudit audit = FreezeAudit.check(before, Map.of("layer.weight", same));
      assertEquals(1, audit.tensors());
      NDArray moved = manager.create(new float[] {1, Math.nextUp(2f)});
      String message =
          assertThrows(
                  FreezeAudit.Moved.class,
                  () -> FreezeAudit.check(before, Map.of("layer.weight", moved)))
              .getMessage();
      assertTrue(message.contains("'layer' moved (tensor layer.weight)"), message);
    }
  }
}
