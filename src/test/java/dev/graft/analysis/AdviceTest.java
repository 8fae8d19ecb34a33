package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.answering;
import static dev.graft.analysis.RunFixtures.runs;
import static dev.graft.analysis.VerdictFixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.internal.Text;
import dev.graft.run.Run;
import dev.graft.stats.Interval;
import dev.graft.stats.SampleSize;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdviceTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.45);
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);

  private static Verdict judge(List<Run> tuned, List<Run> scratch) {
    return Comparison.of(runs(scratch, tuned)).against("scratch").verdict("fine-tuned");
  }

  @Test
  void saysWhatWouldSettleIt() {
    Verdict verdict = judge(Arm.of("fine-tuned", 0.46).seeds(3), SCRATCH.seeds(3));
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    Advice advice = verdict.advice().orElseThrow();
    int seeds = advice.seeds().orElseThrow();
    assertEquals(0.03, advice.goal().difference());
    assertTrue(
        verdict
            .reason()
            .startsWith(Text.format("about %d more seeds (%d in all)", seeds - 3, seeds)),
        verdict.reason());
    assertTrue(
        verdict
            .reason()
            .contains("would settle it (it finds a difference of 3.0 points in 9 of 10 cases)"),
        verdict.reason());
    Interval interval = verdict.interval().orElseThrow();
    String smallest = Words.amount(Math.max(-interval.low(), interval.high()));
    assertTrue(
        verdict.reason().endsWith("the smallest margin that could be confirmed is " + smallest),
        verdict.reason());
    assertTrue(
        verdict.toString().startsWith("fine-tuned against scratch: cannot tell: "),
        verdict.toString());
  }

  @Test
  void saysWhereNoNumberOfSeedsSettlesIt() {
    // All seeds of an arm agree, so that other seeds bring nothing: 5 rows won, 4 lost of 40.
    Integer[] won = new Integer[40];
    Integer[] lost = new Integer[40];
    java.util.Arrays.setAll(won, i -> i < 30 || i >= 34 && i < 39 ? 0 : 1);
    java.util.Arrays.setAll(lost, i -> i < 34 ? 0 : 1);
    Verdict verdict =
        judge(
            TUNED.seeds(4).stream().map(run -> answering(run, won)).toList(),
            SCRATCH.seeds(4).stream().map(run -> answering(run, lost)).toList());
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    assertTrue(verdict.advice().orElseThrow().rowsCannotSettle());
    assertTrue(
        verdict
            .reason()
            .startsWith(
                "it cannot be settled with these 40 test rows, however many seeds (at best"),
        verdict.reason());
    assertTrue(
        verdict.reason().matches(".*; about 5 seeds x [0-9,]+ test rows would settle it.*"),
        verdict.reason());
  }

  @Test
  void saysWhereRedrawnRowsLeaveItOpenForEver() {
    List<Run> tuned = with(Arm.of("fine-tuned", 0.46), "split.mode", "ALL_REDRAWN");
    Verdict verdict = judge(tuned, with(SCRATCH, "split.mode", "ALL_REDRAWN"));
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    assertTrue(
        verdict
            .reason()
            .startsWith("no number of seeds can settle it, because redrawn rows overlap; keep the"),
        verdict.reason());
  }

  /** By hand: nearly all that varies is the seeds', so that five of them settle it as they are. */
  @Test
  void rowsThatSpareNoSeedsAreNotAdvised() {
    SampleSize bySeeds = new SampleSize(0.0002, 0.01, 0.0001, 0, 0);
    SampleSize.Goal goal = new SampleSize.Goal(0.05, 0.05);
    Advice advice = Advice.of(bySeeds, goal, new Advice.Design(3, 200));
    int seeds = advice.seeds().orElseThrow();
    assertTrue(seeds <= 5, "seeds " + seeds);
    assertEquals(java.util.Optional.empty(), advice.rows());
    SampleSize byRows = new SampleSize(0, 0.2, 0.01, 0, 0.0001);
    Advice rows = Advice.of(byRows, goal, new Advice.Design(5, 200));
    assertTrue(rows.rows().orElseThrow().rows() > 220, rows.toString());
  }
}
