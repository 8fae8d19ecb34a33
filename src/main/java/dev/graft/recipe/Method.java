package dev.graft.recipe;

import dev.graft.data.Examples;
import dev.graft.data.Rows;
import dev.graft.internal.Canonical;
import dev.graft.internal.Text;
import dev.graft.show.Shown;

/**
 * A way to learn from the unlabelled rows of a target beside the labelled ones of a source. It is
 * open: whoever writes one gets an arm, {@code recipe.with(method)}, compared like all others. A
 * method that adds a loss to each step is an {@link AddedLoss}.
 *
 * <p>Name, version and settings enter the key of a run in place of the code: whoever changes the
 * code raises the version, else stored runs of the old code are found.
 */
public interface Method extends Shown {
  /** What it is called, in tables and in the keys of runs. */
  String name();

  /** Raised by hand when the same settings give other results; at least 1. */
  int version();

  /** All settings that a result depends on, as text; a record's own text will do. */
  default String settings() {
    return "";
  }

  /**
   * Which rows a run trains on with labels, and which choose its best pass; by default those of the
   * source. Test rows must stay. A run whose rows take in labels of the target says so.
   *
   * @param drawn the rows of the split
   * @param seed the run's
   */
  default Rows rows(Rows drawn, long seed) {
    return drawn;
  }

  /**
   * Refuses data that it was not made for, where it holds something for each row.
   *
   * @throws IllegalArgumentException naming what to split instead
   */
  default void checkMadeFor(Examples data) {}

  /** What becomes of normalisation's running statistics when training is over. */
  default StatisticsAfter statisticsAfter() {
    return StatisticsAfter.KEPT;
  }

  /** What becomes of normalisation's running statistics when training is over. */
  enum StatisticsAfter {
    /** They stay as the run left them. */
    KEPT,
    /** They are estimated anew on the unlabelled rows, before the test rows are answered. */
    RE_ESTIMATED_ON_UNLABELLED
  }

  /** The text that enters a run's key; a user's method is never taken for one of the library. */
  static String canonical(Method method) {
    return Canonical.of(isOwn(method) ? "own method" : "method")
        .with("name", method.name())
        .with("version", method.version())
        .with("settings", method.settings())
        .toString();
  }

  /** Whether a method is a user's own and not the library's. */
  static boolean isOwn(Method method) {
    return !method.getClass().getPackageName().startsWith("dev.graft.");
  }

  /** A method in words: its name, and its settings where it has some. */
  static String words(Method method) {
    String settings = method.settings();
    return settings.isEmpty() ? method.name() : Text.format("%s (%s)", method.name(), settings);
  }
}
