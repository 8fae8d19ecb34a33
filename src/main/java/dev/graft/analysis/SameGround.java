package dev.graft.analysis;

import dev.graft.internal.Check;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.HashSet;
import java.util.Set;

/** Checks that all runs stand on the same ground: one split of one data set, one run per seed. */
final class SameGround {
  /** Of a hash, enough digits to tell two apart. */
  private static final int DIGITS = 8;

  private SameGround() {}

  static void check(Runs runs) {
    Check.that(!runs.all().isEmpty(), "runs (0) must be at least 1; run the experiment first");
    Check.that(
        runs.arms().size() > 1,
        "arms (1: '%s') must be at least 2, one of them the baseline; add one with withArm",
        runs.arms().get(0));
    Set<String> seen = new HashSet<>();
    for (Run run : runs.all()) {
      Check.that(
          seen.add(run.seed() + " " + run.arm()),
          "seed %d of arm '%s' must be there once; leave one of the runs out",
          run.seed(),
          run.arm());
      checkSame(Fact.DATA_HASH, "data", runs.all().get(0), run);
      checkSame(Fact.SPLIT, "split", runs.all().get(0), run);
    }
  }

  private static void checkSame(Fact<?> fact, String words, Run first, Run run) {
    String one = run.stated(fact).orElse("unknown");
    String other = first.stated(fact).orElse("unknown");
    Check.that(
        one.equals(other),
        "%s of arm '%s' (%s) must be that of arm '%s' (%s): only runs on the same rows are compared;"
            + " run both on one split",
        words,
        run.arm(),
        start(one),
        first.arm(),
        start(other));
  }

  private static String start(String hash) {
    return hash.substring(0, Math.min(DIGITS, hash.length()));
  }
}
