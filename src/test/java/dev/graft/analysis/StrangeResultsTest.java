package dev.graft.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.RunsCsv;
import dev.graft.run.Direction;
import dev.graft.run.Runs;
import dev.graft.stats.Interval;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tables of other tools that were read in silence, and what is said of them. */
class StrangeResultsTest {
  private static final String SEEDS_OF_AN_ERROR =
      "arm,seed,rmse\nbase,1,.42\nbase,2,.4\ntuned,1,.3\ntuned,2,.31\n";
  private static final String SEEDS = "base,1,.8\nbase,2,.82\ntuned,1,.85\ntuned,2,.84\n";

  private static List<String> of(Runs runs, Flag.Kind kind) {
    return Comparison.of(runs).against(runs.arms().get(0)).flags().stream()
        .filter(flag -> flag.isOf(kind))
        .map(Flag::words)
        .toList();
  }

  private static List<String> rows(RunsCsv table) {
    return of(table.read(), Flag.Kind.SCORE_ROWS_NOT_KNOWN);
  }

  private static RunsCsv scores(String column) {
    return RunsCsv.ofText("model,seed," + column + "\n" + SEEDS);
  }

  private static RunsCsv mlflow(String metric) {
    return RunsCsv.ofText(
        "run_id,experiment_id,status,params.seed,params.model,"
            + metric
            + "\n"
            + "a,0,FINISHED,1,base,.8\nb,0,FINISHED,2,base,.82\n"
            + "c,0,FINISHED,1,tuned,.85\nd,0,FINISHED,2,tuned,.84\n");
  }

  private static RunsCsv wandb(String metric) {
    return RunsCsv.ofText(
        "Name,State,Created,Runtime,seed,method,"
            + metric
            + "\n"
            + "a,finished,x,1,1,base,.8\nb,finished,x,1,2,base,.82\n"
            + "c,finished,x,1,1,tuned,.85\nd,finished,x,1,2,tuned,.84\n");
  }

  @Test
  void aBareAccuracyIsNotKnownToBeTheTests() {
    String said =
        "test rows not known: whose rows 'accuracy' was measured on is not said, and rows that were"
            + " learned from or chosen by say nothing of this; if they are the test's, call the"
            + " column test_accuracy, or say so with withMetric(\"accuracy\")";
    for (RunsCsv table :
        List.of(scores("accuracy"), scores("Acc"), mlflow("metrics.accuracy"), wandb("accuracy"))) {
      assertEquals(List.of(said), rows(table));
    }
    String text = Comparison.of(scores("accuracy").read()).against("base").html();
    assertTrue(
        text.contains("Not fair in every respect: test rows not known, split not known"), text);
  }

  @Test
  void whoSaysThatItIsTheTestsIsBelieved() {
    Stream.of(
            scores("test_accuracy"),
            scores("Test Acc."),
            scores("testAcc").withColumn("accuracy", "testAcc"),
            scores("top1").withColumn("accuracy", "top1"),
            scores("accuracy").withMetric("accuracy"),
            scores("f1").withMetric("f1"),
            mlflow("metrics.test_accuracy"),
            mlflow("metrics.accuracy").withMetric("metrics.accuracy"),
            wandb("test/accuracy"))
        .forEach(table -> assertEquals(List.of(), rows(table)));
    Runs again = RunsCsv.ofText(RunsCsv.text(scores("test_acc").read())).read();
    assertEquals(List.of(), of(again, Flag.Kind.SCORE_ROWS_NOT_KNOWN), "a table of ours says it");
  }

  @Test
  void scoresOnOtherRowsAreNamed() {
    assertEquals(
        List.of(
            "test rows not known: 'val_acc' was measured on validation rows by its name, which chose"
                + " what was kept; measure both arms on test rows"),
        rows(scores("val_acc").withMetric("val_acc")));
    assertEquals(
        List.of(
            "test rows not known: 'metrics.training_accuracy_score' was measured on training rows by"
                + " its name, which were learned from; measure both arms on test rows"),
        rows(
            mlflow("metrics.training_accuracy_score")
                .withMetric("metrics.training_accuracy_score")));
  }

