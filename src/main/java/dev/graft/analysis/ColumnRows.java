package dev.graft.analysis;

import dev.graft.internal.Text;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.show.Shown;
import java.util.List;

/**
 * Whose rows the columns of a table speak of. A jumpstart is measured on validation rows, and is
 * not to be held against the accuracy on test rows: its column says so. Where labels are those of
 * another domain, validation accuracy and jumpstart are measured on rows of the source and the test
 * on rows of the target: two tasks, one of them easier, whose numbers are not to be held against
 * each other.
 */
public final class ColumnRows implements Shown {
  private static final String SOURCE = "validation rows of the source";

  private final boolean two;
  private final List<String> onTarget;

  private ColumnRows(boolean two, List<String> onTarget) {
    this.two = two;
    this.onTarget = onTarget;
  }

  /** Of runs that are compared; two domains only where every run says so. */
  public static ColumnRows of(Runs runs) {
    List<Run> all = runs.all();
    boolean stated = all.stream().allMatch(run -> run.states(Fact.BEST_PASS_CHOSEN_ON));
    boolean source = all.stream().anyMatch(ColumnRows::onSource);
    List<String> others =
        all.stream().filter(run -> !onSource(run)).map(Run::arm).distinct().toList();
    return new ColumnRows(stated && source, others);
  }

  /** Whether the run was chosen, and its validation measured, on rows of the source. */
  static boolean onSource(Run run) {
    return run.text(Fact.BEST_PASS_CHOSEN_ON).equals(SOURCE);
  }

  /** A column of the test: "test accuracy (target rows)". */
  public String test(String column) {
    return two ? column + " (target rows)" : column;
  }

  /**
   * A column of validation: "jumpstart (validation rows)"; with two domains "jumpstart (source
   * rows)", and whose rows are others.
   */
  public String validation(String column) {
    if (!two) {
      return column.contains("validation") ? column : column + " (validation rows)";
    }
    String others =
        onTarget.isEmpty() ? "" : Text.format("; %s: target rows", String.join(", ", onTarget));
    return Text.format("%s (source rows%s)", column, others);
  }

  /** For the note of a learning curve, "; validation (source rows)"; empty for one domain. */
  public String note() {
    return two ? "; " + validation("validation") : "";
  }

  @Override
  public String toString() {
    return two ? test("test") + ", " + validation("validation") : "rows of one domain";
  }
}
