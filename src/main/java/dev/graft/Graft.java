package dev.graft;

import dev.graft.internal.Version;
import dev.graft.run.RunStore;
import java.nio.file.Path;

/** Answers in one line whether an ImageNet base helps on a folder of one's own pictures. */
public final class Graft {
  private Graft() {}

  /** The version of the library. */
  public static String version() {
    return Version.NUMBER;
  }

  /**
   * Runs three arms on a folder of pictures, keeping the runs in the standard store, and shows each
   * result as soon as it is there: a frozen ImageNet base with its head solved, fed pictures of the
   * size that its weights were made for, or of the largest for which five minutes on one core are
   * enough; a {@link dev.graft.model.SmallNet} from scratch, the rival of any base, which trains to
   * its plateau; the base fine-tuned. It ends with a decision. {@link Compare} has the options.
   *
   * @param folder one folder of pictures per class, or train, validation and test folders with
   *     those
   * @return the comparison, the decision, and the cells that lead to them, ready to be changed
   */
  public static Compared compare(Path folder) {
    return Compare.folder(folder).run();
  }

  /** The same of a folder by its name. */
  public static Compared compare(String folder) {
    return Compare.folder(folder).run();
  }

  /** The same with the runs kept in a store of one's own. */
  public static Compared compare(Path folder, RunStore store) {
    return Compare.folder(folder).withStore(store).run();
  }
}
