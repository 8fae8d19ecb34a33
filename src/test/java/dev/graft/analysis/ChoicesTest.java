package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was chosen by one score and is judged by another is said. */
class ChoicesTest {
  private static final List<Run> SCRATCH = Arm.of("scratch", 0.6).seeds(5);
  private static final List<Run> TUNED = Arm.of("fine-tuned", 0.8).seeds(5);

  private static List<Run> byF1(List<Run> runs) {
    return StandingFixtures.with(runs, "monitor", "macro-F1");
  }

  private static List<String> words(Comparison comparison) {
    return comparison.flags().stream()
        .filter(
            flag ->
                flag.kind() == Flag.Kind.MONITORS_DIFFER
                    || flag.kind() == Flag.Kind.CHOSEN_BY_ANOTHER_SCORE)
        .map(Flag::words)
        .toList();
  }

  private static Comparison compared(List<Run> scratch, List<Run> tuned, Metric metric) {
    return Comparison.of(runs(scratch, tuned)).withMetric(metric).against("scratch");
  }

  @Test
  void theScoreThatIsComparedAndTheOneThatChoseAreTheSameOrToldApart() {
    assertEquals(List.of(), words(compared(SCRATCH, TUNED, Metric.ACCURACY)));
    assertEquals(List.of(), words(compared(byF1(SCRATCH), byF1(TUNED), Metric.MACRO_F1)));
    Comparison other = compared(SCRATCH, TUNED, Metric.MACRO_F1);
    String sentence =
        "chosen by another score: passes and rates of scratch, fine-tuned were chosen by validation"
            + " accuracy, and test macro-F1 is compared; withMonitor(Monitor.MACRO_F1) chooses by it";
    assertEquals(List.of(sentence), words(other));
    assertTrue(
        other.verdict("fine-tuned").toString().contains("chosen by another score (arms: 2)"),
        other.verdict("fine-tuned").toString());
    assertEquals(
        List.of(
            "chosen by another score: passes and rates of scratch, fine-tuned were chosen by"
                + " validation macro-F1, and test accuracy is compared;"
                + " withMonitor(Monitor.ACCURACY) chooses by it"),
        words(compared(byF1(SCRATCH), byF1(TUNED), Metric.ACCURACY)));
  }

  @Test
  void armsThatChoseByDifferentScoresAreUnequal() {
    Comparison mixed = compared(byF1(SCRATCH), TUNED, Metric.ACCURACY);
    assertEquals(
        "chosen by different scores: passes and rates of scratch by validation macro-F1, fine-tuned"
            + " by validation accuracy; withMonitor gives all arms one",
        words(mixed).get(0));
    assertTrue(Flag.Kind.MONITORS_DIFFER.breaksFairness());
    assertTrue(!Flag.Kind.CHOSEN_BY_ANOTHER_SCORE.breaksFairness());
  }

  /** A solved head chose no pass and no rate, and a file may not say how it was trained. */
  @Test
  void whatChoseNothingIsNotAsked() {
    List<Run> solved = StandingFixtures.with(TUNED, "rates", "none");
    assertEquals(
        1, words(compared(byF1(SCRATCH), solved, Metric.ACCURACY)).size(), "scratch alone");
    assertEquals(List.of(), words(compared(byF1(SCRATCH), solved, Metric.MACRO_F1)));
  }
}
