package dev.graft;

import dev.graft.analysis.Comparison;
import dev.graft.data.ImageFolder;
import dev.graft.data.ImageSet;
import dev.graft.data.Part;
import dev.graft.data.Split;
import dev.graft.experiment.Experiment;
import dev.graft.internal.Text;
import dev.graft.internal.Version;
import dev.graft.model.EfficientNetLite0;
import dev.graft.model.Head;
import dev.graft.model.Network;
import dev.graft.model.SmallNet;
import dev.graft.recipe.Recipe;
import dev.graft.recipe.Thawing;
import dev.graft.run.RunStore;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Answers in one line whether an ImageNet base helps on a folder of one's own pictures. */
public final class Graft {
  static final double TRAINING = 0.5;
  static final double VALIDATION = 0.2;
  static final double TEST = 0.3;
  static final int THAWED_STAGES = 2;

  /** What the arm without transfer is called. */
  static final String RIVAL = "small net from scratch";

  private Graft() {}

  /** The version of the library. */
  public static String version() {
    return Version.NUMBER;
  }

  /**
   * Runs three arms on a folder of pictures, keeping the runs in the standard store: a {@link
   * SmallNet} from scratch, the rival of any base; a frozen ImageNet base with its head solved; the
   * same fine-tuned. What makes steps has its rate searched and goes on to its plateau. The twin,
   * the large network itself from scratch, takes long and seldom learns much from few pictures: a
   * line of the cells adds it.
   *
   * @param folder one folder of pictures per class, or train, validation and test folders with
   *     those
   * @return the comparison, and the cells that lead to it, ready to be changed
   */
  public static Compared compare(Path folder) {
    return compare(folder, RunStore.standard());
  }

  /** The same of a folder by its name. */
  public static Compared compare(String folder) {
    try {
      return compare(Path.of(folder));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          Text.format(
              "folder (%s) cannot be a path (%s); where its letters are outside ASCII start Java, or"
                  + " Jupyter, with LC_ALL=C.UTF-8",
              folder, e.getReason()),
          e);
    }
  }

  /** The same with the runs kept in a store of one's own. */
  public static Compared compare(Path folder, RunStore store) {
    ImageSet pictures = ImageFolder.of(folder);
    boolean parts = pictures.has(Part.TEST);
    Split split = parts ? pictures.split() : pictures.split(TRAINING, VALIDATION, TEST);
    Head head = Head.linear(pictures.classes());
    Network small = SmallNet.untrained().withHead(head).fromScratch();
    Network network = EfficientNetLite0.imageNet().withoutHead().frozen().withHead(head);
    Recipe recipe = Recipe.withDefaults();
    Experiment experiment =
        Experiment.on(split)
            .withStore(store)
            .withArm(RIVAL, small, recipe)
            .withArm("frozen", network, recipe)
            .withArm("fine-tuned", network, recipe.thenFineTune(Thawing.fromTheTop(THAWED_STAGES)));
    Comparison comparison = Comparison.of(experiment.run()).against(RIVAL);
    return new Compared(experiment, comparison, Cells.of(folder, parts));
  }
}
