package dev.graft;

import dev.graft.internal.Text;
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
      // step 5, train the new layers: solved, beside a small net from scratch
      var recipe = Recipe.withDefaults();
      var small = SmallNet.untrained().withHead(Head.linear(pictures.classes())).fromScratch();
      var experiment = Experiment.on(split)
          .withArm("%s", small, recipe)
          // .withArm("twin", network.fromScratch(), recipe)  // was the transfer negative? takes long
          .withArm("frozen", network, recipe);
      experiment.run();
      // step 6, fine-tune: continues the stored frozen runs
      var all = experiment.withArm("fine-tuned", network, recipe.thenFineTune(Thawing.fromTheTop(%d)));
      all.run();
      // compare
      Comparison.of(all.runs()).against("%s")
      """;

  private Cells() {}

  static String of(Path folder, boolean parts) {
    String path = folder.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    return Text.format(
        TEMPLATE,
        path,
        parts ? "split()" : fractions(),
        Graft.RIVAL,
        Graft.THAWED_STAGES,
        Graft.RIVAL);
  }

  private static String fractions() {
    return Text.format("split(%s, %s, %s)", Graft.TRAINING, Graft.VALIDATION, Graft.TEST);
  }
}
