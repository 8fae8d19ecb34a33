package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Application;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.input.Preprocessing;
import dev.graft.model.Base;
import dev.graft.model.Engines;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.NetworkBlock;
import dev.graft.model.NetworkBlock.Range;
import dev.graft.model.WeightFile;
import dev.graft.model.Weights;
import dev.graft.recipe.Recipe;
import dev.graft.training.FeatureCache;
import dev.graft.training.Plan;
import dev.graft.training.RunListener;
import dev.graft.training.Trained;
import dev.graft.training.Training;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Models that DJL finds in a folder; src/data/zoo_fixture.py wrote them and their answers. */
@Tag("engine")
class ZooBaseTest {
  private static final Path FIXTURES = Path.of("src/test/resources/dev/graft/djl");
  private static final Preprocessing INPUT = Preprocessing.uniform(16, 3, 127.5, 127.5);
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
  private static final Split SPLIT = SHOES.perClass(10, 5).withTestRows(50);

  private static Path folder() {
    return FIXTURES.resolve("tiny-" + Engines.name().toLowerCase(Locale.ROOT)).toAbsolutePath();
  }

  private static ZooBase tiny() {
    return ZooBase.of(
            Criteria.builder()
                .setTypes(NDList.class, NDList.class)
                .optEngine(Engines.name())
                .optModelPath(folder())
                .build())
        .madeFor(INPUT);
  }

  private static void assertAnswers(String expectedName, Base base) {
    Weights expected = WeightFile.read(FIXTURES.resolve("tiny-expected.safetensors"));
    try (NDManager manager = Engines.current().newBaseManager()) {
      NetworkBlock block = new NetworkBlock(base.backbone(), Head.linear(List.of("a", "b")));
      NDArray pictures = expected.create(manager, "pictures");
      NDArray found =
          block
              .inference(manager, new Range(0, 1), new Shape(1, 3, 16, 16), List.of(1))
              .of(pictures)
              .head();
      float[] values = expected.values(expectedName);
      assertArrayEquals(values, found.toFloatArray(), 1e-4f);
      assertEquals(values.length / 2, base.backbone().features());
    }
  }

  @Test
  void itsAnswersAreTheFeatures() {
    assertAnswers("answers", tiny().base());
  }

  @Test
  void aUrlServesAsWellAsAFolder() {
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optEngine(Engines.name())
            .optModelUrls(folder().toUri().toString())
            .build();
    Base base = ZooBase.of(criteria).madeFor(INPUT).base();
    assertAnswers("answers", base);
    assertEquals(tiny().base().backbone().canonical(), base.backbone().canonical());
  }

  @Test
  void whereACutIsPossibleItIsMadeAndWhereNotItIsSaid() {
    if (Engines.name().equals("MXNet")) {
      assertAnswers("below", tiny().withoutLast(1).base());
    } else {
      var whole = assertThrows(IllegalArgumentException.class, () -> tiny().withoutLast(1).base());
      assertTrue(
          whole.getMessage().startsWith("a PyTorch model cannot be cut; possible are its answers"));
    }
    var sealed =
        assertThrows(
            IllegalArgumentException.class,
            () -> tiny().base().withHead(Head.linear(SHOES.classes())));
    assertTrue(sealed.getMessage().contains("can only be frozen as a whole: call frozen()"));
  }

  @Test
  void aHeadIsTrainedOnIt() {
    Network network = tiny().base().frozen().withHead(Head.linear(SHOES.classes()));
    Plan plan = new Plan(SPLIT, network, Recipe.withDefaults().withPasses(2).withRate(3e-3), 1);
    Trained run =
        Training.run(plan, Optional.empty(), RunListener.NONE, FeatureCache.withBound(16));
    assertEquals("", run.run().failure());
    assertEquals(Set.of("head.weight", "head.bias"), run.tensors().names());
    assertThrows(IllegalArgumentException.class, network::fromScratch);
    assertThrows(IllegalArgumentException.class, network::withRandomBase);
    assertThrows(IllegalArgumentException.class, network::withShuffledBase);
    var full =
        assertThrows(
            IllegalStateException.class,
            () ->
                Training.run(plan, Optional.empty(), RunListener.NONE, FeatureCache.withBound(0)));
    assertTrue(
        full.getMessage().contains("cannot be computed within a training step"), full.toString());
    assertTrue(network.toString().contains("whole model"), network.toString());
  }

  @Test
  void withoutANetworkItSaysWhatToUseInstead() {
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optApplication(Application.CV.IMAGE_CLASSIFICATION)
            .optGroupId("ai.djl." + Engines.name().toLowerCase(Locale.ROOT))
            .optArtifactId("resnet")
            .optEngine(Engines.name())
            .build();
    var gone = assertThrows(IllegalStateException.class, () -> ZooBase.of(criteria).base());
    String words = gone.getMessage();
    assertTrue(words.contains("the zoo model cannot be loaded on " + Engines.name()), words);
    assertTrue(words.contains("EfficientNetLite0.imageNet() and FashionNet come with"), words);
    assertTrue(words.contains("%maven ai.djl." + Engines.name().toLowerCase(Locale.ROOT)), words);
  }
}
