package example;

import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.ImageFactory;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks a model that {@code asSymbol(...)} wrote: its folder, then pictures. */
public final class AskWithoutGraft {
  private AskWithoutGraft() {}

  /** Prints a line for each picture: its name, the class, the probability. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 2 || !isModel(Path.of(arguments[0]))) {
      System.err.println("AskWithoutGraft needs the folder that asSymbol(...) wrote, then one picture or more");
      System.exit(2);
    }
    Criteria<Image, Classifications> criteria =
        Criteria.builder()
            .setTypes(Image.class, Classifications.class)
            .optModelPath(Path.of(arguments[0]))
            .build();
    try (ZooModel<Image, Classifications> model = criteria.loadModel();
        Predictor<Image, Classifications> predictor = model.newPredictor()) {
      for (int i = 1; i < arguments.length; i++) {
        Image picture = ImageFactory.getInstance().fromFile(Path.of(arguments[i]));
        Classifications.Classification best = predictor.predict(picture).best();
        System.out.printf(
            "%s %s %.4f%n", arguments[i], best.getClassName(), best.getProbability());
      }
    }
  }

  private static boolean isModel(Path folder) {
    return Files.isRegularFile(folder.resolve("serving.properties"));
  }
}
