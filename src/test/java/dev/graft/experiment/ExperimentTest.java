package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.DeferredTranslatorFactory;
import ai.djl.translate.NoopTranslator;
import dev.graft.data.FashionMnist;
import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.model.Engines;
import dev.graft.model.FashionNet;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.Predictions;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arms by seeds on real pictures, on either engine. */
@Tag("engine")
class ExperimentTest {
  private static final ImageSet SHOES =
      FashionMnist.clothing().only("Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

  private static final Split SPLIT = SHOES.perClass(10, 5).withTestRows(60);

  private static final Network FROZEN =
      FashionNet.digits().withoutHead().frozen().withHead(Head.linear(SHOES.classes()));

  private static final Recipe RECIPE = Recipe.withDefaults().withPasses(4);
  @TempDir Path folder;

  private Experiment experiment() {
    return Experiment.on(SPLIT)
        .withSeeds(1, 2)
        .withStore(RunStore.at(folder.resolve("runs")))
        .withArm("scratch", FROZEN.fromScratch(), RECIPE.withPasses(6))
        .withArm("frozen", FROZEN, RECIPE)
        .withArm("fine-tuned", FROZEN, RECIPE.thenFineTune(Thawing.fromTheTop(2), 2, 1e-3));
  }

  @Test
  void aSecondRunComputesNothingAndGivesTheSame() throws Exception {
    Runs first = experiment().run();
    assertEquals(List.of("scratch", "frozen", "fine-tuned"), first.arms());
    assertEquals(6, stored(), "fine-tuning continues the frozen runs: no further ones");
    Path scratch = folder.resolve("runs").resolve(first.all().get(0).key()).resolve("run.json");
    Object time = Files.getLastModifiedTime(scratch);
    assertEquals(first, experiment().run());
    assertEquals(time, Files.getLastModifiedTime(scratch));
    assertEquals(
        first.find("frozen", 2).orElseThrow().key(),
        first.find("fine-tuned", 2).orElseThrow().provenance().get("continues"));
  }

  private long stored() throws Exception {
    try (var entries = Files.list(folder.resolve("runs"))) {
      return entries.count();
    }
  }

  private static List<Predictions> predictions(Runs runs) {
    return runs.all().stream().map(run -> run.test()).toList();
  }

  @Test
  void aDamagedRunIsSetAsideAndComputedAgain() throws Exception {
    Runs first = experiment().run();
    Path damaged = folder.resolve("runs").resolve(first.all().get(1).key());
    Files.writeString(damaged.resolve("run.json"), "{\"format\": 1, \"run\"");
    Experiment again = experiment();
    assertEquals(predictions(first), predictions(again.run()));
    assertEquals(1, again.store().setAside().size());
    assertTrue(again.store().setAside().get(0).startsWith(damaged.toString()));
  }

  @Test
  void everyArmAnswersForAPictureOfTheUsers() throws Exception {
    Experiment experiment = experiment();
    experiment.run();
    Path picture = folder.resolve("shoe.png");
    ImageIO.write(SHOES.image(0), "png", picture.toFile());
    Answers answers = experiment.predict(picture);
    assertEquals(3, answers.arms().size());
    for (Answers.Answer answer : answers.arms()) {
      assertTrue(SHOES.classes().contains(answer.answer()));
      assertTrue(answer.probability() > 0.2 && answer.probability() <= 1);
    }
  }

  @Test
  void plainDjlLoadsASavedRunAndAnswersTheSame() throws Exception {
    Experiment experiment = experiment();
    Runs runs = experiment.run();
    Path saved = folder.resolve("model");
    experiment.save("fine-tuned", 2, saved);
    Predictions test = runs.find("fine-tuned", 2).orElseThrow().test();
    Criteria<NDList, NDList> criteria =
        Criteria.builder()
            .setTypes(NDList.class, NDList.class)
            .optModelPath(saved)
            .optTranslator(new NoopTranslator())
            .build();
    try (ZooModel<NDList, NDList> model = criteria.loadModel();
        Predictor<NDList, NDList> predictor = model.newPredictor();
        NDManager manager = NDManager.newBaseManager(null, Engines.name())) {
      for (int i = 0; i < 20; i++) {
        float[] pixels = SHOES.pixels(test.rows().get(i), FashionNet.PREPROCESSING);
        NDList scores =
            predictor.predict(new NDList(manager.create(pixels, new Shape(1, 1, 28, 28))));
        assertEquals(test.predicted().get(i).longValue(), scores.head().argMax(1).toLongArray()[0]);
      }
    }
    assertEquals(SHOES.classes(), Files.readAllLines(saved.resolve("synset.txt")));
    IllegalArgumentException again =
        assertThrows(IllegalArgumentException.class, () -> experiment.save("fine-tuned", 2, saved));
    assertTrue(again.getMessage().endsWith("overwritten; name another, or remove it first"));
  }

  @Test
  void plainDjlAnswersAsPredictDoes() throws Exception {
    Experiment experiment =
        Experiment.on(SPLIT)
            .withSeeds(1)
            .withStore(RunStore.at(folder.resolve("runs")))
            .withArm("frozen", FROZEN, RECIPE);
    experiment.run();
    Path saved = folder.resolve("asked");
    assertTrue(experiment.save("frozen", 1, saved).toString().contains("5 classes out"));
    Criteria<Path, Classifications> criteria =
        Criteria.builder()
            .setTypes(Path.class, Classifications.class)
            .optTranslatorFactory(new DeferredTranslatorFactory())
            .optModelPath(saved)
            .build();
    try (ZooModel<Path, Classifications> model = criteria.loadModel();
        Predictor<Path, Classifications> predictor = model.newPredictor()) {
      for (int row = 0; row < 10; row++) {
        Path picture = folder.resolve(row + ".png");
        ImageIO.write(SHOES.image(row), "png", picture.toFile());
        Answers.Answer said = experiment.predict(picture).arms().get(0);
        Classifications.Classification found = predictor.predict(picture).best();
        assertEquals(said.answer(), found.getClassName());
        assertEquals(said.probability(), found.getProbability(), 1e-5);
      }
    }
  }

  @Test
  void badInputIsNamed() {
    Experiment experiment = experiment();
    assertWords(
        "no arm 'finetuned'; did you mean 'fine-tuned'? Known: scratch, frozen, fine-tuned",
        () -> experiment.save("finetuned", 1, folder));
    assertWords(
        "an arm 'frozen' is there already; give the new one another name",
        () -> experiment.withArm("frozen", FROZEN, RECIPE));
    assertWords("seeds [1, 1] must differ from each other", () -> experiment.withSeeds(1, 1));
    assertWords("workers (0) must be at least 1", () -> experiment.withWorkers(0));
    assertWords(
        "arms (0) must be at least 1; add one with withArm(...)", () -> Experiment.on(SPLIT).run());
    IllegalStateException early =
        assertThrows(IllegalStateException.class, () -> experiment.predict(folder));
    assertEquals(
        "arm 'scratch' with seed 1 has not been run; call run() first", early.getMessage());
  }

  private static void assertWords(String words, org.junit.jupiter.api.function.Executable action) {
    assertEquals(words, assertThrows(IllegalArgumentException.class, action).getMessage());
  }
}
