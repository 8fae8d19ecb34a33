package dev.graft.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.ImageFactory;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.DeferredTranslatorFactory;
import ai.djl.translate.TranslateException;
import dev.graft.data.Emoji;
import dev.graft.data.ImageSet;
import dev.graft.data.Images;
import dev.graft.data.Pixels;
import dev.graft.input.Preprocessing;
import dev.graft.input.TableEncoding;
import dev.graft.input.Vocabulary;
import dev.graft.training.Answering;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What plain DJL answers from a saved folder is what Graft answers. */
@Tag("engine")
class SavedModelTest {
  private static final List<String> CLASSES = List.of("left", "middle", "right");

  @TempDir Path folder;

  /** Plain DJL alone: what a service would write. */
  private <I> List<Classifications> answers(Class<I> type, List<I> examples) throws Exception {
    Criteria<I, Classifications> criteria =
        Criteria.builder()
            .setTypes(type, Classifications.class)
            .optTranslatorFactory(new DeferredTranslatorFactory())
            .optModelPath(folder.resolve("model"))
            .build();
    try (ZooModel<I, Classifications> model = criteria.loadModel();
        Predictor<I, Classifications> predictor = model.newPredictor()) {
      return predictor.batchPredict(examples);
    }
  }

  private SavedModel save(Network network) {
    return SavedModel.save(network, network.initialWeights(3), folder.resolve("model"));
  }

  private static void assertSame(Network network, float[] numbers, Classifications found) {
    List<Double> expected = Answering.probabilities(network, network.initialWeights(3), numbers);
    assertEquals(network.head().classes(), found.getClassNames());
    double sum = 0;
    for (int c = 0; c < expected.size(); c++) {
      assertEquals(expected.get(c), found.getProbabilities().get(c), 1e-5);
      sum += found.getProbabilities().get(c);
    }
    assertEquals(1, sum, 1e-5);
    assertEquals(java.util.Collections.max(expected), found.best().getProbability(), 1e-5);
  }

