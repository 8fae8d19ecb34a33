package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.Run;
import dev.graft.run.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line per run, as trackers export it. */
class CsvTrackedTest {
  private static final String WANDB =
      """
      "Name","State","Notes","User","Tags","Created","Runtime","Sweep","lr","method","seed","test_acc","val_loss"
      "golden-dew-12","finished","-","me","","2024-05-01T10:00:00.000Z","812","","0.001","fine-tuned","1","0.91","0.3"
      "icy-sun-11","finished","-","me","","2024-05-01T09:00:00.000Z","790","","0.001","scratch","1","0.88","0.4"
      "odd-tree-10","crashed","-","me","","2024-05-01T08:00:00.000Z","12","","0.1","scratch","2","",""
      """;

  private static final String MLFLOW =
      """
      run_id,experiment_id,status,artifact_uri,start_time,metrics.test_accuracy,metrics.val_loss,params.seed,params.optimizer,tags.mlflow.runName,tags.mlflow.user
      a1,0,FINISHED,mlruns/0/a1,2024-05-01 10:00:00,0.91,0.3,1,adam,fine-tuned,me
      b2,0,FINISHED,mlruns/0/b2,2024-05-01 11:00:00,0.88,0.4,1,adam,scratch,me
      """;

  @Test
  void exportsOfWeightsAndBiases() {
    Runs runs = RunsCsv.ofText(WANDB).read();
    assertEquals(List.of("fine-tuned", "scratch"), runs.arms());
    Run run = runs.find("fine-tuned", 1).orElseThrow();
    assertEquals(0.91, run.test().accuracy());
    assertEquals("0.001", run.provenance().get("lr"));
    assertTrue(!run.provenance().containsKey("user"));
    assertEquals("run is crashed", runs.find("scratch", 2).orElseThrow().failure());
  }

  @Test
  void aRunThatDidNotEndAndHasAScoreIsAskedFor() {
    String text = WANDB.replace("\"scratch\",\"2\",\"\"", "\"scratch\",\"2\",\"0.7\"");
    assertEquals(
        "table, line 4: State (run is crashed) must be finished for a run with a test score: leave"
            + " the line out, or write finished if the score is that of its end",
        assertThrows(IllegalArgumentException.class, () -> RunsCsv.ofText(text).read())
            .getMessage());
  }

  @Test
  void exportsOfMlflow() {
    Runs runs = RunsCsv.ofText(MLFLOW).read();
    assertEquals(List.of("fine-tuned", "scratch"), runs.arms());
    assertEquals("adam", runs.all().get(0).provenance().get("optimizer"));
    assertEquals(0.88, runs.find("scratch", 1).orElseThrow().test().accuracy());
    assertEquals(
        0.3,
        RunsCsv.ofText(MLFLOW)
            .withMetric("val_loss", dev.graft.run.Direction.LOWER_IS_BETTER)
            .read()
            .all()
            .get(0)
            .test()
            .accuracy());
  }

  @Test
  void allThatIsMissingIsToldAtOnce() {
    String text =
        "Name,State,Created,Runtime,config.variant,auc\nicy-sun-11,finished,x,7,scratch,0.8\n";
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> RunsCsv.ofText(text).read());
    assertEquals(
        "table is an export of Weights & Biases, a line per run, and has no column that is known as"
            + " 'seed', 'accuracy'; say which they are:"
            + " RunsCsv.of(path).withColumn(\"arm\", \"...\").withColumn(\"seed\","
            + " \"...\").withMetric(\"...\"); found: Name, State, Created, Runtime, config.variant, auc",
        refused.getMessage());
    Runs runs =
        RunsCsv.ofText(text.replace("auc", "auc,s").replace("0.8", "0.8,3"))
            .withColumn("arm", "config.variant")
            .withColumn("seed", "s")
            .withMetric("auc")
            .read();
    assertEquals(0.8, runs.find("scratch", 3).orElseThrow().test().accuracy());
  }

  private static final String BY_KERAS =
      """
      Name,State,Created,Runtime,model,method,seed,accuracy,val_accuracy
      n1,finished,x,7,resnet,scratch,1,0.99,0.7
      n2,finished,x,7,resnet,tuned,1,0.98,0.8
      """;

  private static String refused(RunsCsv table) {
    return assertThrows(IllegalArgumentException.class, table::read).getMessage();
  }

  @Test
  void accuracyOnTheTrainingRowsIsNotTakenForThatOfTheTest() {
    RunsCsv table = RunsCsv.ofText(BY_KERAS).withColumn("arm", "method");
    assertEquals(
        "table: column 'accuracy' beside 'val_accuracy' must not be that of the training rows, as"
            + " Keras writes it: log the accuracy on the test rows and name it,"
            + " withMetric(\"test_accuracy\"); if 'accuracy' is of the test rows,"
            + " withMetric(\"accuracy\")",
        refused(table));
    assertEquals(0.99, table.withMetric("accuracy").read().all().get(0).test().accuracy());
    String tested =
        BY_KERAS
            .replace("_accuracy\n", "_accuracy,test_accuracy\n")
            .replaceAll("(0.[78])\n", "$1,0.6\n");
    Run run = RunsCsv.ofText(tested).withColumn("arm", "method").read().all().get(0);
    assertEquals(0.6, run.test().accuracy());
    assertEquals("0.99", run.provenance().get("accuracy"));
    assertEquals("resnet", run.provenance().get("model"));
  }

  @Test
  void twoColumnsThatMeanTheSameAreAskedFor() {
    assertEquals(
        "table: columns 'model' and 'method' can each be 'arm'; say which one it is:"
            + " RunsCsv.of(path).withColumn(\"arm\", \"model\")",
        refused(RunsCsv.ofText(BY_KERAS)));
  }

  @Test
  void namesThatEachRunHasForItselfAreNoArms() {
    String names =
        """
        Name,State,Group,Created,Runtime,seed,test_accuracy
        icy-sun-1,finished,scratch,2024,12,1,0.7
        icy-sun-2,finished,scratch,2024,12,2,0.72
        icy-sun-3,finished,tuned,2024,12,1,0.8
        icy-sun-4,finished,tuned,2024,12,2,0.83
        """;
    assertEquals(
        "table is an export of Weights & Biases, and names of runs (icy-sun-1, ...) are each there"
            + " once, so that no arm has two seeds; say which column the arm is:"
            + " RunsCsv.of(path).withColumn(\"arm\", \"...\"); found: Name, State, Group, Created,"
            + " Runtime, seed, test_accuracy",
        assertThrows(IllegalArgumentException.class, () -> RunsCsv.ofText(names).read())
            .getMessage());
    assertEquals(
        List.of("scratch", "tuned"),
        RunsCsv.ofText(names).withColumn("arm", "Group").read().arms());
    String oneSeed = names.replace(",2,0.", ",1,0.");
    assertEquals(4, RunsCsv.ofText(oneSeed).read().arms().size(), "a run of each may be meant");
  }
}
