package dev.graft.analysis;

import dev.graft.internal.Check;

/** Checks that runs say what they answered, row by row. */
final class Answered {
  private Answered() {}

  static void check(Pairs pairs, String arm, String baseline) {
    Check.that(
        pairs.size() > 0,
        "seeds with which both '%s' and '%s' ended well (0) must be at least 1; see what failed in"
            + " the verdict",
        arm,
        baseline);
    Check.that(
        pairs.rowsKnown(),
        "answers of '%s' and '%s' must be known row by row; a test score alone does not say which"
            + " rows were lost",
        arm,
        baseline);
  }
}
