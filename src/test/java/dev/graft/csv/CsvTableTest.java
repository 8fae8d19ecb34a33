package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.graft.run.Runs;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTableTest {
  private static void assertRefused(String message, String text) {
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> RunsCsv.ofText(text).read());
    assertEquals(message, refused.getMessage());
  }

  @Test
  void columnsAreReadByWhatTheyMean() {
    Runs runs =
        RunsCsv.ofText(
                "Method,Random State,Filename,Label,y_pred,Prob_cat,Prob_dog\n"
                    + "a,1,x.png,cat,cat,0.9,0.1\n")
            .read();
    assertEquals(List.of("a"), runs.arms());
    assertEquals(List.of("cat", "dog"), runs.all().get(0).test().classes());
    assertEquals(List.of(List.of(0.9, 0.1)), runs.all().get(0).test().probabilities());
  }

  @Test
  void messagesCallAColumnAsTheFileDoes() {
    assertRefused(
        "table, line 2: Test Acc (high) must be a number with a decimal point; for a run that"
            + " failed leave it empty and say why in a column 'failure'",
        "Model,Seed,Test Acc\na,1,high\n");
  }

  @Test
  void namesThatMeanTheSameAreRefused() {
    assertRefused(
        "table: columns 'model' and 'method' can both be 'arm'; say which one it is:"
            + " RunsCsv.of(path).withColumn(\"arm\", \"method\"), and leave the other out",
        "model,method,accuracy\na,b,0.5\n");
    assertEquals(
        List.of("b"),
        RunsCsv.ofText("m,arm_of_it,accuracy\na,b,0.5\n".replace("m,", "provenance_m,"))
            .withColumn("arm", "arm_of_it")
            .read()
            .arms());
  }

  @Test
  void columnsWithoutANameThatSayNothingAreLeftOut() {
    assertEquals(2, RunsCsv.ofText(",arm,accuracy,\n0,a,0.5,\n1,b,0.6,\n").read().all().size());
    assertRefused(
        "table: column 1 must have a name; pandas writes its index without one, use to_csv(path,"
            + " index=False)",
        ",arm,accuracy\n7,a,0.5\n8,b,0.6\n");
  }

  @Test
  void emptyCellsBehindTheLastColumnAreLeftOut() {
    assertEquals(2, RunsCsv.ofText("arm,accuracy\na,0.5,\nb,0.6,,\n").read().all().size());
    assertEquals(
        2, RunsCsv.ofText("Unnamed: 0,arm,accuracy\n0,a,0.5\n1,b,0.6\n").read().all().size());
  }

  @Test
  void tablesOfPapersAreRefusedForWhatTheyAre() {
    assertRefused(
        "table, line 2: Accuracy (70.3 (6.4)) must be the number of one run, not a mean with its"
            + " deviation; write a line per seed",
        "Method,Accuracy\na,70.3 (6.4)\n");
    assertRefused(
        "table, line 2: Accuracy (70.3 \u00B1 6.4) must be the number of one run, not a mean with its"
            + " deviation; write a line per seed",
        "Method,Accuracy\na,70.3 \u00B1 6.4\n");
    assertRefused(
        "table, line 2: Accuracy (70) must be at most 1; if all scores are percentages, say so:"
            + " RunsCsv.of(path).inPercent().read()",
        "Method,Accuracy\na,70\n");
    assertRefused(
        "table: text (JSON) must be a table with a line of column names; write one (pandas:"
            + " read_json(path).to_csv(path, index=False))",
        "[{\"arm\": \"a\"}]");
  }
}
