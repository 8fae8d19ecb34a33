package dev.graft;

import dev.graft.analysis.Comparison;
import dev.graft.data.ImageFolder;
import dev.graft.data.ImageSet;
import dev.graft.data.Part;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.internal.Version;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.RunStore;
import java.nio.file.Path;

/** Answers in one line whether an ImageNet base helps on a folder of one's own pictures. */
public final class Graft {
  static final double TRAINING = 0.5;
  static final double VALIDATION = 0.2;
  static final double TEST = 0.3;
  static final int THAWED_STAGES = 2;

  private Graft() {}

  /** The version of the library. */
  public static String version() {
    return Version.NUMBER;
  }

  /**
   * Runs the three arms - from scratch, frozen base, fine-tuned - on a folder of pictures, keeping
   * the runs in the standard store.
   *
   * @param folder one folder of pictures per class, or train, validation and test folders with
   *     those
   * @return the comparison, and the cells that lead to it, ready to be changed
   */
  public static Compared compare(Path folder) {
    return compare(folder, RunStore.standard());
  }

  /** The same with the runs kept in a store of one's own. */
  public static Compared compare(Path folder, RunStore store) {
    ImageSet pictures = ImageFolder.of(folder);
    boolean parts = pictures.has(Part.TEST);
    Split split = parts ? pictures.split() : pictures.split(TRAINING, VALIDATION, TEST);
    Network network =
        EfficientNetLite0.imageNet()
            .withoutHead()
            .frozen()
            .withHead(Head.linear(pictures.classes()));
    Recipe recipe = Recipe.withDefaults();
    Recipe tuned = recipe.thenFineTune(Thawing.fromTheTop(THAWED_STAGES));
    Experiment experiment =
        Experiment.on(split)
            .withStore(store)
            .withArm("scratch", network.fromScratch(), recipe.withPasses(tuned.totalPasses()))
            .withArm("frozen", network, recipe)
            .withArm("fine-tuned", network, tuned);
    Comparison comparison = Comparison.of(experiment.run()).against("scratch");
    return new Compared(experiment, comparison, Cells.of(folder, parts));
  }
}
