package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.RunsCsv;
import dev.graft.internal.Text;
import dev.graft.run.Runs;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Results from elsewhere are judged as ours. */
class ResultsFromElsewhereTest {
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
    assertEquals(
        "+40.0 points of the stated test score (0.900 against 0.500), of 50.0 points that the"
            + " baseline leaves to gain; one run of each cannot show how much the seed matters; add"
            + " runs with other seeds to the file",
        verdict.reason());
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
        "seeds of arm 'b' ([1]) and 'a' ([1, 2]) must share at least two, or be two at least of each;"
            + " run both with the same seeds, or name an arm that no seed changes with"
            + " withoutSeed(...)",
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

  @Test
  void anArmThatCannotBeComparedIsLeftOutWithItsReason() {
    String scores =
        "arm,seed,accuracy\na,1,.5\na,2,.6\na,3,.55\nb,1,.9\nb,2,.92\nb,3,.91\nc,1,.9\n";
    Comparison comparison = Comparison.of(RunsCsv.ofText(scores).read()).against("a");
    String why =
        "seeds of arm 'c' ([1]) and 'a' ([1, 2, 3]) must share at least two, or be two at least of"
            + " each; run both with the same seeds, or name an arm that no seed changes with"
            + " withoutSeed(...)";
    assertEquals(Outcome.HELPS, comparison.verdict("b").outcome());
    assertEquals(1, comparison.verdict("b").rule().family());
    assertEquals(List.of("a", "b"), comparison.runs().arms());
    for (String text :
        List.of(comparison.toString(), comparison.toCsv(), String.join("", comparison.notes()))) {
      assertTrue(text.contains("left out, 'c': " + why), text);
    }
    assertEquals(
        "arm 'c' has no verdict: " + why,
        assertThrows(IllegalArgumentException.class, () -> comparison.verdict("c")).getMessage());
  }
}
