package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JudgeTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.45);
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);

  private static Comparison compare(Runs runs) {
    return Comparison.of(runs).against("scratch");
  }

  @Test
  void judgesEveryArmButTheBaseline() {
    Comparison comparison = compare(RunFixtures.threeArms(3));
    assertEquals("scratch", comparison.baseline());
    assertEquals(
        List.of("frozen", "fine-tuned"), comparison.verdicts().stream().map(Verdict::arm).toList());
    assertEquals(Outcome.CANNOT_TELL, comparison.verdict("frozen").outcome());
    assertEquals(Outcome.HELPS, comparison.verdict("fine-tuned").outcome());
    assertEquals(
        Outcome.HARMS,
        Comparison.of(comparison.runs()).against("fine-tuned").verdict("scratch").outcome());
  }

  @Test
  void correctsAllArmsTogetherAndNeverContradictsItself() {
    Comparison comparison = compare(RunFixtures.threeArms(3));
    Verdict frozen = comparison.verdict("frozen");
    Verdict tuned = comparison.verdict("fine-tuned");
    // Two steps: the clearer arm at 5% / 2, then the other at 5%.
    assertEquals(0.975, tuned.interval().orElseThrow().confidence(), 1e-12);
    assertEquals(0.95, frozen.interval().orElseThrow().confidence(), 1e-12);
    assertEquals(2, tuned.rule().family());
    assertTrue(tuned.rule().pValue() < 0.025 && frozen.rule().pValue() > 0.05);
    assertTrue(tuned.toString().contains("97.5% interval"), tuned.toString());
    assertTrue(tuned.toString().contains("(Holm over 2 arms), 3 seeds"), tuned.toString());
    Comparison alone = compare(runs(SCRATCH.seeds(3), TUNED.seeds(3)));
    assertEquals(0.95, alone.verdict("fine-tuned").interval().orElseThrow().confidence(), 1e-12);
    assertFalse(alone.toString().contains("Holm"), alone.toString());
  }

  @Test
  void aSolvedHeadThatAnswersTheSameAtEverySeedIsSaidToBeSolvedOnce() {
    Run once = RunFixtures.with(TUNED.withPasses(0).seed(1), "solver", "solved");
    List<Run> alike =
        LongStream.rangeClosed(1, 3)
            .mapToObj(
                seed ->
                    new Run(
                        "solved" + seed,
                        once.arm(),
                        seed,
                        "",
                        once.curve(),
                        once.test(),
                        once.budget(),
                        once.provenance()))
            .toList();
    List<Run> rows =
        SCRATCH.seeds(3).stream().map(r -> RunFixtures.with(r, "split.mode", "FIXED")).toList();
    String said = "the seed plays no part in fine-tuned, solved once";
    String sentence =
        compare(
                runs(
                    rows,
                    alike.stream().map(r -> RunFixtures.with(r, "split.mode", "FIXED")).toList()))
            .verdicts()
            .get(0)
            .toString();
    assertTrue(sentence.contains(said), sentence);
    String others = compare(runs(SCRATCH.seeds(3), TUNED.seeds(3))).toString();
    assertFalse(others.contains(said), others);
  }

  @Test
  void anArmThatFailedStaysInTheFamily() {
    List<Run> broken =
        Arm.of("frozen", 0.5).seeds(3).stream().map(r -> RunFixtures.failed(r, "NaN")).toList();
    Comparison comparison = compare(runs(SCRATCH.seeds(3), broken, TUNED.seeds(3)));
    assertEquals(Outcome.FAILED_RUN, comparison.verdict("frozen").outcome());
    assertEquals(Optional.empty(), comparison.verdict("frozen").interval());
    assertEquals(Set.of("fine-tuned"), comparison.intervals().keySet());
    assertEquals(
        0.975, comparison.verdict("fine-tuned").interval().orElseThrow().confidence(), 1e-12);
  }
}
