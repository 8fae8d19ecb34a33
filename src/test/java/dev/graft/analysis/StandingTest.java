package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static dev.graft.analysis.StandingFixtures.FLAT;
import static dev.graft.analysis.StandingFixtures.RISING;
import static dev.graft.analysis.StandingFixtures.curves;
import static dev.graft.analysis.StandingFixtures.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.analysis.TrainedOut.State;
import dev.graft.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final Arm WEAK = Arm.of("frozen", 0.5);
  private static final Arm STRONG = Arm.of("scratch", 0.8);

  private static Comparison compare(double[] frozen, double[] scratch) {
    return compare(curves(WEAK, frozen), curves(STRONG, scratch));
  }

  private static Comparison compare(List<Run> frozen, List<Run> scratch) {
    return Comparison.of(runs(scratch, frozen)).against("scratch");
  }

  private static Standing.Kind kind(Outcome outcome, State arm, State baseline) {
    return Standing.of(
            outcome,
            new TrainedOut("arm", arm, List.of()),
            new TrainedOut("baseline", baseline, List.of()))
        .kind();
  }

  @Test
  void bindsWhereTheLosingSideIsNotTrainedOut() {
    assertEquals(Standing.Kind.NOT_TRAINED_OUT, kind(Outcome.HARMS, State.NO, State.YES));
    assertEquals(Standing.Kind.NOT_TRAINED_OUT, kind(Outcome.HELPS, State.YES, State.NO));
    assertEquals(Standing.Kind.NOT_TRAINED_OUT, kind(Outcome.NO_DIFFERENCE, State.NO, State.YES));
    assertEquals(Standing.Kind.NOT_TRAINED_OUT, kind(Outcome.NO_DIFFERENCE, State.YES, State.NO));
  }

  @Test
  void onTheWinningSideTheWordStandsWithAtLeast() {
    assertEquals(Standing.Kind.AT_LEAST, kind(Outcome.HARMS, State.YES, State.NO));
    assertEquals(Standing.Kind.AT_LEAST, kind(Outcome.HELPS, State.NO, State.NONE));
  }

  @Test
  void standsWhereItIsKnownOrNothingWasTrained() {
    assertEquals(Standing.Kind.TRAINED_OUT, kind(Outcome.HELPS, State.YES, State.NONE));
    assertEquals(Standing.Kind.TRAINED_OUT, kind(Outcome.HELPS, State.UNKNOWN, State.YES));
    assertEquals(Standing.Kind.UNKNOWN, kind(Outcome.HELPS, State.YES, State.UNKNOWN));
    assertEquals(Standing.Kind.UNKNOWN, kind(Outcome.NO_DIFFERENCE, State.YES, State.UNKNOWN));
    assertEquals(Standing.Kind.NONE, kind(Outcome.CANNOT_TELL, State.NO, State.NO));
    assertEquals(Standing.Kind.NONE, kind(Outcome.FAILED_RUN, State.NO, State.NO));
  }

  @Test
  void comesFirstInTheSentenceAndEverywhereTheWordStands() {
    Comparison comparison = compare(RISING, FLAT);
    Verdict verdict = comparison.verdict("frozen");
    assertEquals(Outcome.HARMS, verdict.outcome());
    assertTrue(
        verdict
            .toString()
            .startsWith("not trained out, at this budget: frozen harms against scratch: -"),
        verdict.toString());
    assertTrue(
        verdict
            .toString()
            .endsWith(
                "; an answer for training sets of this size; frozen still gained 12.0 points of"
                    + " validation accuracy in the last half of its passes."),
        verdict.toString());
    String html = (String) verdict.bundle().get("text/html");
    assertTrue(html.startsWith("<p><span style=\"background:#F0E442;color:#000000;"), html);
    assertTrue(html.contains("<b>not trained out: harms</b>"), html);
    assertTrue(comparison.toCsv().contains(",harms,not trained out,"), comparison.toCsv());
    String markdown = comparison.toMarkdown();
    assertTrue(markdown.contains("- **not trained out: harms**: not trained"), markdown);
    assertTrue(markdown.contains("| frozen | not trained out: harms |"), markdown);
    assertTrue(
        comparison.methods().contains("(trained out: scratch; not trained out: frozen)"),
        comparison.methods());
  }

  @Test
  void whatTheBaselineStillGainsIsSaidOnce() {
    List<Run> frozen = curves(Arm.of("frozen", 0.9), FLAT);
    Verdict verdict = compare(frozen, curves(Arm.of("scratch", 0.5), RISING)).verdict("frozen");
    assertEquals(Outcome.HELPS, verdict.outcome());
    String sentence = verdict.toString();
    assertEquals(sentence.indexOf("at this budget"), sentence.lastIndexOf("at this budget"));
    assertTrue(sentence.contains("; scratch still gained 12.0 points of validation"), sentence);
    assertFalse(sentence.contains("still improving"), sentence);
    assertTrue(verdict.flags().stream().anyMatch(f -> f.isOf(Flag.Kind.BASELINE_STILL_IMPROVING)));
  }

  /** Its rise is over by the calibrated evidence: the training rows are learned. */
  @Test
  void ofATrainedOutBaselineNobodySaysThatItStillImproves() {
    List<Run> frozen = curves(Arm.of("frozen", 0.9), FLAT);
    List<Run> learned =
        curves(Arm.of("scratch", 0.5), StandingFixtures.falling(12, .3, .01), RISING);
    Verdict verdict = compare(frozen, learned).verdict("frozen");
    assertEquals(Standing.Kind.TRAINED_OUT, verdict.standing().kind());
    assertFalse(verdict.toString().contains("still improving"), verdict.toString());
    assertFalse(verdict.toString().contains("at this budget"), verdict.toString());
  }

  @Test
  void beforeMoreSeedsAnArmIsToBeTrainedOut() {
    List<Run> frozen = curves(Arm.of("frozen", 0.5), RISING);
    Verdict verdict = compare(frozen, curves(Arm.of("scratch", 0.52), FLAT)).verdict("frozen");
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    assertTrue(
        verdict
            .reason()
            .startsWith(
                "not trained out, which more seeds do not mend: frozen still gained 12.0 points of"
                    + " validation accuracy in the last half of its passes; "),
        verdict.reason());
  }

  @Test
  void theWinnersWordIsAtLeast() {
    Verdict verdict = compare(FLAT, RISING).verdict("frozen");
    assertEquals("harms (at least)", verdict.word());
    assertTrue(
        verdict.toString().startsWith("frozen harms against scratch: at least -"),
        verdict.toString());
    String html = (String) verdict.bundle().get("text/html");
    assertTrue(html.startsWith("<p><span style=\"background:#D55E00"), html);
  }

  @Test
  void trainedOutNothingIsAdded() {
    Verdict verdict = compare(FLAT, FLAT).verdict("frozen");
    assertEquals(Standing.Kind.TRAINED_OUT, verdict.standing().kind());
    assertTrue(
        verdict.toString().startsWith("frozen harms against scratch: -"), verdict.toString());
    assertEquals(
        "trained out (frozen: trained out; scratch: trained out)", verdict.standing().toString());
  }

  @Test
  void runsFromElsewhereKeepTheirWordWithOneFlag() {
    Comparison comparison =
        compare(
            with(curves(WEAK, RISING), "rates", null), with(curves(STRONG, FLAT), "rates", null));
    Verdict verdict = comparison.verdict("frozen");
    assertEquals("harms", verdict.word());
    assertTrue(
        verdict.toString().startsWith("frozen harms against scratch: -"), verdict.toString());
    assertEquals(
        List.of(
            "training not known: the runs of frozen, scratch do not say whether more training would"
                + " have brought more"),
        verdict.flags().stream().map(Flag::words).toList());
    assertTrue(verdict.toString().endsWith("; beside it: training not known (arms: 2)."));
  }
}
