package dev.graft.analysis;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.csv.RunsCsv;
import dev.graft.internal.Text;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runs that went through a table are judged as before. */
class ResultsFromElsewhereTest {
  private static final String HOSTILE = "<script>, \"q\" caf\u00E9 \uD83D\uDE00; 'x' ";

  private static Runs throughTable(Runs runs) {
    return RunsCsv.ofText(RunsCsv.text(runs)).read();
  }

  private static void assertSame(Run one, Run other) {
    assertEquals(one.arm(), other.arm());
    assertEquals(one.seed(), other.seed());
    assertEquals(one.failure(), other.failure());
    assertEquals(one.curve(), other.curve());
    assertEquals(one.test(), other.test());
    assertEquals(one.budget(), other.budget());
    one.provenance().forEach((name, value) -> assertEquals(value, other.provenance().get(name)));
  }

  private static void assertComesThrough(Runs runs) {
    Runs read = throughTable(runs);
    assertEquals(runs.all().size(), read.all().size());
    for (int i = 0; i < runs.all().size(); i++) {
      assertSame(runs.all().get(i), read.all().get(i));
    }
    Comparison before = Comparison.of(runs).against(runs.arms().get(0));
    Comparison after = Comparison.of(read).against(runs.arms().get(0));
    assertEquals(before.verdicts(), after.verdicts());
    assertEquals(before.toString(), after.toString());
  }

  @Test
  void ourRunsComeThroughATable() {
    assertComesThrough(RunFixtures.threeArms(3));
    List<Run> broken = new ArrayList<>(Arm.of("tuned", 0.8).seeds(2));
    broken.set(0, RunFixtures.failed(broken.get(0), "loss (NaN),\n\"broke\""));
    assertComesThrough(runs(Arm.of("scratch", 0.4).seeds(2), broken));
  }

  @Test
  void hostileNamesComeThroughATable() {
    List<String> classes = List.of("cat, \"dog\"", " <b>\n&amp;", "\u5B57");
    Arm scratch = Arm.of("scratch", 0.4).withClasses(classes);
    Arm hostile = Arm.of(HOSTILE, 0.8).withClasses(classes);
    List<Run> named =
        hostile.seeds(2).stream().map(r -> RunFixtures.with(r, "note, \"x\"", " a\nb ")).toList();
    assertComesThrough(runs(scratch.seeds(2), named));
  }

  @Test
  void probabilitiesClassesWithoutRowsAndScoresComeThrough() {
    Run run = Arm.of("scratch", 0.4).withRows(2).seed(1);
    List<List<Double>> shares = List.of(List.of(0.1, 0.2, 0.7), List.of(1e-4, 0.9999, 0.0));
    Predictions sure =
        new Predictions(
            RunFixtures.CLASSES, List.of(5, 9), List.of(0, 1), List.of(2, 1), shares, Double.NaN);
    List<Run> all =
        List.of(
            new Run("k", "scratch", 1, "", run.curve(), sure, run.budget(), run.provenance()),
            RunFixtures.answering(Arm.of("tuned", 0.4).seed(1), 0, 0));
    Runs read = throughTable(new Runs(all));
    IntStream.range(0, 2).forEach(i -> assertSame(all.get(i), read.all().get(i)));
    Predictions stated = Predictions.stated(0.625);
    Run score = new Run("k", "a", -7, "", run.curve(), stated, run.budget(), run.provenance());
    assertSame(score, throughTable(new Runs(List.of(score))).all().get(0));
  }

  @Test
  void otherClassesDoNotStandInOneTable() {
    Arm other = Arm.of("tuned", 0.8).withClasses(List.of("x", "y"));
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> RunsCsv.text(runs(Arm.of("scratch", 0.4).seeds(1), other.seeds(1))));
    assertEquals(
        "classes of the runs (2 kinds) must be the same in one table; write a table for each",
        refused.getMessage());
  }

  /** Answers of two arms, the second right far more often. */
  private static String answers(int seeds, int rows) {
    Random random = new Random(1);
    StringBuilder text = new StringBuilder("arm,seed,row,class,prediction\n");
    for (String arm : List.of("scratch", "fine-tuned")) {
      double chance = arm.equals("scratch") ? 0.4 : 0.8;
      for (int seed = 1; seed <= seeds; seed++) {
        for (int row = 0; row < rows; row++) {
          boolean right = random.nextDouble() < chance;
          String line = "%s,%d,%d,%s,%s\n";
          text.append(Text.format(line, arm, seed, row, row % 2, right ? row % 2 : 1 - row % 2));
        }
      }
    }
    return text.toString();
  }

  @Test
  void answersFromElsewhereAreJudgedAsOurs() {
    RunsCsv table = RunsCsv.ofText(answers(3, 100));
    Verdict verdict = Comparison.of(table.read()).against("scratch").verdict("fine-tuned");
    assertEquals(Outcome.HELPS, verdict.outcome());
    assertTrue(verdict.toString().contains("3 seeds x 100 test rows"), verdict.toString());
    assertTrue(
        verdict.toString().contains("; which rows change with the seed is not stated;"),
        verdict.toString());
    assertTrue(verdict.toString().contains("budgets not known (arms: 2)"), verdict.toString());
    String stated =
        Comparison.of(table.withTrainingRowsRedrawn().read())
            .against("scratch")
            .verdict("fine-tuned")
            .toString();
    assertTrue(stated.contains("; an answer for training sets of this size;"), stated);
  }

  @Test
  void oneSeedCannotTell() {
    String text = "arm,accuracy\nscratch,0.5\ntuned,0.9\n";
    Verdict verdict =
        Comparison.of(RunsCsv.ofText(text).read()).against("scratch").verdict("tuned");
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome());
    assertTrue(verdict.reason().contains("one seed cannot show"), verdict.reason());
    String without = answers(1, 60).replaceAll("(?m),(seed|1),(row|\\d+),", ",$2,");
    Runs read = RunsCsv.ofText(without).read();
    assertEquals(60, read.all().get(1).test().rows().size());
    assertEquals(
        Outcome.CANNOT_TELL,
        Comparison.of(read).against("scratch").verdict("fine-tuned").outcome());
  }

  private static void assertRefused(String message, String text) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> Comparison.of(RunsCsv.ofText(text).read()).against("a"));
    assertEquals(message, refused.getMessage());
  }

  @Test
  void armsMustHaveTheSameSeedsSplitsAndRows() {
    assertRefused(
        "seeds of arm 'b' ([1]) must be those of 'a' ([1, 2]); run both with the same seeds",
        "arm,seed,accuracy\na,1,.5\na,2,.5\nb,1,.5\n");
    assertRefused(
        "split of arm 'b' (s2) must be that of arm 'a' (s1): only runs on the same rows are"
            + " compared; run both on one split",
        "arm,seed,accuracy,split\na,1,.5,s1\nb,1,.5,s2\n");
    assertRefused(
        "test rows of arm 'b' with seed 1 (1) must be those of 'a' (2), with the same classes; run"
            + " both on one split",
        "arm,seed,row,class,prediction\na,1,1,x,x\na,1,2,y,y\nb,1,1,x,x\n");
    assertRefused(
        "arms (1: 'a') must be at least 2, one of them the baseline; add one with withArm",
        "arm,seed,accuracy\na,1,.5\n");
  }
}
