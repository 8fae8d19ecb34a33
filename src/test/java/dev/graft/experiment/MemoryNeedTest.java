package dev.graft.experiment;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.ImageSet;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.run.RunStore;
import dev.graft.training.Plan;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemoryNeedTest {
  @TempDir Path folder;

  private static final MemoryNeed NEED = new MemoryNeed(600, 300, 100);

  private static String refused(MemoryNeed need, MemoryNeed.Left left, int atATime) {
    return assertThrows(
            IllegalArgumentException.class, () -> need.check(left, atATime, "fine-tuned"))
        .getMessage();
  }

  @Test
  void whatFitsIsNotSpokenOf() {
    assertDoesNotThrow(() -> NEED.check(new MemoryNeed.Left(1600, 900, 100), 2, "a"));
    double unknown = Double.POSITIVE_INFINITY;
    assertDoesNotThrow(() -> NEED.check(new MemoryNeed.Left(unknown, 900, 100), 64, "a"));
    // The heap holds already what is to be kept: 600 MiB suffice.
    assertDoesNotThrow(() -> NEED.check(new MemoryNeed.Left(600, 900, 300), 1, "a"));
  }

  @Test
  void oneRunThatDoesNotFitNamesTheWayOut() {
    String words = refused(NEED, new MemoryNeed.Left(700, 900, 100), 1);
    assertTrue(
        words.startsWith(
            "memory (about 800 MiB for one run of 'fine-tuned', with what is kept between runs) must"
                + " fit the 700 MiB that this machine or its container has left; take smaller"
                + " pictures"),
        words);
    assertTrue(words.endsWith("java -Dgraft.memory=unchecked begins all the same"), words);
  }

  @Test
  void severalAtATimeAreToldHowManyFit() {
    String words = refused(NEED, new MemoryNeed.Left(1700, 900, 300), 4);
    assertTrue(words.contains("about 2,400 MiB for 4 runs at a time"), words);
    assertTrue(words.contains("withWorkers(2)"), words);
  }

  @Test
  void featuresThatTheHeapCannotHold() {
    String words = refused(NEED, new MemoryNeed.Left(9000, 90, 10), 1);
    assertTrue(words.startsWith("memory (100 MiB for the features of the frozen stages)"), words);
    assertTrue(words.contains("-Xmx4g"), words);
  }

  private static ImageSet pictures() {
    List<BufferedImage> images =
        IntStream.range(0, 40)
            .mapToObj(i -> new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB))
            .toList();
    images.forEach(image -> image.setRGB(0, 0, images.indexOf(image)));
    List<Integer> labels = IntStream.range(0, 40).mapToObj(i -> i % 2).toList();
    return ImageSet.of("dots", List.of("a", "b"), images, labels);
  }

  @Test
  void anExperimentOfHugePicturesIsRefusedBeforeItsFirstRun() throws Exception {
    Network huge =
        EfficientNetLite0.imageNet()
            .withSize(4096)
            .withoutHead()
            .withHead(Head.linear(List.of("a", "b")))
            .fromScratch();
    Recipe recipe = Recipe.withDefaults().withPasses(1).withRate(1e-3);
    Experiment experiment =
        Experiment.on(pictures().split(0.5, 0.2, 0.3))
            .withSeeds(1)
            .withWorkers(1)
            .withStore(RunStore.at(folder))
            .withArm("huge", huge, recipe);
    String words = assertThrows(IllegalArgumentException.class, experiment::run).getMessage();
    assertTrue(words.startsWith("memory (about "), words);
    assertTrue(words.contains("of 'huge'"), words);
    try (Stream<Path> left = Files.walk(folder)) {
      assertEquals(0, left.filter(path -> path.endsWith("run.json")).count());
    }
  }

  @Test
  void frozenStagesCountWithTheirForwardPassAndTheirFeatures() {
    ImageSet pictures = pictures();
    Network frozen =
        EfficientNetLite0.imageNet()
            .withSize(224)
            .withoutHead()
            .frozen()
            .withHead(Head.linear(pictures.classes()));
    Plan plan = new Plan(pictures.split(0.5, 0.2, 0.3), frozen, Recipe.withDefaults(), 1);
    // engine-independent: measured 500 MiB while 32 pictures of 224 pixels are filled
    double filling = plan.mebibytesOfRun() - plan.mebibytes();
    assertTrue(filling > 400 && filling < 600, "filling: " + filling);
    assertEquals(40 * 1280 * 4 / 1048576.0, plan.mebibytesOfFeatures(), 1e-9);
    assertEquals(40 * 3 * 224 * 224 * 4 / 1048576.0, plan.mebibytesOfPixels(), 1e-9);
  }
}
