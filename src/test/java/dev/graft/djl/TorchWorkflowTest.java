package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.Emoji;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.model.Base;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import dev.graft.score.StageScores;
import dev.graft.source.SourceRanking;
import dev.graft.source.StageSearch;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A traced network wherever a base goes in. */
@Tag("engine")
class TorchWorkflowTest {
  private static final ImageSet FACES = Emoji.noto().byCategory();
  private static final Split SPLIT = FACES.perClass(6, 4).withTestRows(30);

  @BeforeAll
  static void onPyTorch() {
    TorchFixtures.onPyTorchAlone();
  }

  private static Base base() {
    return TorchFixtures.tiny("resnet").withoutClassifier().base();
  }

  @Test
  void itIsRankedAndSearchedByStage(@TempDir Path folder) {
    String table = SourceRanking.of(base()).on(SPLIT).toString();
    assertTrue(table.contains("tiny-resnet.pt"), table);
    StageScores scores = StageSearch.of(base()).withStore(RunStore.at(folder)).on(SPLIT);
    assertTrue(scores.toString().contains("layer3"), scores.toString());
  }

  /** Positions of attention in a row, to which no adapter brings a picture. */
  @Test
  void aTransformerIsSearchedByItsLastStages(@TempDir Path folder) {
    Base vit = TorchFixtures.tiny("vit").withoutClassifier().base();
    StageScores scores = StageSearch.of(vit).withStore(RunStore.at(folder)).on(SPLIT);
    assertEquals(4, scores.last().size());
    assertEquals(0, scores.first().size());
    String words =
        assertThrows(IllegalArgumentException.class, () -> vit.withoutFirst(1)).getMessage();
    assertTrue(words.contains("must keep stage conv_proj: behind it stand 17 positions"), words);
    Base whole =
        OnnxPictures.of(TorchFixtures.file("tiny.onnx")).madeFor(TorchFixtures.INPUT).base();
    String sealed =
        assertThrows(IllegalArgumentException.class, () -> StageSearch.of(whole)).getMessage();
    assertTrue(sealed.contains("has no stages to search; ask SourceRanking.of(base)"), sealed);
  }

  @Test
  void anExperimentTrainsItBesideItsTwinAndPredictsAndSaves(@TempDir Path folder) throws Exception {
    Network frozen = base().frozen().withHead(Head.linear(FACES.classes()));
    Recipe recipe = Recipe.withDefaults().withPasses(1);
    Experiment experiment =
        Experiment.on(SPLIT)
            .withSeeds(1)
            .withStore(RunStore.at(folder.resolve("runs")))
            .withArm("frozen", frozen, recipe)
            .withArm("fine-tuned", frozen, recipe.thenFineTune(Thawing.layers("layer4.1.*")))
            .withArm("scratch", frozen.fromScratch(), recipe);
    assertEquals(3, experiment.run().all().stream().filter(run -> run.failure().isEmpty()).count());
    var saved = experiment.save("fine-tuned", 1, folder.resolve("model"));
    assertTrue(saved.toString().contains("base.backbone()"), saved.toString());
    Path picture = folder.resolve("face.png");
    ImageIO.write(FACES.image(0), "png", picture.toFile());
    assertEquals(3, experiment.predict(picture).arms().size());
  }

  @Test
  void sideBySideItComputesWhatItComputesAlone(@TempDir Path folder) {
    Network network = base().frozenUpTo("layer2").withHead(Head.linear(FACES.classes()));
    Recipe recipe = Recipe.withDefaults().withPasses(2);
    Experiment both = Experiment.on(SPLIT).withSeeds(1, 2).withArm("part", network, recipe);
    Runs alone = both.withStore(RunStore.at(folder.resolve("a"))).withWorkers(1).run();
    Runs beside = both.withStore(RunStore.at(folder.resolve("b"))).withWorkers(2).run();
    for (long seed : new long[] {1, 2}) {
      assertEquals(
          alone.find("part", seed).orElseThrow().test(),
          beside.find("part", seed).orElseThrow().test());
    }
  }
}