  @Test
  void twoAccuraciesAreAskedFor() {
    String two = "arm,seed,test_acc,accuracy\nbase,1,.8,.9\ntuned,1,.85,.95\n";
    assertEquals(
        "table: columns 'accuracy' and 'test_acc' can both be 'accuracy'; say which one it is:"
            + " RunsCsv.of(path).withColumn(\"accuracy\", \"test_acc\"), and leave the other out",
        assertThrows(IllegalArgumentException.class, () -> RunsCsv.ofText(two).read())
            .getMessage());
  }

  @Test
  void errorsInOtherSpellingsNeedTheirDirection() {
    for (String error : List.of("top1err", "TestError", "neg_log_likelihood")) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> scores(error).withMetric(error))
              .getMessage();
      assertTrue(message.contains("is better the lower it is, by its name"), message);
    }
    // What scikit-learn turns round.
    assertEquals(2, scores("neg_log_loss").withMetric("neg_log_loss").read().arms().size());
    scores("error").withMetric("error", Direction.LOWER_IS_BETTER).read();
  }

  @Test
  void countsJudgedAsClassesAreFlaggedAndFlagsSayWhose() {
    StringBuilder text = new StringBuilder("arm,seed,row,class,prediction\n");
    for (String arm : List.of("base", "tuned")) {
      for (int seed = 1; seed <= 2; seed++) {
        for (int row = 0; row < 80; row++) {
          int miss = arm.equals("base") || row % 4 == 0 ? 1 : 0;
          int answer = Math.min(7, row % 8 + miss);
          text.append(arm + "," + seed + "," + row + "," + row % 8 + "," + answer + "\n");
        }
      }
    }
    Comparison comparison = Comparison.of(RunsCsv.ofText(text.toString()).read()).against("base");
    String sentence = comparison.verdict("tuned").toString();
    assertTrue(sentence.contains("numbers judged as classes (classes: 8)"), sentence);
    assertTrue(sentence.contains("chance level (base, "), sentence);
    assertTrue(
        comparison.notes().toString().contains("a miss by one counts here as any other"),
        comparison.notes().toString());
  }

  /** Five rows can differ by all of them and by no more. */
  @Test
  void anIntervalOfFewRowsEndsWhereADifferenceEnds() {
    StringBuilder table = new StringBuilder("arm,seed,row,class,prediction\n");
    for (int seed = 1; seed <= 3; seed++) {
      for (int row = 0; row < 5; row++) {
        String start = "," + seed + "," + row + "," + row % 2 + ",";
        table
            .append("tuned")
            .append(start)
            .append(row == seed ? 1 - row % 2 : row % 2)
            .append('\n');
        table.append("base").append(start).append((row * seed + row) % 3 % 2).append('\n');
      }
    }
    Comparison few = Comparison.of(RunsCsv.ofText(table.toString()).read()).against("base");
    Interval interval = few.verdict("tuned").interval().orElseThrow();
    assertEquals(1, interval.high(), 0, few.toString());
    assertTrue(interval.low() >= -1, few.toString());
    assertTrue(few.toString().contains("few test rows (5): the interval was checked from 50 on"));
  }

  @Test
  void whatIsNotKnownIsNoNumberAndAScoreHasItsName() {
    Runs runs =
        RunsCsv.ofText(SEEDS_OF_AN_ERROR).withMetric("rmse", Direction.LOWER_IS_BETTER).read();
    Comparison all = Comparison.of(runs).against("base");
    for (String shown :
        List.of(
            all.toString(), all.toCsv(), all.toMarkdown(), runs.toString(), RunsCsv.text(runs))) {
      assertFalse(shown.matches("(?s).*[ ,]-1(\\.0)?[ ,\n].*"), shown);
      assertFalse(shown.contains("test accuracy"), shown);
    }
    assertTrue(all.toString().contains("rmse (lower is better)"), all.toString());
    assertTrue(all.toMarkdown().contains("| rmse (lower is better) |"), all.toMarkdown());
  }
}
