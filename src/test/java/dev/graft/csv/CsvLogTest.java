package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.Point;
import dev.graft.run.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Curves as trainers write them become those of the runs of a table. */
class CsvLogTest {
  private static final double NAN = Double.NaN;

  @TempDir Path folder;

  private static List<Point> points(String text) {
    return new CsvLog("a", 1, "log", text).points();
  }

  private static void assertSays(String message, org.junit.jupiter.api.function.Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  @Test
  void kerasCountsEpochsFromZero() {
    assertEquals(
        List.of(new Point(1, -1, NAN, 2.1, 1.9, 0.4), new Point(2, -1, NAN, 1.5, 1.4, 0.6)),
        points(
            "epoch,accuracy,loss,val_accuracy,val_loss\n0,0.3,2.1,0.4,1.9\n1,0.5,1.5,0.6,1.4\n"));
  }

  @Test
  void linesOfOneEpochOfLightningAreMerged() {
    String log =
        """
        epoch,lr-Adam,step,train_loss_epoch,train_loss_step,val_acc,val_loss
        0,,49,,2.0,,
        0,,54,,,0.25,1.75
        0,,54,1.9,,,
        ,0.001,54,,,,
        1,,99,,1.2,,
        1,,109,,,0.5,1.25
        1,,109,1.1,,,
        """;
    assertEquals(
        List.of(new Point(1, 55, NAN, 1.9, 1.75, 0.25), new Point(2, 110, NAN, 1.1, 1.25, 0.5)),
        points(log));
  }

  @Test
  void trainerStatesOfHuggingFace() {
    String state =
        """
        {"best_metric": 0.5, "epoch": 2.0, "global_step": 20, "log_history": [
          {"epoch": 0.5, "grad_norm": 1.1, "learning_rate": 5e-05, "loss": 2.0, "step": 5},
          {"epoch": 1.0, "learning_rate": 4e-05, "loss": 1.0, "step": 10},
          {"epoch": 1.0, "eval_accuracy": 0.25, "eval_loss": 1.5, "eval_runtime": 1.2, "step": 10},
          {"epoch": 2.0, "loss": 0.5, "step": 20},
          {"epoch": 2.0, "eval_accuracy": 0.5, "eval_loss": 1.25, "eval_runtime": 1.2, "step": 20},
          {"epoch": 2.0, "step": 20, "total_flos": 1e15, "train_loss": 1.1, "train_runtime": 60.0}]}
        """;
    assertEquals(
        List.of(new Point(1, 10, NAN, 1.5, 1.5, 0.25), new Point(2, 20, NAN, 0.5, 1.25, 0.5)),
        points(state));
  }

  @Test
  void aCurveGoesToItsRun() throws Exception {
    Path log = folder.resolve("log.csv");
    Files.writeString(log, "epoch,loss,val_accuracy\n0,2.1,0.4\n1,1.5,0.6\n");
    RunsCsv table = RunsCsv.ofText("arm,seed,accuracy,kept_epoch\na,1,0.5,1\nb,1,0.6,\n");
    Run run = table.withCurve("a", 1, log).read().find("a", 1).orElseThrow();
    assertEquals(3, run.curve().points().size());
    assertEquals(0.4, run.curve().best().validationAccuracy());
    assertEquals(2, run.budget().passes());
    assertSays(
        "table: arm 'a' with seed 7 of withCurve must be a run of the table, which holds its answers"
            + " or score: a curve alone says nothing of the test rows; found: a, b",
        () -> table.withCurve("a", 7, log).read());
    assertSays(
        "log.csv: the curve of arm 'a' with seed 1 must be there once, and the table or another file"
            + " has one; leave one out",
        () -> table.withCurve("a", 1, log).withCurve("a", 1, log).read());
  }

  @Test
  void whatIsNoLogIsRefused() {
    assertSays(
        "log: file (a table of results) must be the log of one run, with a column 'epoch' and"
            + " validation accuracy or losses, as Keras' and Lightning's CSVLogger or Hugging Face's"
            + " trainer_state.json; write the curve as lines with an epoch in the table of results",
        () -> points("arm,seed\na,1\n"));
    assertSays(
        "log: JSON must be a trainer state of Hugging Face, with 'log_history'; write results as a"
            + " CSV table",
        () -> points("{\"a\": 1}"));
    assertSays(
        "log: columns val_acc and val_top5_acc say the same of an epoch; leave one of them in",
        () -> points("epoch,loss,val_acc,val_top5_acc\n0,1,0.5,0.9\n"));
    assertSays(
        "log: validation accuracy (40.0) after epoch 1.0 must be a fraction; divide percentages by"
            + " 100",
        () -> points("epoch,loss,val_acc\n0,1,40\n"));
  }

  @Test
  void whatAnEpochHasNotIsMissingAndADivergedOneStays() {
    String keras = "epoch,loss,val_accuracy,val_loss\n0,2.1,0.4,1.9\n1,nan,NA,NA\n";
    assertEquals(
        List.of(new Point(1, -1, NAN, 2.1, 1.9, 0.4), new Point(2, -1, NAN, NAN, NAN, NAN)),
        points(keras));
    String state =
        "{\"log_history\": [{\"epoch\": 1.0, \"step\": 10, \"eval_accuracy\": null,"
            + " \"eval_loss\": 0.5}]}";
    assertEquals(List.of(new Point(1, 10, NAN, NAN, 0.5, NAN)), points(state));
  }

  @Test
  void theTestAtTheEndOfALightningLogIsNoEpoch() {
    String log = "epoch,step,test_acc,train_loss,val_acc\n0,9,,1.5,0.5\n1,10,0.6,,\n";
    assertEquals(List.of(new Point(1, 10, NAN, 1.5, NAN, 0.5)), points(log));
  }

  @Test
  void twoTrainingsInOneLogAreNoCurve() {
    String log = "epoch,loss,val_accuracy\n0,2.1,0.4\n1,1.5,0.6\n";
    String rest =
        ": two trainings stand in one log; give each run its own, or where the second goes on count"
            + " its epochs on (Keras: initial_epoch)";
    assertSays(
        "log, line 4: epoch (0) must come after 1 on line 3" + rest,
        () -> points(log + "0,1.2,0.7\n1,1.1,0.8\n"));
    assertSays(
        "log, line 4: epoch (1) must come after 1 on line 3" + rest,
        () -> points(log + "1,1.2,0.7\n"));
    assertEquals(4, points(log + "2,1.2,0.7\n3,1.1,0.8\n").get(3).passes());
    assertSays(
        "log, line 3: epoch (0) must come after 1 on line 2" + rest,
        () -> points("epoch,step,val_acc\n1,9,0.5\n0,19,0.6\n"));
  }

  @Test
  void aLogThatCountsFromOneSaysThePasses() {
    String log = "epoch,train/loss,val/loss\n1,2.0,1.5\n2,1.0,0.5\n";
    assertEquals(
        List.of(new Point(1, -1, NAN, 2, 1.5, NAN), new Point(2, -1, NAN, 1, 0.5, NAN)),
        points(log));
    assertEquals(11, points("epoch,loss,val_loss\n10,2.0,1.5\n").get(0).passes());
  }

  @Test
  void namesThatLightningAndTorchmetricsWrite() {
    assertEquals(
        List.of(new Point(1, 10, NAN, NAN, 0.75, 0.5)),
        points("epoch,step,val_acc_epoch,val_acc_step,val_loss_epoch\n0,9,0.5,0.4,0.75\n"));
    assertEquals(
        List.of(new Point(1, 10, NAN, NAN, 0.75, 0.5)),
        points("epoch,step,val_MulticlassAccuracy,val_loss\n0,9,0.5,0.75\n"));
  }

  @Test
  void anEpochValidatedSeveralTimesEndsWithTheLast() {
    String log = "epoch,step,train_loss,val_acc\n0,4,3.0,0.25\n0,9,1.0,0.5\n";
    assertEquals(List.of(new Point(1, 10, NAN, 2, NAN, 0.5)), points(log));
  }

  @Test
  void whatIsEvaluatedAgainAtTheEndIsNoPointOfTheCurve() {
    String state =
        """
        {"log_history": [{"epoch": 1.0, "loss": 1.0, "step": 10},
          {"epoch": 1.0, "eval_accuracy": 0.25, "step": 10},
          {"epoch": 1.0, "eval_accuracy": 0.75, "step": 10}]}
        """;
    assertEquals(List.of(new Point(1, 10, NAN, 1, NAN, 0.25)), points(state));
    assertSays(
        "log: columns eval_a_accuracy and eval_b_accuracy say the same of an epoch; leave one of them"
            + " in",
        () ->
            points(
                "{\"log_history\": [{\"epoch\": 1, \"eval_a_accuracy\": 0.25},"
                    + " {\"epoch\": 1, \"eval_b_accuracy\": 0.5}]}"));
  }

  @Test
  void metricsThatAreObjectsAreRead() {
    String state = "{\"log_history\": [{\"epoch\": 1, \"step\": 10, \"eval_accuracy\": %s}]}";
    assertEquals(
        List.of(new Point(1, 10, NAN, NAN, NAN, 0.5)),
        points(state.replace("%s", "{\"accuracy\": 0.5}")));
    assertSays(
        "log: 'eval_accuracy' ({\"a\":0.5,\"b\":0.25}) must be a number; return one for each name in"
            + " compute_metrics",
        () -> points(state.replace("%s", "{\"a\": 0.5, \"b\": 0.25}")));
  }

  @Test
  void aHistoryOfHuggingFaceSavedAsATable() {
    String log =
        """
        loss,learning_rate,epoch,step,eval_loss,eval_accuracy,eval_runtime,train_runtime,train_loss
        2.0,5e-05,0.5,5,,,,,
        ,,1.0,10,1.5,0.25,1.2,,
        1.0,4e-05,1.5,15,,,,,
        ,,2.0,20,1.25,0.5,1.2,,
        ,,2.0,20,,,,60.0,1.1
        """;
    assertEquals(
        List.of(new Point(1, 10, NAN, 2, 1.5, 0.25), new Point(2, 20, NAN, 1, 1.25, 0.5)),
        points(log));
  }

  @Test
  void fastaiCallsTheAccuracyOnValidationRowsByItsBareName() {
    assertEquals(
        List.of(new Point(1, -1, NAN, 2, 1.5, 0.25)),
        points("epoch,train_loss,valid_loss,accuracy,time\n0,2.0,1.5,0.25,00:03\n"));
  }

  @Test
  void namesOfTimmAndUltralytics() {
    String ultralytics =
        "epoch,time,train/loss,metrics/accuracy_top1,metrics/accuracy_top5,val/loss,lr/pg0\n"
            + "1,9.1,1.5,0.5,0.9,1.25,0.01\n2,18.2,1.0,0.75,0.95,1.0,0.01\n";
    assertEquals(
        List.of(new Point(1, -1, NAN, 1.5, 1.25, 0.5), new Point(2, -1, NAN, 1.0, 1.0, 0.75)),
        points(ultralytics));
    String timm = "epoch,train_loss,eval_loss,eval_top1,eval_top5,lr\n0,2.1,1.9,40.5,80.1,0.1\n";
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> points(timm))
            .getMessage()
            .endsWith(
                "validation accuracy (40.5) after epoch 1.0 must be a fraction; divide percentages by"
                    + " 100"));
  }
}
