package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.RunsCsv;
import dev.graft.internal.Text;
import dev.graft.run.RunStore;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of a stranger that got a word which they do not support, and what they get. */
class SafeWordTest {
  private static final String ANSWERS = "arm,seed,row,class,prediction\n";
  private static final String SCORES =
      "arm,seed,accuracy\na,1,.8\na,2,.82\na,3,.79\nb,1,.83\nb,2,.84\nb,3,.825\n";

  @TempDir Path folder;

  /** An arm that is right on all rows but the first few of each seed. */
  private static String rows(String arm, List<Integer> seeds, int rows, int wrong) {
    StringBuilder text = new StringBuilder();
    for (int seed : seeds) {
      for (int row = 0; row < rows; row++) {
        String line = "%s,%d,%d,%d,%d\n";
        text.append(
            Text.format(line, arm, seed, row, row % 2, row < wrong ? 1 - row % 2 : row % 2));
      }
    }
    return text.toString();
  }

  private static List<Integer> seeds(int first, int number) {
    return IntStream.range(first, first + number).boxed().toList();
  }

  private static Verdict judge(RunsCsv table) {
    return Comparison.of(table.read()).against("a").verdict("b");
  }

  private static Verdict judge(String text) {
    return judge(RunsCsv.ofText(text));
  }

  @Test
  void twoRowsThatBothDifferAreNoWord() {
    for (int first : new int[] {1, 5}) { // paired, and two samples
      for (int rows = 2; rows <= 6; rows++) {
        Verdict verdict =
            judge(
                ANSWERS + rows("a", seeds(1, 2), rows, rows) + rows("b", seeds(first, 2), rows, 0));
        // Sign test: 2 / 2^5 = 0.0625, 2 / 2^6 = 0.03125.
        assertEquals(
            rows < 6 ? Outcome.CANNOT_TELL : Outcome.HELPS, verdict.outcome(), verdict.toString());
      }
    }
    String reason =
        judge(ANSWERS + rows("a", seeds(1, 2), 3, 3) + rows("b", seeds(1, 2), 3, 0)).toString();
    assertTrue(
        reason.contains(
            "; all 3 test rows differ alike, which so few do by chance alone in 25% of cases; 6"
                + " that differ so could show it"),
        reason);
    assertFalse(reason.contains("hangs on one row"), reason);
  }

  /** Each seed with rows of its own. */
  private static String redrawn(int seeds, int rows, int wrongOfA) {
    StringBuilder text = new StringBuilder(ANSWERS);
    for (int seed = 1; seed <= seeds; seed++) {
      for (String arm : List.of("a", "b")) {
        for (String line :
            rows(arm, seeds(seed, 1), rows, arm.equals("a") ? wrongOfA : 3).split("\n")) {
          String[] cells = line.split(",");
          cells[2] = String.valueOf(1_000 * seed + Integer.parseInt(cells[2]));
          text.append(String.join(",", cells)).append('\n');
        }
      }
    }
    return text.toString();
  }

  @Test
  void redrawnSeedsThatHappenToAgreeAreDoubtedByTheirRows() {
    Verdict verdict = judge(RunsCsv.ofText(redrawn(2, 20, 4)).withAllRowsRedrawn(80));
    assertEquals(Outcome.CANNOT_TELL, verdict.outcome(), verdict.toString());
    // One row of 20 differs: variance of a seed's mean (1 - 1/20) / 20 / 19 = 0.0025.
    double error = Math.sqrt((1.0 / 2 + 20.0 / 80) * 0.0025);
    double t = TDistribution.of(1).inverseCumulativeProbability(0.975);
    assertEquals(0.05 + t * error, verdict.interval().orElseThrow().high(), 1e-9);
  }

