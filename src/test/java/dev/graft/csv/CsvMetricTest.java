package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.internal.Text;
import dev.graft.run.Direction;
import dev.graft.run.Fact;
import dev.graft.run.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CsvMetricTest {
  private static final String SCORES =
      "accuracy;test_acc;f1;macro f1;auc;map;mAP50;miou;iou;dice;bleu;rouge-l;meteor;"
          + "kappa;mcc;r2;spearman;spearman_rank;rank_correlation;mean_reciprocal_rank;mrr;"
          + "rank-1;Rank 1;top5;top-1;psnr;ssim;ndcg@10;hits@1;precision;recall;specificity;"
          + "sensitivity;balanced_accuracy;size_weighted_accuracy;average precision;reward;"
          + "return;win rate;silhouette;nmi;ari;exact match;em;score;test_score;quadratic kappa;"
          + "timestamped_f1;standard;sdr;tpr@fpr=0.01;TAR@FAR;TAR at FAR 1e-3;recall_at_fpr95;"
          + "explained_variance;fps;throughput;samples_per_second;mean per-class accuracy;"
          + "R²;κ;negative_class_recall;true_negative_rate;test_neg_mean_squared_error;-rmse";

  /** Words of both senses stand in them, or a word that turns the other round. */
  private static final String OF_BOTH =
      "distance_correlation;risk_auc;error_recall;true_false_accuracy;false_class_recall;"
          + "cost_sensitive_accuracy;loss_weighted_f1;f1_error_class;hd_accuracy;hd_psnr;dice_loss;"
          + "inter-class distance;risk-adjusted return;error_reduction;error_detection;"
          + "loss_saved;brier_skill_score;recall@5_std;detection_rate@fpr=0.01;fppi@recall=0.9;"
          + "tokens per error;time_to_accuracy;steps to loss 0.1;1-error;neg_recall;"
          + "negative_class_error;attack_accuracy;accuracy_delta;improvement_in_mae;"
          + "skill_score_rmse;error_coverage;log_loss_neg;mae_gain_over_baseline";

  /** No score that is better the higher, and once taken for one. */
  private static final String UNASKED =
      "1-acc;test 1 - AUC;one_minus_accuracy;ade;fde;absrel;abs_rel;der;per;test PER;mcd;median_ae;"
          + "dist;mmd;bits_per_byte;bits per dim;gpu_mem;deviation;toxicity;levenshtein;sce;rtf;"
          + "calibration;degradation;power;Fehler;Testfehler;Laufzeit;Verlust;hata;HATA;süre;kayıp;"
          + "KAYIP;erreur;durée;tiempo;pérdida;误差;损失;ошибка;خطأ;त्रुटि";

  private static final String NOT_SAID =
      "time;train_seconds;avg_rank;avgRank;rank;params;memory_mb;wall-time;accuracy_drop;"
          + "accuracy_std;generalization gap;steps;fp;"
          + OF_BOTH
          + ";"
          + UNASKED;

  private static final List<String> ERRORS =
      List.of(
          "rmse",
          "test_MSE",
          "MAE",
          "brier",
          "WER",
          "cer",
          "nll",
          "log loss",
          "logLoss",
          "loss",
          "perplexity",
          "ece",
          "error rate",
          "FID",
          "hamming_loss",
          "hamming_distance",
          "HD95",
          "fpr@95",
          "logRMSE",
          "cross_entropy",
          "KL",
          "wasserstein_1",
          "RMSPE",
          "misclassified share",
          "false_positives",
          "HTER",
          "false alarms",
          "false_negative_rate",
          "xent",
          "bpd",
          "ＲＭＳＥ",
          "FPR at 95 recall",
          "loss per token",
          "DİSTANCE error",
          "neg_log_likelihood",
          "negativeLogLikelihood",
          "position_error");

  @Test
  void aDirectionThatNobodySaysIsTold() {
    for (String name : SCORES.split(";")) {
      assertEquals(name.equals("standard"), CsvMetric.of(name).isTaken(), name);
    }
    for (String name : List.of("foo_score", "foo", "zufriedenheit", "glibness")) {
      assertTrue(CsvMetric.of(name).isTaken(), name);
      CsvMetric declared = CsvMetric.of(name, Direction.HIGHER_IS_BETTER);
      assertEquals(false, declared.isTaken(), name);
    }
    String rows = "arm,seed,foo\na,1,0.5\na,2,0.6\na,3,0.5\nb,1,0.7\nb,2,0.8\nb,3,0.9\n";
    Run run = RunsCsv.ofText(rows).withMetric("foo").read().all().get(0);
    assertEquals(true, run.fact(Fact.METRIC_TAKEN_AS_HIGHER).orElse(false));
    String said =
        Comparison.of(RunsCsv.ofText(rows).withMetric("foo").read()).against("a").toString();
    assertTrue(said.contains("foo is taken as the higher, the better; otherwise"), said);
  }

  /** All names of scores that are asked about here. */
  static List<String> all() {
    String words = SCORES + ";" + NOT_SAID + ";" + String.join(";", ERRORS);
    return List.of((words + ";accuracy;accuracy under cost;neg_neg_rmse").split(";"));
  }

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  private static double score(String value, String column) {
    return RunsCsv.ofText("arm,seed," + column + "\na,1," + value + "\n")
        .withMetric(column)
        .read()
        .all()
        .get(0)
        .test()
        .accuracy();
  }

  @Test
  void errorsMustBeDeclaredAsSuch() {
    RunsCsv table = RunsCsv.ofText("arm,seed,x\na,1,2\n");
    for (String name : ERRORS) {
      String message =
          "metric (%s) is better the lower it is, by its name, and must be declared so:"
              + " withMetric(\"%s\", Direction.LOWER_IS_BETTER)";
      assertSays(Text.format(message, name, name), () -> table.withMetric(name));
      table.withMetric(name, Direction.LOWER_IS_BETTER);
    }
    assertSays(
        "metric (macro F1) must not be declared the better the lower: it is one that is better the"
            + " higher it is; leave the direction out, or name the column that holds an error",
        () -> table.withMetric("macro F1", Direction.LOWER_IS_BETTER));
    assertSays(
        "metric (rmse) must not be declared the better the higher: by its name it is one that is"
            + " better the lower it is; leave the direction LOWER_IS_BETTER, or where the column"
            + " holds it turned round, call it so in the file (neg_rmse)",
        () -> table.withMetric("rmse", Direction.HIGHER_IS_BETTER));
    table.withMetric("cost-weighted accuracy", Direction.HIGHER_IS_BETTER);
    assertSays("metric ( ) must be the name of a column; name it", () -> table.withMetric(" "));
  }

  /** What has no direction by its name; and scores in whose names the same words stand. */
  @Test
  void whatDoesNotSayItsDirectionIsAskedFor() {
    RunsCsv table = RunsCsv.ofText("arm,seed,x\na,1,2\n");
    for (String name : NOT_SAID.split(";")) {
      assertSays(
          Text.format(
              "metric (%s) does not say by its name whether more of it is better, and must be declared:"
                  + " withMetric(\"%s\", Direction.LOWER_IS_BETTER), or Direction.HIGHER_IS_BETTER",
              name, name),
          () -> table.withMetric(name));
      table.withMetric(name, Direction.LOWER_IS_BETTER);
      table.withMetric(name, Direction.HIGHER_IS_BETTER);
    }
    for (String name : SCORES.split(";")) {
      table.withMetric(name);
    }
  }

  @Test
  void aScoreInAUnitOfItsOwnIsToldTheWay() {
    String way =
        "; if it is no share and has a unit of its own, declare its direction:"
            + " withMetric(\"fps\", Direction.HIGHER_IS_BETTER)";
    assertSays(
        "table, line 2: fps (31) must be at most 1; if all scores are percentages, say so:"
            + " RunsCsv.of(path).inPercent().read()"
            + way,
        () -> score("31", "fps"));
    assertSays(
        "table, line 2: fps (310) must be at most 1, or 100 for percentages; correct it" + way,
        () -> score("310", "fps"));
    assertEquals(
        310,
        RunsCsv.ofText("arm,seed,fps\na,1,310\n")
            .withMetric("fps", Direction.HIGHER_IS_BETTER)
            .read()
            .all()
            .get(0)
            .test()
            .accuracy());
  }

  @Test
  void scoresBelowZeroAreTaken() {
    assertEquals(-0.2, score("-0.2", "mcc"));
    assertEquals(-3.5, score("-3.5", "R2"));
    assertSays(
        "table, line 2: mcc (2) must be at most 1; if all scores are percentages, say so:"
            + " RunsCsv.of(path).inPercent().read()",
        () -> score("2", "mcc"));
    assertSays(
        "table, line 2: accuracy (-0.1) must be at least 0; correct it",
        () -> RunsCsv.ofText("arm,seed,accuracy\na,1,-0.1\n").read());
  }

  @Test
  void anErrorTurnedRoundIsTakenUnderSuchAName() {
    Run run =
        RunsCsv.ofText("arm,seed,neg_rmse\na,1,-3.5\n")
            .withMetric("neg_rmse", Direction.HIGHER_IS_BETTER)
            .read()
            .all()
            .get(0);
    assertEquals(-3.5, run.test().accuracy());
  }

  @Test
  void withADirectionAScoreIsTakenAsItStands() {
    Run run =
        RunsCsv.ofText("arm,seed,epoch,validation_accuracy,psnr\na,1,1,50,31.2\n")
            .withMetric("psnr", Direction.HIGHER_IS_BETTER)
            .inPercent()
            .read()
            .all()
            .get(0);
    assertEquals(31.2, run.test().accuracy());
    assertEquals(0.5, run.curve().last().validationAccuracy());
    assertTrue(run.toString().startsWith("a, seed 1: psnr 31.200"), run.toString());
  }
}
