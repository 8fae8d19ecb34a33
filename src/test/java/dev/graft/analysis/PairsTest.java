package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.stats.Interval;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class PairsTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.45);
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);

  private static Comparison compare(Runs runs) {
    return Comparison.of(runs).against("scratch");
  }

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  @Test
  void refusesRunsThatAreNotPaired() {
    assertSays(
        "seeds of arm 'fine-tuned' ([1]) and 'scratch' ([1, 2, 3]) must share at least two, or be"
            + " two at least of each; run both with the same seeds, or name an arm that no seed"
            + " changes with withoutSeed(...)",
        () -> compare(runs(SCRATCH.seeds(3), TUNED.seeds(1))));
    assertSays(
        "test rows of arm 'fine-tuned' with seed 1 (100) must be those of 'scratch' (200), with the"
            + " same classes; run both on one split",
        () -> compare(runs(SCRATCH.seeds(2), TUNED.withRows(100).seeds(2))));
    assertSays(
        "seed 1 of arm 'scratch' must be there once; leave one of the runs out",
        () -> compare(runs(SCRATCH.seeds(2), SCRATCH.seeds(1), TUNED.seeds(2))));
    assertSays(
        "runs (0) must be at least 1; run the experiment first",
        () -> Comparison.of(new Runs(List.of())));
    assertSays(
        "arms (1: 'scratch') must be at least 2, one of them the baseline; add one with withArm",
        () -> Comparison.of(runs(SCRATCH.seeds(2))));
  }

  private static boolean has(Verdict verdict, Flag.Kind kind) {
    return verdict.flags().stream().anyMatch(flag -> flag.kind() == kind);
  }

  private static String words(Verdict verdict, Flag.Kind kind) {
    return verdict.flags().stream()
        .filter(flag -> flag.kind() == kind)
        .findFirst()
        .orElseThrow()
        .words();
  }

  @Test
  void unequalSeedsAreComparedOnTheCommonOnes() {
    Verdict verdict = compare(runs(SCRATCH.seeds(5), TUNED.seeds(3))).verdict("fine-tuned");
    assertEquals(3, verdict.evidence().seeds());
    assertEquals(
        "seeds differ: compared on the 3 that both have; left aside: 'scratch' with seed 4, 5",
        words(verdict, Flag.Kind.SEEDS_DIFFER));
    Verdict equal = compare(runs(SCRATCH.seeds(3), TUNED.seeds(3))).verdict("fine-tuned");
    assertEquals(equal.interval(), verdict.interval(), "what is left aside changes nothing");
    assertFalse(has(equal, Flag.Kind.SEEDS_DIFFER));
  }

  /** Which of the two it is hangs on the numbers of seeds alone. */
  @Test
  void fewCommonSeedsOfManyAreTwoSamples() {
    for (int[] design :
        new int[][] {{3, 2, 0}, {4, 3, 1}, {5, 3, 1}, {6, 3, 0}, {6, 4, 1}, {8, 4, 1}}) {
      int seeds = design[0];
      int common = design[1];
      int first = seeds - common + 1;
      Verdict verdict =
          compare(runs(SCRATCH.seeds(seeds), from(TUNED, first, seeds))).verdict("fine-tuned");
      boolean paired = !verdict.scope().contains("two samples of seeds");
      assertEquals(design[2] == 1, paired, seeds + " seeds, " + common + " common");
    }
    Verdict verdict = compare(runs(SCRATCH.seeds(10), from(TUNED, 8, 10))).verdict("fine-tuned");
    assertEquals(
        "seeds differ: fine-tuned (10 seeds) and scratch (10 seeds) share 3 alone, so that all of"
            + " them stand side by side as two samples",
        words(verdict, Flag.Kind.SEEDS_DIFFER));
  }

  private static List<Run> from(Arm arm, int first, int seeds) {
    return IntStream.range(first, first + seeds).mapToObj(arm::seed).toList();
  }

  @Test
  void seedsThatShareNothingAreTwoSamples() {
    Verdict verdict = compare(runs(SCRATCH.seeds(5), from(TUNED, 11, 4))).verdict("fine-tuned");
    assertEquals(Outcome.HELPS, verdict.outcome());
    assertTrue(verdict.scope().contains("two samples of seeds, not paired"), verdict.scope());
    assertEquals(
        "seeds differ: scratch (5 seeds) and fine-tuned (4 seeds) share none, so that all of"
            + " them stand side by side as two samples",
        words(verdict, Flag.Kind.SEEDS_DIFFER)
            .replace(
                "fine-tuned (4 seeds) and scratch (5 seeds)",
                "scratch (5 seeds) and fine-tuned (4 seeds)"));
    Arm close = Arm.of("close", 0.46);
    Verdict open = compare(runs(SCRATCH.seeds(5), from(close, 11, 5))).verdict("close");
    assertEquals(Outcome.CANNOT_TELL, open.outcome());
    assertTrue(open.reason().contains("runs that share their seeds would say more"), open.reason());
    assertTrue(open.advice().isEmpty());
  }

  @Test
  void anArmThatNoSeedChangesStandsBesideEachSeedOfTheOthers() {
    Runs runs = runs(SCRATCH.seeds(1), TUNED.seeds(5));
    Verdict verdict =
        Comparison.of(runs).withoutSeed("scratch").against("scratch").verdict("fine-tuned");
    assertEquals(5, verdict.evidence().seeds());
    assertEquals(Outcome.HELPS, verdict.outcome());
    assertTrue(
        verdict.scope().contains("the seed plays no part in scratch, as stated"), verdict.scope());
    assertFalse(has(verdict, Flag.Kind.SEEDS_ALIKE), "it is stated, and no surprise");
    assertSays(
        "arm 'fine-tuned' must answer alike with every seed: its 5 runs do not; leave it out of"
            + " withoutSeed",
        () -> Comparison.of(runs).withoutSeed("fine-tuned"));
    assertSays(
        "arms (scratch, fine-tuned) must leave one whose seeds matter; name only those that no seed"
            + " changes",
        () ->
            Comparison.of(runs(SCRATCH.seeds(1), TUNED.seeds(1)))
                .withoutSeed("scratch", "fine-tuned"));
  }

  @Test
  void oneRunOfEachSaysHowFarTheseTwoNetworksDiffer() {
    Verdict verdict = compare(runs(SCRATCH.seeds(1), TUNED.seeds(1))).verdict("fine-tuned");
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    Interval rows = verdict.interval().orElseThrow();
    assertTrue(rows.low() > 0, "these two networks differ: " + rows);
    assertTrue(
        verdict.reason().startsWith("one run of each: the interval says how far these two"),
        verdict.reason());
  }

  @Test
  void refusesOtherRowsPerSeedWhereTheModeSaysTheyStay() {
    Runs runs =
        runs(
            List.of(SCRATCH.seed(1), RunFixtures.withRowsMoved(SCRATCH.seed(2), 5)),
            List.of(TUNED.seed(1), RunFixtures.withRowsMoved(TUNED.seed(2), 5)));
    assertSays(
        "test rows of arm 'fine-tuned' must be the same for every seed in split mode"
            + " TRAINING_REDRAWN; run all seeds on one split",
        () -> compare(runs));
  }
}
