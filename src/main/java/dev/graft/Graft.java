package dev.graft;

import dev.graft.data.ImageSet;
import dev.graft.data.Split;
import dev.graft.internal.Version;
import dev.graft.run.RunStore;
import java.nio.file.Path;

/**
 * Answers in one line whether a base helps on one's own data: a folder of pictures, sentences or
 * rows of a table.
 */
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

  /** The same of pictures that have been opened: {@link Compare#pictures(ImageSet)}. */
  public static Compared compare(ImageSet pictures) {
    return Compare.pictures(pictures).run();
  }

  /** The same of a split that has been made: {@link Compare#pictures(Split)}. */
  public static Compared compare(Split split) {
    return Compare.pictures(split).run();
  }

  /**
   * The same on rows of a table in a CSV file: a linear model against a net from scratch, for no
   * base knows a stranger's columns; {@code Compare.table(csv, target).withSource(...)} names a
   * table from which a base learns.
   *
   * @param target the column that is to be answered
   */
  public static Compared compare(Path csv, String target) {
    return Compare.table(csv, target).run();
  }

  /** The same of a file by its name. */
  public static Compared compare(String csv, String target) {
    return Compare.table(csv, target).run();
  }

  /**
   * The same on sentences in a CSV file, or one of tabs: a frozen sentence encoder and a linear
   * model on the words, against a net from scratch.
   *
   * @param sentence the column of the sentences
   * @param label the column of their classes
   */
  public static Compared compare(Path file, String sentence, String label) {
    return Compare.sentences(file, sentence, label).run();
  }

  /** The same of a file by its name. */
  public static Compared compare(String file, String sentence, String label) {
    return Compare.sentences(file, sentence, label).run();
  }
}
