package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.csv.RunsCsv;
import dev.graft.internal.Text;
import dev.graft.run.Direction;
import dev.graft.run.Looks;
import dev.graft.run.Run;
import dev.graft.run.RunStore;
import dev.graft.run.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks that are planned, counted, or too many. */
class LookHistoryTest {
  private static final Arm SCRATCH = Arm.of("scratch", 0.45);
  private static final Arm TUNED = Arm.of("fine-tuned", 0.8);
  @TempDir Path folder;

  private Runs counted(Runs runs) {
    return new Runs(runs.all(), Optional.of(new Looks(folder)));
  }

  private Runs seeds(int seeds) {
    return counted(runs(SCRATCH.seeds(seeds), TUNED.seeds(seeds)));
  }

  private static Verdict look(Comparison.Unjudged unjudged) {
    return unjudged.against("scratch").verdict("fine-tuned");
  }

  @Test
  void theOnePlannedLookTakesTheWholeRisk() {
    Verdict first = look(Comparison.of(seeds(5)));
    assertFalse(first.exploratory());
    assertEquals(0.95, first.interval().orElseThrow().confidence(), 1e-12);
    assertTrue(first.toString().contains("(1 ever judged on these test rows)"), first.toString());
    assertEquals(first, look(Comparison.of(seeds(5))), "the same cell again is no second look");
  }

  @Test
  void seedsAddedAfterALookMakeItExploratory() {
    look(Comparison.of(seeds(5)));
    Verdict second = look(Comparison.of(seeds(8)));
    assertEquals("the one planned look was made at 5 seeds", second.rule().exploratory());
    assertTrue(
        second
            .toString()
            .startsWith(
                "fine-tuned helps against scratch (exploratory: the one planned look was made at 5"
                    + " seeds): +"),
        second.toString());
    assertFalse(look(Comparison.of(seeds(5))).exploratory(), "the first look stays what it was");
    Verdict turned = Comparison.of(seeds(9)).against("fine-tuned").verdict("scratch");
    assertTrue(turned.exploratory(), "the same pair the other way round");
  }

  @Test
  void plannedLooksShareTheRisk() {
    for (int seeds : new int[] {3, 5, 10}) {
      Verdict verdict = look(Comparison.of(seeds(seeds)).withLooks(3, 5, 10));
      assertEquals("", verdict.rule().exploratory());
      assertEquals(1 - 0.05 / 3, verdict.interval().orElseThrow().confidence(), 1e-12);
      assertEquals(1, verdict.rule().judged());
    }
    assertEquals(
        "7 seeds are not among the planned looks (3, 5, 10)",
        look(Comparison.of(seeds(7)).withLooks(3, 5, 10)).rule().exploratory());
  }

  @Test
  void aPlanMadeAfterALookIsNone() {
    look(Comparison.of(seeds(3)));
    assertEquals(
        "the looks (3, 5) were planned after this look, which was made with the plan (one look)",
        look(Comparison.of(seeds(3)).withLooks(3, 5)).rule().exploratory());
    assertEquals(
        "the one planned look was made at 3 seeds",
        look(Comparison.of(seeds(5)).withLooks(3, 5)).rule().exploratory());
  }

  @Test
  void otherSecondChancesAreNamed() {
    look(Comparison.of(seeds(3)).withLooks(3, 5));
    assertEquals(
        "the looks (3, 5, 8) were planned after a look at 3 seeds",
        look(Comparison.of(seeds(8)).withLooks(3, 5, 8)).rule().exploratory());
    assertEquals(
        "the pair was judged by test accuracy before",
        look(Comparison.of(seeds(5)).withLooks(3, 5).withMetric(Metric.MACRO_F1))
            .rule()
            .exploratory());
    List<Run> scratch = List.of(SCRATCH.seed(4), SCRATCH.seed(5), SCRATCH.seed(6));
    List<Run> tuned = List.of(TUNED.seed(4), TUNED.seed(5), TUNED.seed(6));
    assertEquals(
        "3 other seeds were looked at before",
        look(Comparison.of(counted(runs(scratch, tuned))).withLooks(3, 5)).rule().exploratory());
  }