  @Test
  void scoresOfRedrawnRowsNeedBothNumbersOfRows() {
    RunsCsv table = RunsCsv.ofText(SCORES);
    Verdict unknown = judge(table.withAllRowsRedrawn(80));
    assertEquals(Outcome.CANNOT_TELL, unknown.outcome());
    assertTrue(unknown.reason().contains("withAllRowsRedrawn(trainingRows, testRows)"));
    Verdict known = judge(table.withAllRowsRedrawn(80, 20));
    // Differences 0.03, 0.02, 0.035: Nadeau and Bengio with 20 / 80.
    double mean = 0.085 / 3;
    double squares = Math.pow(0.03 - mean, 2) + Math.pow(0.02 - mean, 2);
    double variance = (squares + Math.pow(0.035 - mean, 2)) / 2 * (1.0 / 3 + 0.25);
    double t = TDistribution.of(2).inverseCumulativeProbability(0.975);
    assertEquals(mean - t * Math.sqrt(variance), known.interval().orElseThrow().low(), 1e-9);
    assertFalse(known.toString().contains("on these test rows"), known.toString());
    assertFalse(known.toString().contains("doubt of the test rows"), known.toString());
  }

  @Test
  void aMarginOfAllThereIsIsRefused() {
    Comparison.Unjudged unjudged = Comparison.of(RunsCsv.ofText(SCORES).read());
    assertEquals(
        "margin (3.0) must be below 1, for scores are fractions; write 0.03 for 3 points",
        assertThrows(IllegalArgumentException.class, () -> unjudged.withMargin(3).against("a"))
            .getMessage());
    RunsCsv free =
        RunsCsv.ofText(SCORES.replace("accuracy", "rmse"))
            .withMetric("rmse", dev.graft.run.Direction.LOWER_IS_BETTER);
    assertEquals(
        3, Comparison.of(free.read()).withMargin(3).against("a").verdict("b").rule().margin());
  }

  @Test
  void aTargetCountedTwiceIsRefused() {
    Comparison one = Comparison.of(RunsCsv.ofText(SCORES).read()).against("a");
    Comparison again = Comparison.of(RunsCsv.ofText(SCORES + "\n").read()).against("a");
    String message =
        assertThrows(IllegalArgumentException.class, () -> Comparisons.of("x", one).and("y", again))
            .getMessage();
    assertTrue(message.startsWith("runs of target 'y' must not be those of target 'x'"), message);
    Comparison other =
        Comparison.of(RunsCsv.ofText(SCORES.replace(".825", ".826")).read()).against("a");
    assertEquals(2, Comparisons.of("x", one).and("y", other).targets().size());
  }

  @Test
  void aLongerFileOfScoresIsASecondLook() {
    RunStore store = RunStore.at(folder);
    String two = SCORES.replaceAll("(?m)^.,3.*\n", "");
    List<String> reasons =
        List.of(two, SCORES).stream()
            .map(text -> RunsCsv.ofText(text).read().countedIn(store))
            .map(runs -> Comparison.of(runs).against("a").verdict("b").rule().exploratory())
            .toList();
    assertEquals(List.of("", "the one planned look was made at 2 seeds"), reasons);
  }

  @Test
  void anAccuracyNeverLeavesWhatItCanBe() {
    String wild = "arm,seed,accuracy\na,1,.1\na,2,.9\nb,1,.9\nb,2,.3\n";
    assertTrue(
        judge(wild).toString().contains("interval -100.0 to +100.0"), judge(wild).toString());
    String two = ANSWERS + rows("a", seeds(1, 2), 2, 1) + rows("b", seeds(1, 2), 2, 0);
    assertTrue(
        judge(two).reason().contains("(at best they show 100.0 points)"), judge(two).reason());
  }

  @Test
  void whatFallsBelowZeroIsNotInPoints() {
    for (String name : List.of("r2", "test_mcc", "Cohen kappa", "pearsonr")) {
      RunsCsv table = RunsCsv.ofText(SCORES.replace("accuracy", name)).withMetric(name);
      String sentence = judge(table).toString();
      assertTrue(sentence.contains("+0.0283 of " + name), sentence);
      assertFalse(sentence.contains("points"), sentence);
    }
    RunsCsv table = RunsCsv.ofText(SCORES.replace("accuracy", "macro_f1")).withMetric("macro_f1");
    assertTrue(judge(table).toString().contains("+2.8 points of macro_f1"));
  }

