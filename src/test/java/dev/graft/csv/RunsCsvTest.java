package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.Budget;
import dev.graft.run.Curve;
import dev.graft.run.Fact;
import dev.graft.run.Point;
import dev.graft.run.Predictions;
import dev.graft.run.Rates;
import dev.graft.run.Run;
import dev.graft.run.Runs;
import dev.graft.run.SplitMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsCsvTest {
  private static final String SCORES = "arm,seed,accuracy\na,1,0.5\na,2,0.25\nb,1,0.75\nb,2,1\n";

  private static final String CURVES =
      """
      arm,seed,epoch,validation_accuracy,accuracy,training_loss,seconds,updates
      a,1,1,0.25,,1.5,2,10
      a,1,2,0.5,,nan,4,20
      a,1,,,0.75,,,
      """;

  private static final String ANSWERS =
      """
      arm,seed,row,class,prediction
      a,7,12,dog,dog
      a,7,3,cat,dog
      b,7,3,cat,cat
      b,7,12,dog,emu
      """;

  @TempDir Path folder;

  private static Runs read(String text) {
    return RunsCsv.ofText(text).read();
  }

  @Test
  void readsAScorePerRun() {
    Runs runs = read(SCORES);
    assertEquals(List.of("a", "b"), runs.arms());
    assertEquals(List.of(1L, 2L), runs.seeds());
    Run run = runs.find("a", 2).orElseThrow();
    assertEquals(0.25, run.test().accuracy());
    assertTrue(run.test().rows().isEmpty());
    assertEquals(new Budget(Double.NaN, -1, Double.NaN, -1, -1), run.budget());
    Point start = new Point(0, 0, 0, Double.NaN, Double.NaN, Double.NaN);
    assertEquals(new Curve(List.of(start), 0), run.curve());
    assertEquals(
        "which rows change with the seed is not stated",
        run.provenance().get("split.mode.sentence"));
    assertTrue(!run.provenance().containsKey("split.mode"));
  }

  @Test
  void readsACurveAndWhatItCost() {
    Run run = read(CURVES).all().get(0);
    assertEquals(0.75, run.test().accuracy());
    List<Point> points = run.curve().points();
    assertEquals(List.of(0.0, 1.0, 2.0), points.stream().map(Point::passes).toList());
    assertTrue(Double.isNaN(points.get(0).validationAccuracy()));
    assertEquals(new Point(1, 10, 2, 1.5, Double.NaN, 0.25), points.get(1));
    assertEquals(new Point(2, 20, 4, Double.NaN, Double.NaN, 0.5), points.get(2));
    assertEquals(0.5, run.curve().best().validationAccuracy());
    assertEquals(new Budget(2, 20, 4, -1, -1), run.budget());
  }

  @Test
  void keepsTheEpochThatWasTested() {
    String scoreOnItsEpoch = CURVES.replace("a,1,,,0.75,,,\n", "").replace("0.25,,", "0.25,0.3,");
    Run run = read(scoreOnItsEpoch).all().get(0);
    assertEquals(0.3, run.test().accuracy());
    assertEquals(0.25, run.curve().best().validationAccuracy());
    Run stated =
        read("arm,seed,epoch,validation_accuracy,accuracy,kept_epoch\na,1,1,.5,,\na,1,2,.4,,\na,1,,,.6,1")
            .all()
            .get(0);
    assertEquals(0.5, stated.curve().best().validationAccuracy());
  }

  @Test
  void readsABudgetWithoutACurveAndAFailure() {
    Runs runs =
        read(
            """
            arm,seed,accuracy,passes,updates,seconds,trained_parameters,labels,failure
            a,1,0.5,10,100,2.5,1234,80,
            a,2,,,,,,,loss is NaN
            """);
    assertEquals(new Budget(10, 100, 2.5, 1234, 80), runs.all().get(0).budget());
    assertEquals("loss is NaN", runs.all().get(1).failure());
    assertTrue(runs.all().get(1).test().rows().isEmpty());
  }

  @Test
  void readsAnswersInTheOrderOfTheRows() {
    Runs runs = RunsCsv.ofText(ANSWERS).withClasses("cat", "dog", "emu").read();
    Predictions a = runs.find("a", 7).orElseThrow().test();
    assertEquals(List.of("cat", "dog", "emu"), a.classes());
    assertEquals(List.of(3, 12), a.rows());
    assertEquals(List.of(0, 1), a.actual());
    assertEquals(List.of(1, 1), a.predicted());
    assertEquals(0.5, a.accuracy());
    assertEquals(a.rows(), runs.find("b", 7).orElseThrow().test().rows());
  }

  @Test
  void readsProbabilitiesAndTheirClasses() {
    Predictions test =
        read("""
                arm,seed,row,class,prediction,probability_dog,probability_cat,probability_emu
                a,1,1,cat,cat,0.25,0.75,0
                """)
            .all()
            .get(0)
            .test();
    assertEquals(List.of("dog", "cat", "emu"), test.classes());
    assertEquals(List.of(List.of(0.25, 0.75, 0.0)), test.probabilities());
    assertEquals(List.of(1), test.actual());
  }

  @Test
  void readsWhatSpreadsheetsAndPandasWrite() throws Exception {
    String text = "arm, seed ,accuracy\r\n\"a, \"\"new\"\"\", 1.0 ,0.5\r\n\r\nb,1,5e-1";
    Path file = folder.resolve("results.csv");
    Files.write(file, ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
    Runs runs = RunsCsv.of(file).read();
    assertEquals(List.of("a, \"new\"", "b"), runs.arms());
    assertEquals(0.5, runs.find("b", 1).orElseThrow().test().accuracy());
    assertEquals("results.csv", runs.all().get(0).provenance().get("results"));
  }

  @Test
  void optionsSayWhatATableDoesNot() {
    Runs runs =
        RunsCsv.ofText("arm;seed;f1\na;1;50\na;2;1.5\nb;1;0")
            .withSeparator(';')
            .withMetric("f1")
            .inPercent()
            .withAllRowsRedrawn(90)
            .withFact(Fact.RATES, Rates.FIXED)
            .read();
    Run run = runs.all().get(0);
    assertEquals(0.5, run.test().accuracy());
    assertEquals(0.015, runs.all().get(1).test().accuracy(), 1e-15);
    assertEquals("ALL_REDRAWN", run.provenance().get("split.mode"));
    assertEquals("90", run.provenance().get("rows.training"));
    assertEquals("fixed", run.provenance().get("rates"));
    assertEquals("f1", run.provenance().get("metric"));
    assertEquals(
        "the score is 'f1', not accuracy; an answer for redrawn training and test sets",
        run.provenance().get("split.mode.sentence"));
  }

  @Test
  void modesAreThoseOfSplits() {
    RunsCsv table = RunsCsv.ofText(SCORES);
    List<RunsCsv> modes =
        List.of(
            table.withFixedRows(), table.withTrainingRowsRedrawn(), table.withAllRowsRedrawn(9));
    for (int i = 0; i < modes.size(); i++) {
      SplitMode mode = SplitMode.values()[i];
      Run run = modes.get(i).read().all().get(0);
      assertEquals(mode.name(), run.provenance().get("split.mode"));
      assertEquals(mode.sentence(), run.provenance().get("split.mode.sentence"));
    }
    assertEquals(SplitMode.values().length, modes.size());
  }

  @Test
  void columnsStateFactsOfARun() {
    Runs runs =
        read("arm,seed,accuracy,split,provenance_framework\na,1,.5,s1,PyTorch\na,2,.5,s1,\n");
    assertEquals("s1", runs.all().get(0).provenance().get("split"));
    assertEquals("PyTorch", runs.all().get(0).provenance().get("framework"));
    assertTrue(!runs.all().get(1).provenance().containsKey("framework"));
  }

  @Test
  void otherResultsHaveAnotherKey() {
    String key = read(SCORES).all().get(0).key();
    assertEquals(64, key.length());
    assertEquals(key, read(SCORES).all().get(0).key());
    assertNotEquals(key, read(SCORES.replace("a,1,0.5", "a,1,0.6")).all().get(0).key());
  }
}
