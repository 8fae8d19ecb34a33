package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The answer first, the rest behind one click, and each thing to know once. */
class ComparisonViewTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.4);

  private static int count(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }

  @Test
  void anOpenAnswerSaysWhatWouldSettleIt() {
    Comparison comparison = Comparison.of(RunFixtures.threeArms(5)).against("scratch");
    String answer = ComparisonView.answer(comparison);
    assertEquals(2, count(answer, "<p>"), answer);
    assertTrue(answer.contains("<b>frozen</b>: 0."), answer);
    assertTrue(answer.contains(" more seeds "), answer);
    assertTrue(answer.contains("would settle it</p>"), answer);
    assertFalse(answer.contains("Holm"), answer);
  }

  @Test
  void flagsStandOnceAndTheSummaryCountsThem() {
    List<Run> fixed =
        Arm.of("tuned", 0.8).seeds(3).stream()
            .map(run -> RunFixtures.with(run, "rates", "fixed"))
            .toList();
    Comparison comparison = Comparison.of(runs(SCRATCH.seeds(3), fixed)).against("scratch");
    String answer = ComparisonView.answer(comparison);
    assertTrue(answer.endsWith("<p>Not fair in every respect: rates not searched.</p>"), answer);
    String rest = ComparisonView.rest(comparison, "<i>more</i>");
    assertTrue(
        rest.startsWith(
            "<details><summary>4 things to know beside it, how it was decided, and the arms in"
                + " numbers</summary><ul><li>Not fair in every respect: rates not searched"),
        rest);
    assertEquals(1, count(rest, "few seeds"), rest);
    assertEquals(1, count(rest, "rates not searched"), rest);
    assertTrue(rest.endsWith("<i>more</i></details>"), rest);
  }

  @Test
  void aFailedRunSaysWhy() {
    List<Run> failed =
        Arm.of("tuned", 0.8).seeds(3).stream().map(r -> RunFixtures.failed(r, "NaN loss")).toList();
    Comparison comparison = Comparison.of(runs(SCRATCH.seeds(3), failed)).against("scratch");
    String answer = ComparisonView.answer(comparison);
    assertTrue(answer.contains("failed run</b>") && answer.contains("NaN loss"), answer);
    assertTrue(comparison.intervals().isEmpty(), "no bar is drawn of what failed");
    assertTrue(comparison.brief().contains("failed run"), comparison.brief());
  }
}
