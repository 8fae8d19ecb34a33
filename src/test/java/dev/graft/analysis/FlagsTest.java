package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.answering;
import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Run;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FlagsTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.6);
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);

  private static Verdict judge(List<Run> scratch, List<Run> tuned) {
    return Comparison.of(runs(scratch, tuned)).against("scratch").verdict("fine-tuned");
  }

  private static List<String> words(Verdict verdict) {
    return verdict.flags().stream().map(Flag::words).toList();
  }

  @Test
  void aScoreAtChanceIsAFlagAndNoFailure() {
    Verdict verdict = judge(Arm.of("scratch", 0.33).seeds(5), TUNED.seeds(5));
    assertEquals(Outcome.HELPS, verdict.outcome());
    // 200 rows from number 1000 on, modulo 3: 67 of the largest class.
    assertEquals(
        List.of(
            "majority class: scratch is not clearly better than always answering 'dog' (0.335)",
            "chance level: scratch is not clearly better than guessing (0.333)"),
        words(verdict));
    assertEquals("chance level (scratch, 0.333)", verdict.flags().get(1).brief());
    assertTrue(
        verdict
            .toString()
            .endsWith(
                "; beside it: majority class (scratch, 0.335),"
                    + " chance level (scratch, 0.333)."),
        verdict.toString());
  }

  @Test
  void aBaseWhoseFeaturesSayNothingIsNamed() {
    List<Run> mute =
        StandingFixtures.with(
            StandingFixtures.with(
                TUNED.seeds(5), "solver.strength.place", "the strongest of the grid"),
            "solver.constantFeatures",
            "64");
    Flag flag =
        judge(SCRATCH.seeds(5), mute).flags().stream()
            .filter(f -> f.kind() == Flag.Kind.FEATURES_SAY_NOTHING)
            .findFirst()
            .orElseThrow();
    assertEquals("features say nothing (fine-tuned, runs: 5)", flag.brief());
    assertTrue(flag.words().contains("in 5 of 5 runs of fine-tuned"), flag.words());
    assertTrue(flag.words().contains("(64 features of it constant)"), flag.words());
    List<Run> telling =
        StandingFixtures.with(TUNED.seeds(5), "solver.strength.place", "inside the grid");
    assertFalse(
        judge(SCRATCH.seeds(5), telling).flags().stream()
            .anyMatch(f -> f.kind() == Flag.Kind.FEATURES_SAY_NOTHING));
  }

  @Test
  void namesTheMajorityClassByItsShare() {
    // 60 of 100 rows are of class 0; the runs answer 0 always.
    List<Run> lazy = always(SCRATCH, 0);
    Verdict verdict = judge(lazy, TUNED.withRows(100).seeds(5).stream().map(this::moved).toList());
    Flag flag =
        verdict.flags().stream()
            .filter(f -> f.kind() == Flag.Kind.MAJORITY_CLASS && f.arm().equals("scratch"))
            .findFirst()
            .orElseThrow();
    assertEquals(0.6, flag.number(), 1e-12);
    assertTrue(flag.words().contains("always answering 'cat' (0.600)"), flag.words());
    // 0.6 is clearly more than a third, so it is not at chance.
    assertFalse(
        verdict.flags().stream()
            .anyMatch(f -> f.kind() == Flag.Kind.CHANCE_LEVEL && f.arm().equals("scratch")));
  }

  private List<Run> always(Arm arm, int answer) {
    return IntStream.rangeClosed(1, 5).mapToObj(s -> uneven(arm.seed(s), i -> answer)).toList();
  }

  private Run moved(Run run) {
    return uneven(run, i -> i < 60 ? 0 : 1);
  }

  private static Run uneven(Run run, java.util.function.IntUnaryOperator answer) {
    List<Integer> rows = IntStream.range(0, 100).boxed().toList();
    return RunFixtures.withTest(
        run,
        new dev.graft.run.Predictions(
            RunFixtures.CLASSES,
            rows,
            rows.stream().map(i -> i < 60 ? 0 : i < 80 ? 1 : 2).toList(),
            rows.stream().map(i -> answer.applyAsInt(i)).toList()));
  }

  @Test
  void seesTheCeiling() {
    Integer[] right = new Integer[100];
    Arrays.fill(right, 0);
    Integer[] nearly = right.clone();
    nearly[7] = 1;
    Verdict verdict =
        judge(
            SCRATCH.seeds(5).stream().map(run -> answering(run, nearly)).toList(),
            TUNED.seeds(5).stream().map(run -> answering(run, right)).toList());
    assertTrue(
        words(verdict)
            .contains(
                "ceiling: scratch reaches 0.990, which leaves less than the margin of 3.0 points to"
                    + " gain"),
        verdict.toString());
  }

  @Test
  void seesABaselineThatStillImproves() {
    double[] losses = {2, 1.8, 1.6, 1.4, 1.2, 1, 0.9, 0.8};
    double[] rising = {0.3, 0.35, 0.4, 0.45, 0.5, 0.52, 0.54, 0.56};
    double[] flat = {0.3, 0.5, 0.55, 0.56, 0.56, 0.56, 0.56, 0.56};
    Verdict early = judge(curves(SCRATCH, losses, rising), curves(TUNED, losses, flat));
    // Eight passes: the last quarter is two of them, from 0.52 to 0.56.
    Flag flag =
        early.flags().stream()
            .filter(f -> f.kind() == Flag.Kind.BASELINE_STILL_IMPROVING)
            .findFirst()
            .orElseThrow();
    assertEquals(0.04, flag.number(), 1e-9);
    assertTrue(
        flag.words().startsWith("baseline still improving: scratch gained 4.0 points"),
        flag.words());
    // The baseline loses, so the standing says it, first in the sentence, and the scope does not.
    assertEquals("an answer for training sets of this size", early.scope());
    assertEquals("not trained out: helps", early.word());
    Verdict open =
        judge(curves(SCRATCH, losses, rising), curves(Arm.of("fine-tuned", 0.62), losses, flat));
    assertEquals(Outcome.CANNOT_TELL, open.outcome());
    assertEquals("an answer for training sets of this size, at this budget", open.scope());
    Verdict late = judge(curves(SCRATCH, losses, flat), curves(TUNED, losses, rising));
    assertEquals("an answer for training sets of this size", late.scope());
    assertEquals(List.of(), late.flags());
  }

  private static List<Run> curves(Arm arm, double[] losses, double[] accuracies) {
    return arm.seeds(5).stream()
        .map(run -> RunFixtures.withCurve(run, losses, accuracies))
        .toList();
  }

  @Test
  void aLossThatDoesNotFallIsAFailedRunWithItsScoresKept() {
    double[] accuracies = {0.3, 0.3, 0.3};
    List<Run> tuned = curves(TUNED, new double[] {1.5, 1.7, 1.6}, accuracies);
    Verdict verdict = judge(SCRATCH.seeds(5), tuned);
    assertEquals(Outcome.FAILED_RUN, verdict.outcome());
    assertTrue(
        verdict
            .reason()
            .startsWith(
                "fine-tuned with seed 1: the training loss at the end (1.600) is not below its"
                    + " start (1.500); try another rate; fine-tuned with seed 2: "),
        verdict.reason());
    assertTrue(verdict.interval().isEmpty(), "a failed run has none");
    List<Run> diverged = curves(TUNED, new double[] {1.5, 1.4, Double.NaN}, accuracies);
    assertTrue(
        judge(SCRATCH.seeds(5), diverged)
            .reason()
            .contains("the training loss is not a number at the end"));
    List<Run> unknown = curves(TUNED, new double[] {Double.NaN, Double.NaN}, accuracies);
    assertEquals(Outcome.HELPS, judge(SCRATCH.seeds(5), unknown).outcome());
  }

  private static List<Run> copies(Arm arm, int rows, int wrong) {
    Integer[] answers = new Integer[rows];
    Arrays.setAll(answers, i -> i < wrong ? 1 : 0);
    return arm.seeds(5).stream().map(run -> answering(run, answers)).toList();
  }

  private static Optional<Flag> flag(Verdict verdict, Flag.Kind kind) {
    return verdict.flags().stream().filter(f -> f.kind() == kind).findFirst();
  }

  @Test
  void runsThatTheSeedDoesNotChangeAreOneRun() {
    List<Run> scratch = SCRATCH.withRows(300).seeds(5);
    List<Run> once = IntStream.rangeClosed(1, 5).mapToObj(s -> copy(scratch.get(0), s)).toList();
    Flag alike =
        flag(judge(once, TUNED.withRows(300).seeds(5)), Flag.Kind.SEEDS_ALIKE).orElseThrow();
    assertEquals("scratch", alike.arm());
    assertEquals("seeds without effect (scratch, runs: 5)", alike.brief());
    assertTrue(
        alike.words().contains("5 runs of scratch answer every row alike, as one run does"),
        alike.words());
    Verdict differing = judge(scratch, TUNED.withRows(300).seeds(5));
    assertEquals(Optional.empty(), flag(differing, Flag.Kind.SEEDS_ALIKE));
    List<Run> solved = once.stream().map(FlagsTest::solved).toList();
    assertEquals(
        Optional.empty(),
        flag(judge(solved, TUNED.withRows(300).seeds(5)), Flag.Kind.SEEDS_ALIKE),
        "there the seed can have none");
  }

  private static Run copy(Run run, long seed) {
    return new Run(
        "copy" + seed,
        run.arm(),
        seed,
        "",
        run.curve(),
        run.test(),
        run.budget(),
        run.provenance());
  }

  private static Run solved(Run run) {
    Run stated = RunFixtures.with(RunFixtures.with(run, "solver", "solved"), "split.mode", "FIXED");
    return new Run(
        run.key(),
        run.arm(),
        run.seed(),
        "",
        run.curve(),
        run.test(),
        new dev.graft.run.Budget(0, 0, 1, 10, 80),
        stated.provenance());
  }

  @Test
  void seedsThatPlayNoPartAreNotAskedFor() {
    List<Run> scratch = copies(SCRATCH, 40, 4).stream().map(FlagsTest::solved).toList();
    List<Run> tuned = copies(TUNED, 40, 5).stream().map(FlagsTest::solved).toList();
    Verdict both = judge(scratch.subList(0, 3), tuned.subList(0, 3));
    assertEquals(Outcome.CANNOT_TELL, both.outcome());
    assertEquals(Optional.empty(), flag(both, Flag.Kind.FEW_SEEDS));
    assertFalse(both.reason().contains("seeds"), both.reason());
    assertTrue(both.reason().matches("about [0-9,]+ more test rows .*"), both.reason());
    assertEquals(OptionalInt.empty(), both.advice().orElseThrow().seeds());
    List<Run> trained =
        TUNED.withRows(40).seeds(3).stream()
            .map(run -> RunFixtures.with(run, "split.mode", "FIXED"))
            .toList();
    List<Run> same =
        IntStream.rangeClosed(1, 3)
            .mapToObj(s -> solved(copy(SCRATCH.withRows(40).seed(1), s)))
            .toList();
    Flag one = flag(judge(same, trained), Flag.Kind.FEW_SEEDS).orElseThrow();
    assertEquals(
        "few seeds (3) of fine-tuned: a first look; 5 make the interval narrower", one.words());
  }

  @Test
  void aWordThatOneRowWouldTakeAwayHangsOnIt() {
    Verdict harms = judge(copies(SCRATCH, 100, 0), copies(TUNED, 100, 5));
    assertEquals(Outcome.HARMS, harms.outcome());
    Flag one = flag(harms, Flag.Kind.ONE_ROW).orElseThrow();
    assertEquals("hangs on one row (fine-tuned, differing rows: 5)", one.brief());
    assertEquals(
        "hangs on one row: 5 test rows of 100 differ, and one more that is won at every seed would"
            + " leave it open whether fine-tuned harms",
        one.words());
    Verdict clear = judge(copies(SCRATCH, 100, 0), copies(TUNED, 100, 12));
    assertEquals(Optional.empty(), flag(clear, Flag.Kind.ONE_ROW));
  }
}