  @Test
  void twoSamplesWithOneSeedInCommonAreCalledSo() {
    String text = ANSWERS + rows("a", seeds(1, 3), 60, 20) + rows("b", seeds(3, 3), 60, 10);
    String notes =
        String.join("; ", Comparison.of(RunsCsv.ofText(text).read()).against("a").notes());
    assertTrue(notes.contains("b (3 seeds) and a (3 seeds) share one alone, so that"), notes);
  }

  @Test
  void oneScoreOfEachHasItsDifferenceAndAllAlikeHaveTheirs() {
    String one = judge("arm,rmse\na,0.4\nb,0.3\n".replace("rmse", "accuracy")).toString();
    assertTrue(
        one.contains(
            "cannot tell: -10.0 points of the stated test score (0.300 against"
                + " 0.400), of 60.0 points that the baseline leaves to gain; one run of each"),
        one);
    String alike = judge("arm,seed,accuracy\na,1,.8\na,2,.7\nb,1,.9\nb,2,.8\n").reason();
    assertTrue(alike.startsWith("all seeds state the same difference (+10.0 points of"), alike);
  }

  @Test
  void methodsSayHowTheRunsStandSideBySide() {
    String a = ANSWERS + rows("a", seeds(1, 4), 60, 20);
    String two = methods(a + rows("b", seeds(11, 3), 60, 10));
    assertTrue(
        two.contains(
            "by test accuracy, b as two samples of seeds (3 seeds: 11, 12, 13; 4 seeds: 1, 2, 3, 4"
                + " of a), on the same 60 test rows"),
        two);
    assertTrue(two.contains("Satterthwaite 1946."), two);
    assertFalse(two.contains("Hillis") || two.contains("paired by seed"), two);
    String common = methods(a + rows("b", seeds(2, 2), 60, 10));
    assertTrue(
        common.contains(
            "paired by seed (2 seeds: 2, 3), on the same 60 test rows; left"
                + " aside: 'a' with seed 1, 4;"),
        common);
    String both = methods(a + rows("b", seeds(1, 4), 60, 10) + rows("c", seeds(7, 2), 60, 5));
    assertTrue(both.contains("Of b: Intervals take seeds and test rows as crossed"), both);
    assertTrue(both.contains("Of c: Intervals take the variance over each arm's own"), both);
    String seedless =
        Comparison.of(RunsCsv.ofText(a + rows("b", seeds(1, 1), 60, 10)).read())
            .withoutSeed("b")
            .against("a")
            .methods();
    assertTrue(seedless.contains("; one run of b, as no seed changes it, beside each;"), seedless);
    assertTrue(
        methods(SCORES.replace("b,1", "b,4").replace("b,2", "b,5").replace("b,3", "b,6"))
            .contains("Welch's t (1947)"));
  }

  private static String methods(String text) {
    return Comparison.of(RunsCsv.ofText(text).read()).against("a").methods();
  }

  @Test
  void anArmWithoutProbabilitiesDoesNotStandInTheWayOfTheOthers() {
    String head = ANSWERS.strip() + ",probability_0,probability_1\n";
    StringBuilder text = new StringBuilder(head);
    for (String line :
        (rows("a", seeds(1, 2), 20, 8) + rows("b", seeds(1, 2), 20, 4)).split("\n")) {
      text.append(line).append(line.endsWith("0") ? ",0.9,0.1\n" : ",0.2,0.8\n");
    }
    rows("c", seeds(1, 2), 20, 5).lines().forEach(line -> text.append(line).append(",,\n"));
    Comparison comparison =
        Comparison.of(RunsCsv.ofText(text.toString()).read()).withMetric(Metric.AUC).against("a");
    assertEquals(List.of("b"), comparison.verdicts().stream().map(Verdict::arm).toList());
    assertTrue(String.join(" ", comparison.notes()).contains("left out, 'c': metric (test AUC)"));
  }
}