  @Test
  void aWiderMarginOnTheSameRunsIsASecondChance() {
    look(Comparison.of(seeds(5)));
    assertEquals(
        "the margin was 3.0 points at the first look, and is 20.0 points now",
        look(Comparison.of(seeds(5)).withMargin(.2)).rule().exploratory());
    assertFalse(look(Comparison.of(seeds(5)).withMargin(.01)).exploratory(), "a stricter one");
    assertFalse(look(Comparison.of(seeds(5)).withMargin(.1 + .1 - .17)).exploratory(), "rounding");
  }

  @Test
  void aMarginWidenedBetweenPlannedLooksIsNamed() {
    look(Comparison.of(seeds(3)).withLooks(3, 5));
    assertEquals(
        "the margin was 3.0 points at the first look, and is 5.0 points now",
        look(Comparison.of(seeds(5)).withLooks(3, 5).withMargin(.05)).rule().exploratory());
  }

  @Test
  void leavingTheOtherArmsOutAfterALookIsASecondChance() {
    Arm frozen = Arm.of("frozen", 0.5);
    Runs all = counted(runs(SCRATCH.seeds(5), frozen.seeds(5), TUNED.seeds(5)));
    assertFalse(look(Comparison.of(all)).exploratory());
    Verdict alone = look(Comparison.of(seeds(5)));
    assertEquals(
        "2 arms were corrected for together at the first look, and 1 now",
        alone.rule().exploratory());
    assertFalse(look(Comparison.of(all)).exploratory(), "the first look stays what it was");
  }

  @Test
  void aLargerFamilyIsNoSecondChance() {
    look(Comparison.of(seeds(5)));
    Arm frozen = Arm.of("frozen", 0.5);
    Runs all = counted(runs(SCRATCH.seeds(5), frozen.seeds(5), TUNED.seeds(5)));
    assertFalse(look(Comparison.of(all)).exploratory());
  }

  @Test
  void aLedgerThatHeldNoTermsIsStillRead() throws Exception {
    look(Comparison.of(seeds(5)));
    Path file = folder.resolve("looks.json");
    String ledger = Files.readString(file);
    String old =
        ledger.replaceAll(",\\s*\"margin\": [0-9.]+", "").replaceAll(",\\s*\"family\": \\d+", "");
    assertFalse(old.equals(ledger) || old.contains("margin") || old.contains("family"), old);
    Files.writeString(file, old);
    assertFalse(look(Comparison.of(seeds(5)).withMargin(.2)).exploratory(), "nobody knows");
    assertEquals(1, look(Comparison.of(seeds(5))).rule().judged());
  }

  @Test
  void looksAtResultsFromElsewhereCountWhereSomebodySaysWhere() {
    String scores = "arm,seed,accuracy\na,1,.5\na,2,.6\na,3,.55\nb,1,.9\nb,2,.92\nb,3,.91\n";
    Runs read = RunsCsv.ofText(scores).read().countedIn(RunStore.at(folder));
    Verdict first = Comparison.of(read).against("a").verdict("b");
    assertEquals(1, first.rule().judged());
    Verdict wide = Comparison.of(read).withMargin(.2).against("a").verdict("b");
    assertEquals(
        "the margin was 3.0 points at the first look, and is 20.0 points now",
        wide.rule().exploratory());
  }

  @Test
  void resultsFromElsewhereThatNobodyCountsSaySo() {
    String scores = "arm,seed,test_acc\na,1,.5\na,2,.6\na,3,.55\nb,1,.9\nb,2,.92\nb,3,.91\n";
    Comparison uncounted =
        Comparison.of(new Runs(RunsCsv.ofText(scores).read().all())).against("a");
    String last = uncounted.notes().get(uncounted.notes().size() - 1);
    assertEquals(
        "looks at these results are not counted, so that a second one is not told: count them with"
            + " runs.countedIn(RunStore.standard())",
        last);
  }

  private Verdict scores(String text) {
    Runs read = RunsCsv.ofText("arm,seed,accuracy\n" + text).read();
    return Comparison.of(read.countedIn(RunStore.at(folder))).against("a").verdict("b");
  }

  @Test
  void aFileOfScoresThatLostOrGainedASeedInFrontIsASecondLook() {
    String all = "a,1,.5\na,2,.6\na,3,.55\na,4,.5\nb,1,.9\nb,2,.92\nb,3,.91\nb,4,.8\n";
    assertEquals("", scores(all).rule().exploratory());
    String made = "the one planned look was made at 4 seeds";
    assertEquals(made, scores(all.replaceAll("(?m)^.,1.*\n", "")).rule().exploratory());
    assertEquals(made, scores("a,0,.4\nb,0,.7\n" + all).rule().exploratory());
    assertEquals("", scores(all.replace(".", ".1")).rule().exploratory(), "another study");
  }