  private Path photograph() throws Exception {
    BufferedImage image = new BufferedImage(70, 45, BufferedImage.TYPE_INT_ARGB);
    for (int x = 0; x < 70; x++) {
      for (int y = 0; y < 45; y++) {
        image.setRGB(x, y, (x % 3 == 0 ? 0x40 : 0xff) << 24 | (3 * x) << 16 | (5 * y) << 8 | x);
      }
    }
    Path file = folder.resolve("odd.png");
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void picturesEnterAsInTraining() throws Exception {
    Network network = SmallNet.untrained().withHead(Head.linear(CLASSES));
    save(network);
    Preprocessing input = SmallNet.PREPROCESSING;
    ImageSet emoji = Emoji.noto().byCategory();
    Path odd = photograph();
    List<Image> pictures =
        List.of(
            ImageFactory.getInstance().fromImage(emoji.image(0)),
            ImageFactory.getInstance().fromFile(odd));
    List<Classifications> found = answers(Image.class, pictures);
    assertSame(network, Pixels.of(emoji.image(0), input), found.get(0));
    assertSame(network, Pixels.of(Images.read(odd), input), found.get(1));
    assertSame(
        network, Pixels.of(Images.read(odd), input), answers(Path.class, List.of(odd)).get(0));
  }

  @Test
  void evenDjlsOwnClassifierFindsSizeScalingAndSoftmax() throws Exception {
    Network network = SmallNet.untrained().withHead(Head.linear(CLASSES));
    BufferedImage opaque = opaque(96, 64);
    Classifications found = obvious(network, opaque);
    List<Double> expected =
        Answering.probabilities(
            network, network.initialWeights(3), Pixels.of(opaque, SmallNet.PREPROCESSING));
    for (int c = 0; c < CLASSES.size(); c++) {
      assertEquals(expected.get(c), found.get(CLASSES.get(c)).getProbability(), 0.01);
    }
  }

  @Test
  void djlsOwnClassifierFailsOnGreyAndAnswersNothingWrong() {
    Network network = FashionNet.digits().withoutHead().withHead(Head.linear(CLASSES));
    assertThrows(TranslateException.class, () -> obvious(network, opaque(28, 28)));
  }

  /** Without a word about how to translate. */
  private Classifications obvious(Network network, BufferedImage picture) throws Exception {
    save(network);
    Criteria<Image, Classifications> criteria =
        Criteria.builder()
            .setTypes(Image.class, Classifications.class)
            .optModelPath(folder.resolve("model"))
            .build();
    try (ZooModel<Image, Classifications> model = criteria.loadModel();
        Predictor<Image, Classifications> predictor = model.newPredictor()) {
      return predictor.predict(ImageFactory.getInstance().fromImage(picture));
    }
  }

  private static BufferedImage opaque(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < height; y++) {
        image.setRGB(x, y, (2 * x % 256) << 16 | (3 * y % 256) << 8 | (x + y) % 256);
      }
    }
    return image;
  }

  @Test
  void sentencesAreAskedAsTheyStand() throws Exception {
    Vocabulary words = Vocabulary.of(List.of("good", "bad", "film", "a"), "a test").withLength(8);
    Network network = TextNet.untrained(words).withHead(Head.linear(CLASSES));
    SavedModel saved = save(network);
    assertTrue(saved.criteria().contains("setTypes(String.class, Classifications.class)"));
    List<String> sentences = List.of("A good film!", "a bad, bad film");
    List<Classifications> found = answers(String.class, sentences);
    assertSame(network, words.numbers(sentences.get(0)), found.get(0));
    assertSame(network, words.numbers(sentences.get(1)), found.get(1));
    Exception unknown =
        assertThrows(Exception.class, () -> answers(String.class, List.of("Unbekannt")));
    assertTrue(said(unknown).contains("'Unbekannt' must have a word that the model knows"));
  }

  @Test
  @SuppressWarnings("rawtypes") // as DJL's types are
  void rowsAreAskedByTheNamesOfTheirColumns() throws Exception {
    TableEncoding encoding =
        new TableEncoding(
            List.of(
                new TableEncoding.NumberColumn("mass", 4200, 800),
                new TableEncoding.CategoryColumn("island", List.of("Biscoe", "Dream"))),
            "a test");
    Network network = TableNet.untrained(encoding).withHead(Head.linear(CLASSES));
    save(network);
    Map<String, ?> row = Map.of("mass", "3750", "island", "Torgersen", "more", "does no harm");
    assertSame(network, encoding.numbers(row), answers(Map.class, List.<Map>of(row)).get(0));
    Exception missing =
        assertThrows(Exception.class, () -> answers(Map.class, List.<Map>of(Map.of("mass", 3750))));
    assertTrue(said(missing).contains("must have a cell for the column 'island'"));
  }

  @Test
  void anotherKindOfExampleIsRefusedInWords() {
    save(SmallNet.untrained().withHead(Head.linear(CLASSES)));
    Exception wrong =
        assertThrows(Exception.class, () -> answers(String.class, List.of("a sentence")));
    assertTrue(said(wrong).contains("this model takes pictures"), said(wrong));
  }

  private static String said(Throwable thrown) {
    StringBuilder said = new StringBuilder();
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      said.append(at.getMessage()).append('\n');
    }
    return said.toString();
  }

  @Test
  void whatWasWrittenIsSaid() throws Exception {
    SavedModel saved = save(SmallNet.untrained().withHead(Head.linear(CLASSES)));
    String text = saved.toString();
    assertTrue(text.contains(folder.resolve("model").toString()), text);
    assertTrue(text.contains("3 classes"), text);
    for (String file : List.of("graft.json", "synset.txt", "serving.properties")) {
      assertTrue(text.contains(file), text);
    }
    assertTrue(saved.criteria().contains("setTypes(Image.class, Classifications.class)"));
    String properties = Files.readString(folder.resolve("model").resolve("serving.properties"));
    assertTrue(properties.contains("translatorFactory=dev.graft.model.SavedTranslatorFactory"));
    assertTrue(properties.contains("engine=" + Engines.name()));
  }

  @Test
  void aChangedBaseIsHandedOver() {
    Network whole = SmallNet.untrained().withHead(Head.linear(CLASSES));
    Network cut = SmallNet.untrained().withoutLast(1).withHead(Head.linear(CLASSES));
    assertTrue(!save(whole).criteria().contains("optArgument"));
    SavedModel changed = SavedModel.save(cut, cut.initialWeights(1), folder.resolve("cut"));
    assertTrue(changed.criteria().contains(".optArgument(\"backbone\", base.backbone())"));
  }
}
