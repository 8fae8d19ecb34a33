package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.analysis.Comparison;
import dev.graft.analysis.Outcome;
import dev.graft.analysis.Verdict;
import dev.graft.run.Direction;
import dev.graft.run.Runs;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which way a score is better by its name, and what is done with what is declared. */
class CsvSenseTest {
  private static final String GOOD =
      "f1;macro_f1;auc;roc_auc;AUROC;pr_auc;average_precision;mAP;map50;iou;mIoU;dice;"
          + "precision;recall;sensitivity;specificity;kappa;cohen_kappa;mcc;r2;R2;"
          + "explained_variance;bleu;rouge;rouge_l;ndcg;ndcg@10;mrr;hit_rate;hits@10;recall@5;"
          + "top5;top-5 accuracy;top1;balanced_accuracy;bal_acc;exact_match;em;psnr;ssim;"
          + "pearson;spearman;spearmanr;kendall_tau;ks;gini;lift;win_rate;reward;return;score;"
          + "elo;uptime;true_positives;tpr;tnr;purity;nmi;ari;silhouette;v_measure;jaccard;"
          + "accuracy@1;pass@1;c_index;concordance;logp;log_likelihood;fps;throughput;speedup;"
          + "samples_per_second;correct;n_correct;median_accuracy;mean_accuracy;"
          + "worst_group_accuracy;wga;test_f1;F1 (macro);f1-score;fbeta;hmean;lwlrap;cider;"
          + "meteor;chrf;bertscore;comet;inception_score;margin;coverage;acc_target;"
          + "robust_accuracy;adv_acc;meanAP;reranked_map;ranking_accuracy;rank1;rank-1;"
          + "CMC rank-1;rank_correlation;timeliness;long_term_acc;runtime_accuracy;gapped_f1;"
          + "memory_accuracy;memorability;parameter_f1;secondary_f1;minute_acc;stdout_acc;"
          + "trustworthiness;tar@far;tpr@fpr=0.01;TAR at FAR 1e-3;precision_at_k;utility";

  /** Whoever names a score that all know is not asked. */
  @Test
  void scoresOfAllTradesAreTakenUnasked() {
    for (String name : GOOD.split(";")) {
      RunsCsv.ofText("arm,seed,x\na,1,2\n").withMetric(name);
    }
  }

  /** What follows the advice is the right word, and not the opposite. */
  @Test
  void theScoreBeforeItsConditionSaysWhoHelps() {
    String table =
        """
        arm,seed,tpr@fpr=0.01
        scratch,1,0.505
        scratch,2,0.506
        scratch,3,0.504
        tuned,1,0.608
        tuned,2,0.611
        tuned,3,0.606
        """;
    Runs runs = RunsCsv.ofText(table).withMetric("tpr@fpr=0.01").read();
    Verdict verdict = Comparison.of(runs).against("scratch").verdict("tuned");
    assertEquals(Outcome.HELPS, verdict.outcome(), verdict.toString());
  }

  /** Whoever does what a refusal says comes to a table that is read, whatever was declared. */
  @Test
  void adviceThatIsFollowedEnds() {
    for (String name : CsvMetricTest.all()) {
      assertTrue(isTaken(name, null, 0), name);
      for (Direction direction : Direction.values()) {
        assertTrue(isTaken(name, direction, 0), name + " " + direction);
      }
    }
  }

  private static boolean isTaken(String name, Direction direction, int refusals) {
    RunsCsv table = RunsCsv.ofText("arm,seed," + name + "\na,1,0.5\n");
    try {
      RunsCsv with = direction == null ? table.withMetric(name) : table.withMetric(name, direction);
      return with.read().all().get(0).test().accuracy() == 0.5;
    } catch (IllegalArgumentException refusal) {
      String said = refusal.getMessage();
      return refusals < 1 && ways(name, said).allMatch(way -> way.test(refusals + 1));
    }
  }

  /** Each way out that is named. */
  private static Stream<IntPredicate> ways(String name, String said) {
    Stream.Builder<IntPredicate> ways = Stream.builder();
    for (Direction direction : Direction.values()) {
      if (said.contains("Direction." + direction.name())
          || said.contains("leave the direction " + direction.name())) {
        ways.add(refusals -> isTaken(name, direction, refusals));
      }
    }
    if (said.contains("leave the direction out")) {
      ways.add(refusals -> isTaken(name, null, refusals));
    }
    if (said.contains("(neg_" + name + ")")) {
      ways.add(refusals -> isTaken("neg_" + name, Direction.HIGHER_IS_BETTER, refusals));
    }
    List<IntPredicate> all = ways.build().toList();
    assertFalse(all.isEmpty(), said);
    return all.stream();
  }

  /** A slip is told only where the name is certain. */
  @Test
  void onlyWhatIsCertainIsHeldAgainstADeclaration() {
    for (String name : List.of("test_accuracy", "acc5", "macro F1", "tpr@fpr=0.01", "R²")) {
      assertRefused(name, Direction.LOWER_IS_BETTER);
      assertTrue(isTaken(name, Direction.HIGHER_IS_BETTER, 1), name);
    }
    for (String name :
        List.of(
            "error_rate",
            "rmse",
            "fpr@95",
            "mean false alarms",
            "nll",
            "miss_rate",
            "collision_rate",
            "unfairness",
            "disparity",
            "davies_bouldin",
            "Davies-Bouldin score",
            "inertia",
            "fdr",
            "interval_width",
            "mean prediction interval width")) {
      assertRefused(name, Direction.HIGHER_IS_BETTER);
      assertTrue(isTaken(name, Direction.LOWER_IS_BETTER, 1), name);
    }
    for (String name : "fps;psnr;correlation;accuracy time;neg_rmse;score;reward".split(";")) {
      assertTrue(isTaken(name, Direction.LOWER_IS_BETTER, 1), name);
      assertTrue(isTaken(name, Direction.HIGHER_IS_BETTER, 1), name);
    }
  }

  private static void assertRefused(String name, Direction direction) {
    RunsCsv table = RunsCsv.ofText("arm,seed,x\na,1,2\n");
    assertThrows(IllegalArgumentException.class, () -> table.withMetric(name, direction), name);
  }

  /** 'I' is no 'i' to a Turkish reader. */
  @Test
  void namesSayTheSameWhereverTheReaderLives() {
    Locale before = Locale.getDefault();
    Map<String, CsvSense> here = senses();
    assertEquals(CsvSense.LOWER, CsvSense.of("MISCLASSIFIED"));
    try {
      for (String tag : List.of("tr", "ar-EG-u-nu-arab", "de")) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertEquals(here, senses(), tag);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  private static Map<String, CsvSense> senses() {
    Map<String, CsvSense> senses = new TreeMap<>();
    for (String name : CsvMetricTest.all()) {
      senses.put(name, CsvSense.of(name));
      String upper = name.toUpperCase(Locale.ROOT);
      senses.put(upper, CsvSense.of(upper));
    }
    senses.put("MISCLASSIFIED", CsvSense.of("MISCLASSIFIED"));
    return senses;
  }
}
