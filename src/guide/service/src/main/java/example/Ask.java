package example;

import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.DeferredTranslatorFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks a model that {@code experiment.save(...)} wrote: its folder, then pictures. */
public final class Ask {
  private Ask() {}

  /** Prints a line for each picture: its name, the class, the probability. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 2 || !isModel(Path.of(arguments[0]))) {
      System.err.println("Ask needs the folder that experiment.save(...) wrote, then one picture or more");
      System.exit(2);
    }
    Criteria<Path, Classifications> criteria =
        Criteria.builder()
            .setTypes(Path.class, Classifications.class)
            .optTranslatorFactory(new DeferredTranslatorFactory())
            .optModelPath(Path.of(arguments[0]))
            .build();
    // Load once, when the service starts; a predictor belongs to one thread.
    try (ZooModel<Path, Classifications> model = criteria.loadModel();
        Predictor<Path, Classifications> predictor = model.newPredictor()) {
      for (int i = 1; i < arguments.length; i++) {
        Classifications.Classification best = predictor.predict(Path.of(arguments[i])).best();
        System.out.printf(
            "%s %s %.4f%n", arguments[i], best.getClassName(), best.getProbability());
      }
    }
  }

  private static boolean isModel(Path folder) {
    return Files.isRegularFile(folder.resolve("serving.properties"));
  }
}
