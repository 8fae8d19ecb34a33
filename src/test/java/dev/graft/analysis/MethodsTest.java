package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Looks;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MethodsTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.45);
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);
  @TempDir Path folder;

  private Runs counted(Runs runs) {
    return new Runs(runs.all(), Optional.of(new Looks(folder)));
  }

  private Runs seeds(int seeds) {
    return counted(runs(SCRATCH.seeds(seeds), TUNED.seeds(seeds)));
  }

  @Test
  void methodsSayAllThatAPaperMustSay() {
    Comparison comparison =
        Comparison.of(
                counted(runs(SCRATCH.seeds(3), Arm.of("frozen", 0.5).seeds(3), TUNED.seeds(3))))
            .withLooks(3, 5)
            .against("scratch");
    assertEquals(
        "2 arms (frozen, fine-tuned) were compared with 'scratch' by test accuracy, in runs paired"
            + " by seed (3 seeds: 1, 2, 3), on the same 200 test rows; training and validation rows"
            + " were drawn anew for each seed, test rows stayed. Whether the data set reports"
            + " problems with its rows is not stated by the runs; whether test rows are also"
            + " training or validation rows is not stated. Intervals take seeds and test rows"
            + " as crossed random factors: t with the mean squares of the two-way layout and the"
            + " degrees of freedom of Hillis 2007. The 2 arms were corrected together by Holm's"
            + " steps (1979) at 2.5%, and each interval is drawn at the level of the step that"
            + " decided it. Looks were planned at 3, 5 seeds, each at 2.5%. 2 arms have been judged"
            + " on these test rows so far. 'No difference' means an interval within 3.0 points of"
            + " 0 that stays so with one test row more won and one more lost at every seed,"
            + " and by the exact bound of the net number of rows where these stay; a difference as"
            + " small that one test row more would leave open is not told."
            + " Whether an arm was trained out was judged by its training and validation rows"
            + " alone (trained out: scratch, frozen, fine-tuned). Computed with Graft "
            + dev.graft.internal.Version.NUMBER
            + ".",
        comparison.methods());
  }

  @Test
  void uncountedLooksAndSeedsWithoutEffectAreSaid() {
    Run one = TUNED.seed(1);
    List<Run> alike =
        TUNED.seeds(3).stream().map(run -> RunFixtures.withTest(run, one.test())).toList();
    String methods = Comparison.of(runs(SCRATCH.seeds(3), alike)).against("scratch").methods();
    assertTrue(methods.contains(" Looks at these test rows are not counted."), methods);
    assertTrue(
        methods.contains(" Seeds without effect: 3 runs of fine-tuned answer every row alike"),
        methods);
    String differing = Comparison.of(seeds(3)).against("scratch").methods();
    assertTrue(differing.contains(" One look was planned. "), differing);
    assertFalse(differing.contains("without effect"), differing);
  }
}
