package dev.graft.data;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.util.List;

/**
 * The parts as the makers of the set made them.
 *
 * @param groups how many groups were kept whole where the parts were drawn by group; else 0
 * @param groupOfRow the number of each row's group; empty without groups
 */
record Predefined(int groups, List<Integer> groupOfRow) implements Plan {
  /**
   * One row in so many of a class's training rows is for validation where there is no such part.
   */
  private static final int VALIDATED = 5;

  Predefined() {
    this(0, List.of());
  }

  /** Checks that the numbers are those of groups. */
  Predefined {
    Check.atLeast("groups", groups, 0);
    groupOfRow = List.copyOf(groupOfRow);
    for (int group : groupOfRow) {
      Check.that(
          group >= 0 && group < groups,
          "group (%d) of a row must lie from 0 to below %d, the number of groups",
          group,
          groups);
    }
  }

  /** Whether these are the parts of so many rows. */
  boolean isOf(int rows) {
    return groupOfRow.size() == (groups == 0 ? 0 : rows);
  }

  @Override
  public Counts counts(ClassRows rows) {
    int tested = rows.in(Part.TEST).size();
    int trained = rows.in(Part.TRAINING).size();
    int validated = rows.in(Part.VALIDATION).size();
    Check.that(
        (tested > 0 || rows.layout() == ClassRows.Layout.TWO_DOMAINS) && trained > 0,
        "class '%s' (%d training, %d test rows) must have rows in the set's own training and test"
            + " parts; make the parts with split(0.25, 0.25, 0.5) or perClass(20, 20)",
        rows.name(),
        trained,
        tested);
    if (validated == 0) {
      Check.that(
          trained > 1,
          "class '%s' (1 training row) must have 2, one of them for validation; add pictures, or"
              + " leave the class out with only(...)",
          rows.name());
      validated = Math.max(1, trained / VALIDATED);
      trained -= validated;
    }
    return new Counts(trained, validated, tested, tested);
  }

  @Override
  public String canonical() {
    return Canonical.of("predefined").toString();
  }

  @Override
  public String words() {
    return groups == 0
        ? "the set's own parts"
        : Text.format(
            "parts of whole groups (%,d of them, none in two parts), so that shares are"
                + " approximate",
            groups);
  }
}
