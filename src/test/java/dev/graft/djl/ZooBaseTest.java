package dev.graft.djl;

import static dev.graft.djl.ZooFixtures.INPUT;
import static dev.graft.djl.ZooFixtures.assertAnswers;
import static dev.graft.djl.ZooFixtures.folder;
import static dev.graft.djl.ZooFixtures.tiny;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Application;
import ai.djl.ndarray.NDList;
import ai.djl.repository.zoo.Criteria;
import dev.graft.model.Base;
import dev.graft.model.Engines;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Models that DJL finds in a folder. */
@Tag("engine")
class ZooBaseTest {
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
