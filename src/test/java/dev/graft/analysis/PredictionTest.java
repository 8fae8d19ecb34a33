package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Scorecard.Mark;
import dev.graft.run.Runs;
import dev.graft.stats.Interval;
import dev.graft.stats.SeedBootstrap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PredictionTest {
  /** Fine-tuned is far better than scratch; frozen by so little that three seeds cannot tell. */
  private static final Comparison COMPARISON =
      Comparison.of(RunFixtures.threeArms(3)).against("scratch");

  private static final Verdict HELPS = COMPARISON.verdict("fine-tuned");
  private static final Verdict OPEN = COMPARISON.verdict("frozen");

  private static Interval interval(double low, double high) {
    return new Interval((low + high) / 2, low, high, 4, 0.95, 0.5);
  }

  private static Verdict with(Outcome outcome, Standing.Kind kind, double low, double high) {
    Standing standing = new Standing(kind, HELPS.standing().arm(), HELPS.standing().baseline());
    return new Verdict(
        "frozen",
        "scratch",
        outcome,
        standing,
        Optional.of(interval(low, high)),
        HELPS.evidence(),
        HELPS.rule(),
        "",
        "",
        Optional.empty(),
        List.of());
  }

  private static Mark mark(Scorecard card) {
    assertEquals(1, card.lines().size());
    return card.lines().get(0).mark();
  }

  @Test
  void aWordIsRightOrWrongByTheVerdict() {
    assertEquals(Outcome.HELPS, HELPS.outcome(), HELPS::toString);
    assertEquals(Mark.RIGHT, mark(Prediction.of("fine-tuned").helps().check(COMPARISON)));
    assertEquals(Mark.WRONG, mark(Prediction.of("fine-tuned").harms().check(COMPARISON)));
    assertEquals(
        Mark.WRONG, mark(Prediction.of("fine-tuned").makesNoDifference().check(COMPARISON)));
  }

  /** A picture's bars are at 95%, a verdict's interval is wider where several arms are judged. */
  @Test
  void theIntervalSaysItsLevelWhereItIsNotThePictures() {
    String several = Prediction.of("fine-tuned").helps().check(COMPARISON).lines().get(0).came();
    assertTrue(
        several.matches("helps \\+[\\d.]+ \\(97\\.5%: \\+[\\d.]+ to \\+[\\d.]+\\)"), several);
    Runs three = RunFixtures.threeArms(3);
    Runs two =
        new Runs(Stream.of("scratch", "fine-tuned").flatMap(a -> three.arm(a).stream()).toList());
    Comparison one = Comparison.of(two).against("scratch");
    String alone = Prediction.of("fine-tuned").helps().check(one).lines().get(0).came();
    assertTrue(alone.matches("helps \\+[\\d.]+ \\(\\+[\\d.]+ to \\+[\\d.]+\\)"), alone);
  }

  @Test
  void cannotTellAndAFailedRunSettleNothing() {
    assertEquals(Outcome.CANNOT_TELL, OPEN.outcome(), OPEN::toString);
    assertEquals(Mark.NOT_SETTLED, mark(Prediction.of("frozen").helps().check(COMPARISON)));
    assertEquals(Mark.NOT_SETTLED, mark(Prediction.of("frozen").harms().check(COMPARISON)));
    Verdict failed = with(Outcome.FAILED_RUN, Standing.Kind.NONE, -0.1, 0.1);
    assertEquals(Mark.NOT_SETTLED, mark(Prediction.of("frozen").harms().check(failed)));
  }

  @Test
  void aWordThatHoldsAtThisBudgetOnlySettlesNothing() {
    Verdict bound = with(Outcome.HARMS, Standing.Kind.NOT_TRAINED_OUT, -0.2, -0.1);
    Scorecard card = Prediction.of("frozen").harms().check(bound);
    assertEquals(Mark.NOT_SETTLED, mark(card));
    assertTrue(card.toString().contains("not trained out: harms -15.0 (-20.0 to -10.0)"));
    assertEquals(Mark.NOT_SETTLED, mark(Prediction.of("frozen").loses(15).check(bound)));
    Verdict least = with(Outcome.HARMS, Standing.Kind.AT_LEAST, -0.2, -0.1);
    assertEquals(Mark.RIGHT, mark(Prediction.of("frozen").harms().check(least)));
    assertEquals(Mark.NOT_SETTLED, mark(Prediction.of("frozen").loses(15).check(least)));
  }

  @Test
  void pointsAreScoredByTheWholeInterval() {
    Verdict verdict = with(Outcome.HARMS, Standing.Kind.TRAINED_OUT, -0.13, -0.09);
    assertEquals(Mark.RIGHT, mark(Prediction.of("frozen").loses(10).check(verdict)));
    assertEquals(Mark.NOT_SETTLED, mark(Prediction.of("frozen").loses(6).check(verdict)));
    assertEquals(Mark.WRONG, mark(Prediction.of("frozen").loses(3).check(verdict)));
    assertEquals(Mark.WRONG, mark(Prediction.of("frozen").gains(10).check(verdict)));
    Verdict wide = with(Outcome.CANNOT_TELL, Standing.Kind.NONE, -0.3, 0.3);
    assertEquals(Mark.NOT_SETTLED, mark(Prediction.of("frozen").gains(0).check(wide)));
    assertEquals(Mark.WRONG, mark(Prediction.of("frozen").gains(40).check(wide)));
  }

  @Test
  void aNumberOfLabelsIsOpenWhereItsIntervalIs() {
    Prediction fifty = Prediction.of("labels needed").isAbout(50, 5);
    assertEquals(Mark.NOT_SETTLED, mark(fifty.check(needed(4.5, Double.POSITIVE_INFINITY))));
    assertEquals(Mark.WRONG, mark(fifty.check(needed(4.5, 20))));
    assertEquals(Mark.NOT_SETTLED, mark(fifty.check(needed(4.5, 50))));
    Prediction thirteen = Prediction.of("labels needed").isAbout(13, 5);
    assertEquals(Mark.RIGHT, mark(thirteen.check(needed(9, 17))));
  }

  private static LabelsSaved needed(double low, double high) {
    SeedBootstrap.Range range = new SeedBootstrap.Range(low, high, 1, 0.95);
    return new LabelsSaved("frozen", "scratch", 5, 13, Optional.of(range), 2, 20, List.of());
  }

  @Test
  void numbersAndAnswersAreScoredByWhatCame() {
    Prediction number = Prediction.of("the best pass").isAbout(15, 5);
    assertEquals(Mark.RIGHT, mark(number.check(20)));
    assertEquals(Mark.WRONG, mark(number.check(20.5)));
    assertEquals(Mark.NOT_SETTLED, mark(number.check(Double.NaN)));
    Prediction answer = Prediction.of("the best head").is("linear");
    assertEquals(Mark.RIGHT, mark(answer.check("linear")));
    assertEquals(Mark.WRONG, mark(answer.check("hidden")));
    assertEquals(Mark.NOT_SETTLED, mark(answer.check(Optional.empty())));
    Prediction start = Prediction.of("the start").helps();
    assertEquals(Mark.RIGHT, mark(start.check(interval(0.01, 0.1))));
    assertEquals(Mark.WRONG, mark(start.check(interval(-0.1, -0.01))));
    assertEquals(Mark.NOT_SETTLED, mark(start.check(interval(-0.001, 0.001))));
    assertEquals(Mark.WRONG, mark(start.check(Outcome.NO_DIFFERENCE)));
  }

  @Test
  void anOrderSaysWhoStandsBeforeTheBaseline() {
    List<Prediction> order =
        Prediction.inOrder(List.of("fine-tuned", "scratch", "frozen"), "scratch");
    assertEquals("[fine-tuned: you say helps, frozen: you say harms]", order.toString());
    Scorecard card = Scorecard.of(COMPARISON, order);
    assertEquals("1 right, 0 wrong, 1 not settled", card.toString().lines().toList().get(3));
    String wrong =
        assertThrows(
                IllegalArgumentException.class, () -> Prediction.inOrder(List.of("a"), "scratch"))
            .getMessage();
    assertTrue(wrong.contains("no baseline 'scratch'"), wrong);
  }

  @Test
  void whatCannotScoreItIsRefused() {
    String wrong =
        assertThrows(
                IllegalArgumentException.class,
                () -> Prediction.of("frozen").helps().check("linear"))
            .getMessage();
    assertEquals(
        "'helps' cannot be scored by the answer 'linear';"
            + " give check(...) a comparison, a verdict or an Outcome",
        wrong);
    assertThrows(
        IllegalArgumentException.class, () -> Prediction.of("frozen").is("yes").check(COMPARISON));
    assertThrows(
        IllegalArgumentException.class, () -> Prediction.of("frozn").helps().check(COMPARISON));
    assertThrows(IllegalArgumentException.class, () -> Prediction.of(" "));
    assertThrows(IllegalArgumentException.class, () -> Prediction.of("x").isAbout(1, -1));
  }
}
