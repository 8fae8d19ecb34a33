package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Files of other tools that hold no runs are called by their name, with all that is missing. */
class CsvExportTest {
  private static String refusal(String text) {
    return assertThrows(IllegalArgumentException.class, () -> RunsCsv.ofText(text).read())
        .getMessage();
  }

  private static CsvExport of(String header) {
    String text = header + "\n" + header.replaceAll("[^,]+", "1");
    return CsvExport.of(CsvText.table("t", text, CsvOptions.withDefaults()));
  }

  @Test
  void logsAreTheCurveOfOneRun() {
    String keras = "epoch,accuracy,loss,val_accuracy,val_loss\n0,0.3,2.1,0.4,1.9\n";
    assertEquals(
        "table is a log of epochs, as Keras' CSVLogger writes it: the curve of one run, with no arm, no seed and no"
            + " answers on test rows; write those into a table (arm, seed and row, class,"
            + " prediction; or accuracy), and give the curve to its run:"
            + " RunsCsv.of(table).withCurve(\"fine-tuned\", 1, Path.of(\"table\"))",
        refusal(keras));
    assertTrue(
        refusal("{\"log_history\": []}").startsWith("table is a trainer state of Hugging Face: "));
    assertEquals(CsvExport.LIGHTNING, of("epoch,step,train_loss,val_acc,val_loss"));
    assertEquals(CsvExport.WILDS, of("epoch,acc_avg,acc_slide:20,acc_wg"));
  }

  @Test
  void tablesThatCannotBeReadAreToldHowToReshape() {
    String folds =
        "mean_fit_time,param_C,params,split0_test_score,mean_test_score,rank_test_score\n"
            + "0.1,1,{'C': 1},0.9,0.9,1\n";
    assertTrue(
        refusal(folds)
            .startsWith("table is a cv_results_ of scikit-learn: scores of folds, which chose"),
        refusal(folds));
    assertTrue(
        refusal("inst#,actual,predicted,error,prediction\n1,1:cat,1:cat,,0.9\n")
            .startsWith("table is predictions of Weka: answers of one run; join"));
    assertTrue(
        refusal("Key_Dataset,Key_Run,Key_Fold,Key_Scheme,Percent_correct\niris,1,1,j48,93.3\n")
            .startsWith("table is results of Weka's Experimenter: scores of folds"));
    assertTrue(
        refusal("Wall time,Step,Value\n1.7e9,1,0.8\n")
            .startsWith("table is a scalar of TensorBoard: one score of one run by steps"));
  }

  @Test
  void tablesOfSearchesAreToldWhatAResultIs() {
    String optuna =
        "number,value,datetime_start,duration,params_lr,user_attrs_seed,state\n"
            + "0,0.91,2024-05-01,0 days,0.001,1,COMPLETE\n";
    assertTrue(
        refusal(optuna)
            .startsWith("table is a table of Optuna's trials: values by which a search chose its"),
        refusal(optuna));
    assertEquals(CsvExport.OPTUNA, of("number,values_0,values_1,datetime_start,params_lr,state"));
    String texts = ",summary,config,name\n0,{'test_acc': 0.9},{'seed': 1},icy-sun-1\n";
    assertTrue(
        refusal(texts)
            .startsWith(
                "table is an export of Weights & Biases with configuration and summary as texts: make a"
                    + " column of each of their names"),
        refusal(texts));
    String ray =
        "accuracy,timestamp,done,training_iteration,trial_id,config/lr,config/seed\n"
            + "0.9,1714500000,True,10,a1b2,0.001,1\n";
    assertTrue(
        refusal(ray).startsWith("table is a table of Ray Tune's trials: values"), refusal(ray));
  }

  @Test
  void aTableWithArmsAndEpochsIsPlain() {
    assertEquals(CsvExport.PLAIN, of("arm,seed,epoch,step,val_accuracy,accuracy"));
    assertEquals(CsvExport.PLAIN, of("method,seed,accuracy"));
    assertEquals(CsvExport.WANDB, of("Name,State,Notes,User,Tags,Created,Runtime,Sweep,lr,seed"));
    assertEquals(CsvExport.MLFLOW, of("run_id,status,metrics.accuracy,params.seed"));
    assertEquals(
        CsvExport.MLFLOW, of("Start Time,Duration,Run ID,Name,Source Type,Source Name,User"));
  }
}
