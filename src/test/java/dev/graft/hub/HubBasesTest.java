package dev.graft.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.DeferredTranslatorFactory;
import dev.graft.data.Emoji;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.hub.ResNet.Block;
import dev.graft.model.Base;
import dev.graft.model.Card;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.Safetensors;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.RunStore;
import dev.graft.score.RankingMethod;
import dev.graft.score.StageScores;
import dev.graft.source.SourceRanking;
import dev.graft.source.StageSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A base from a file of weights goes wherever a built-in one goes. */
@Tag("engine")
class HubBasesTest {
  static final ResNet TINY = new ResNet(Block.BASIC, List.of(1, 1, 1, 1), 4);
  private static final MobileNetV2 SMALL = new MobileNetV2(10);
  static final ImageSet EMOJI = Emoji.noto().byCategory().only("Food & Drink", "Activities");

  @TempDir Path folder;

  /** Of numbers by a formula, with three old classes, fed 32 pixels. */
  static Base base(NamedNet net, Path folder) throws IOException {
    Path file = folder.resolve(net.features() + ".safetensors");
    Files.write(file, Safetensors.write(Formula.weights(net, 3)));
    Card card = new Card(net.name() + " (mine)", "nothing", "none");
    return net.weights(file, card, List.of("a", "b", "c")).withSize(32);
  }

  @Tag("slow")
  @Test
  void itIsRankedAndItsStagesSearched() throws Exception {
    Split split = EMOJI.perClass(10, 6).withTestRows(20);
    SourceRanking ranking =
        SourceRanking.of(base(TINY, folder), base(SMALL, folder))
            .withMethod(RankingMethod.withDefaults().withDraws(20).withPermutations(19))
            .withStore(RunStore.at(folder.resolve("runs")))
            .on(split);
    assertTrue(ranking.names().contains("mobilenet-v2 10% (mine)"), ranking.toString());
    assertTrue(ranking.names().contains("resnet basic 1-1-1-1 4 (mine)"), ranking.toString());
    StageScores stages =
        StageSearch.of(base(TINY, folder).withoutHead())
            .withStore(RunStore.at(folder.resolve("runs")))
            .on(split);
    assertEquals(5, stages.last().size());
  }

  @Test
  void itIsFrozenFineTunedAskedAndSaved() throws Exception {
    Split split = EMOJI.perClass(8, 4).withTestRows(12);
    Network frozen =
        base(TINY, folder).withoutHead().frozen().withHead(Head.linear(EMOJI.classes()));
    Recipe short1 = Recipe.withDefaults().withPasses(1);
    Experiment experiment =
        Experiment.on(split)
            .withSeeds(1)
            .withStore(RunStore.at(folder.resolve("runs")))
            .withArm("frozen", frozen, short1)
            .withArm("fine-tuned", frozen, short1.thenFineTune(Thawing.fromTheTop(2)))
            .withArm("scratch", frozen.fromScratch(), short1);
    assertEquals(3, experiment.run().arms().size());
    Path picture = folder.resolve("picture.png");
    ImageIO.write(EMOJI.image(0), "png", picture.toFile());
    assertEquals(3, experiment.predict(picture).arms().size());
    Path saved = folder.resolve("saved");
    experiment.save("fine-tuned", 1, saved);
    Criteria<Path, Classifications> criteria =
        Criteria.builder()
            .setTypes(Path.class, Classifications.class)
            .optTranslatorFactory(new DeferredTranslatorFactory())
            .optModelPath(saved)
            .build();
    try (ZooModel<Path, Classifications> model = criteria.loadModel();
        Predictor<Path, Classifications> predictor = model.newPredictor()) {
      Classifications answer = predictor.predict(picture);
      assertEquals(EMOJI.classes(), answer.getClassNames());
    }
  }
}