  @Test
  void whatIsStatedLaterOfTheSameAnswersDoesNotHideThem() {
    RunStore store = RunStore.at(folder);
    RunsCsv table = RunsCsv.ofText(answers(3)).withClasses("x", "y");
    assertFalse(
        Comparison.of(table.read().countedIn(store)).against("a").verdict("b").exploratory());
    Runs stated = table.withFixedRows().withFact("rates", "fixed").read().countedIn(store);
    Verdict same = Comparison.of(stated).against("a").verdict("b");
    assertFalse(same.exploratory());
    assertEquals(1, same.rule().judged());
    assertEquals(
        "the margin was 3.0 points at the first look, and is 25.0 points now",
        Comparison.of(stated).withMargin(.25).against("a").verdict("b").rule().exploratory());
  }

  @Test
  void aWiderMarginIsNamedInTheUnitOfTheScore() {
    String errors = "arm,seed,rmse\na,1,.5\na,2,.6\na,3,.55\nb,1,.4\nb,2,.42\nb,3,.6\n";
    Runs read = RunsCsv.ofText(errors).withMetric("rmse", Direction.LOWER_IS_BETTER).read();
    Runs runs = read.countedIn(RunStore.at(folder));
    Comparison.of(runs).withMargin(.01).against("a");
    assertEquals(
        "the margin was 0.0100 at the first look, and is 0.500 now",
        Comparison.of(runs).withMargin(.5).against("a").verdict("b").rule().exploratory());
  }

  private static String answers(int seeds) {
    StringBuilder text = new StringBuilder("arm,seed,row,class,prediction\n");
    for (int seed = 1; seed <= seeds; seed++) {
      for (int row = 0; row < 60; row++) {
        text.append(Text.format("a,%d,%d,x,%s\n", seed, row, row % 2 == seed % 2 ? "x" : "y"));
        text.append(Text.format("b,%d,%d,x,%s\n", seed, row, row % 5 == 0 ? "y" : "x"));
      }
    }
    return text.toString();
  }

  @Test
  void aLongerFileOfTheSameRowsIsASecondLook() {
    RunStore store = RunStore.at(folder);
    Runs few = RunsCsv.ofText(answers(3)).withClasses("x", "y").read().countedIn(store);
    assertFalse(Comparison.of(few).against("a").verdict("b").exploratory());
    Runs more = RunsCsv.ofText(answers(5)).withClasses("x", "y").read().countedIn(store);
    assertEquals(
        "the one planned look was made at 3 seeds",
        Comparison.of(more).against("a").verdict("b").rule().exploratory());
  }

  @Test
  void countsTheArmsEverJudgedOnTheseRows() {
    look(Comparison.of(seeds(3)));
    Arm frozen = Arm.of("frozen", 0.5);
    Runs other = counted(runs(SCRATCH.seeds(3), frozen.seeds(3)));
    assertEquals(2, Comparison.of(other).against("scratch").verdicts().get(0).rule().judged());
    Runs elsewhere = counted(runs(SCRATCH.withRows(60).seeds(3), frozen.withRows(60).seeds(3)));
    assertEquals(1, Comparison.of(elsewhere).against("scratch").verdicts().get(0).rule().judged());
  }

  @Test
  void nobodyCountsWhereThereIsNoStore() {
    Runs runs = runs(SCRATCH.seeds(3), TUNED.seeds(3));
    assertEquals(0, look(Comparison.of(runs)).rule().judged());
    assertEquals(
        "3 seeds are not among the planned looks (2, 4)",
        look(Comparison.of(runs).withLooks(2, 4)).rule().exploratory());
  }

  @Test
  void aDamagedLedgerIsNamedBesideTheVerdict() throws Exception {
    Files.writeString(folder.resolve("looks.json"), "{\"format\": 1, \"looks\": [{}]}");
    Comparison comparison = Comparison.of(seeds(5)).against("scratch");
    assertEquals(Outcome.HELPS, comparison.verdict("fine-tuned").outcome());
    String note = comparison.notes().get(0);
    assertTrue(note.startsWith("the count of looks was damaged ("), note);
    assertTrue(comparison.toString().contains("\nNote: " + note), comparison.toString());
  }
}
