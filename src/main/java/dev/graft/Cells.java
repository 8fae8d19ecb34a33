package dev.graft;

import dev.graft.internal.Text;
import dev.graft.recipe.Recipe;
import java.nio.file.Path;

/** The six cells that {@link Graft#compare} stands for. */
final class Cells {
  private static final String TEMPLATE =
      """
      // data: the same rows in the same order for every arm
      var pictures = ImageFolder.of(Path.of("%s"));
      var split = pictures.%s;
      // step 1, select the source
      var source = EfficientNetLite0.imageNet();
      // step 2, create the base model
      var base = source.withoutHead();
      // step 3, freeze
      var frozen = base.frozen();
      // step 4, add new layers
      var network = frozen.withHead(Head.linear(pictures.classes()));
      // step 5, train the new layers: solved, beside the same network from scratch
      var recipe = Recipe.withDefaults();
      var experiment = Experiment.on(split)
          .withArm("scratch", network.fromScratch(), recipe.withPasses(%d))
          .withArm("frozen", network, recipe);
      experiment.run();
      // step 6, fine-tune: continues the stored frozen runs
      var all = experiment.withArm("fine-tuned", network, recipe.thenFineTune(Thawing.fromTheTop(%d)));
      all.run();
      // compare
      Comparison.of(all.runs()).against("scratch")
      """;

  private Cells() {}

  static String of(Path folder, boolean parts) {
    String path = folder.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    return Text.format(
        TEMPLATE,
        path,
        parts ? "split()" : fractions(),
        Recipe.DEFAULT_PASSES + Recipe.DEFAULT_FINE_TUNING_PASSES,
        Graft.THAWED_STAGES);
  }

  private static String fractions() {
    return Text.format("split(%s, %s, %s)", Graft.TRAINING, Graft.VALIDATION, Graft.TEST);
  }
}
