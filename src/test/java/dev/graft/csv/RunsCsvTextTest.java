package dev.graft.csv;

import static dev.graft.analysis.RunFixtures.runs;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.RunFixtures;
import dev.graft.analysis.RunFixtures.Arm;
import dev.graft.run.Fact;
import dev.graft.run.Predictions;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runs that went through a table are what they were, and are judged as before. */
class RunsCsvTextTest {
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

  /** As Graft's own runs say: a table without it was written by something else. */
  private static Runs own(Runs runs) {
    return new Runs(runs.all().stream().map(run -> run.withFact(Fact.JAVA, "17")).toList());
  }

  private static void assertComesThrough(Runs made) {
    Runs runs = own(made);
    Runs read = throughTable(runs);
    assertEquals(runs.all().size(), read.all().size());
    for (int i = 0; i < runs.all().size(); i++) {
      assertSame(runs.all().get(i), read.all().get(i));
    }
    Comparison before = Comparison.of(runs).against(runs.arms().get(0));
    Comparison after = Comparison.of(read).against(runs.arms().get(0));
    assertEquals(before.verdicts(), after.verdicts());
    String uncounted = "Note: looks at these results are not counted[^\n]*\n";
    assertEquals(before.toString(), after.toString().replaceFirst(uncounted, ""));
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
    List<List<Double>> shares =
        List.of(List.of(0.1, 0.2, 0.7), List.of(1.23457e-7, 0.9999998, 0.0));
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
  void namesThatASpreadsheetWouldRunAreDefusedAndComeThrough() {
    String formula = "=HYPERLINK(\"http://x\")";
    Runs runs = runs(Arm.of("scratch", 0.4).seeds(2), Arm.of(formula, 0.8).seeds(2));
    String text = RunsCsv.text(runs);
    assertTrue(text.contains("\"'=HYPERLINK("), text);
    assertFalse(text.contains("\"=HYPERLINK("), text);
    assertEquals(List.of("scratch", formula), throughTable(runs).arms());
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
}
