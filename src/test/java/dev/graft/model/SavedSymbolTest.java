package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.ImageFactory;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import dev.graft.data.Pixels;
import dev.graft.input.Preprocessing;
import dev.graft.training.Answering;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MXNet's own files; that they need no Graft is held by {@code ServiceIT}. */
@Tag("engine")
class SavedSymbolTest {
  private static final List<String> CLASSES = List.of("left", "middle", "right");

  @TempDir Path folder;

  private SavedModel saved(Network network) {
    return SavedModel.save(network, network.initialWeights(3), folder.resolve("model"));
  }

  /** Square and of the net's own size, so that nothing is scaled. */
  private static BufferedImage picture(int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < side; x++) {
      for (int y = 0; y < side; y++) {
        image.setRGB(x, y, (2 * x % 256) << 16 | (3 * y % 256) << 8 | (x + y) % 256);
      }
    }
    return image;
  }

  private static void assertAnswers(Network network, Path symbol) throws Exception {
    Preprocessing input = network.base().preprocessing();
    BufferedImage picture = picture(input.size());
    List<Double> expected =
        Answering.probabilities(network, network.initialWeights(3), Pixels.of(picture, input));
    Criteria<Image, Classifications> criteria =
        Criteria.builder()
            .setTypes(Image.class, Classifications.class)
            .optModelPath(symbol)
            .build();
    try (ZooModel<Image, Classifications> model = criteria.loadModel();
        Predictor<Image, Classifications> predictor = model.newPredictor()) {
      assertFalse(model.getBlock().getClass().getName().startsWith("dev.graft"));
      Classifications found = predictor.predict(ImageFactory.getInstance().fromImage(picture));
      for (int c = 0; c < CLASSES.size(); c++) {
        assertEquals(expected.get(c), found.get(CLASSES.get(c)).getProbability(), 1e-4);
      }
    }
  }

  @Test
  void djlsOwnBlockAnswersTheSame() throws Exception {
    Assumptions.assumeTrue(Engines.name().equals("MXNet"), "these files are MXNet's");
    Network small = SmallNet.untrained().withHead(Head.linear(CLASSES));
    SavedSymbol symbol = saved(small).asSymbol(folder.resolve("symbol"));
    assertTrue(symbol.toString().contains("without Graft"), symbol.toString());
    assertAnswers(small, folder.resolve("symbol"));
    for (String file : new String[] {"symbol-symbol.json", "serving.properties"}) {
      assertFalse(Files.readString(folder.resolve("symbol").resolve(file)).contains("dev.graft"));
    }
  }

  @Tag("slow")
  @Test
  void theLargeNetToo() throws Exception {
    Assumptions.assumeTrue(Engines.name().equals("MXNet"), "these files are MXNet's");
    Network large =
        EfficientNetLite0.imageNet().withoutHead().withSize(96).withHead(Head.linear(CLASSES));
    saved(large).asSymbol(folder.resolve("symbol"));
    assertAnswers(large, folder.resolve("symbol"));
  }

  @Test
  void whatDjlAloneCannotAskIsRefused() {
    Network grey = FashionNet.digits().withoutHead().withHead(Head.linear(CLASSES));
    SavedModel saved = saved(grey);
    String said =
        assertThrows(IllegalArgumentException.class, () -> saved.asSymbol(folder.resolve("s")))
            .getMessage();
    String rule =
        Engines.name().equals("MXNet")
            ? "must be pictures in colour, which DJL's own classifier takes"
            : "engine (PyTorch) must be MXNet";
    assertTrue(said.contains(rule), said);
  }

  @Test
  void aHeadWithHiddenLayersIsRefused() {
    Assumptions.assumeTrue(Engines.name().equals("MXNet"), "these files are MXNet's");
    SavedModel saved = saved(SmallNet.untrained().withHead(Head.linear(CLASSES).withHidden(8)));
    String said =
        assertThrows(IllegalArgumentException.class, () -> saved.asSymbol(folder.resolve("s")))
            .getMessage();
    assertTrue(said.contains("must have a linear head"), said);
  }
}
