package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Columns that say nothing, or the same as another, are refused with the way out. */
class CsvColumnsTest {
  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  private static void assertRefused(String message, String text) {
    assertSays(message, () -> RunsCsv.ofText(text).read());
  }

  private static String message(String headers, String words) {
    return "table: columns ("
        + headers
        + ") must be those that RunsCsv.schema() lists; "
        + words
        + "; a column of another name: withColumn(\"arm\", NAME)";
  }

  private static final String ELSE =
      "; call a fact of a run 'provenance_NAME', and another test score withMetric(NAME)";

  @Test
  void allThatIsWrongWithTheColumnsIsSaidAtOnce() {
    assertRefused(
        message(
            "arm, seed, acuracy",
            "missing: 'accuracy' (a run has a test score, or its answers in"
                + " row, class and prediction); not known: 'acuracy' (did you mean 'accuracy'?)"
                + ELSE),
        "arm,seed,acuracy\na,1,0.5\n");
    assertRefused(
        message(
            "seed, Start Time, loss, class",
            "missing: 'arm' (each line says of which arm it is), 'row' (answers come with row, class"
                + " (the true one) and prediction), 'prediction' (answers come with row, class (the"
                + " true one) and prediction); not known: 'Start Time', 'loss' (did you mean"
                + " 'training_loss'?)"
                + ELSE),
        "seed,Start Time,loss,class\n1,x,0.5,cat\n");
    assertRefused(
        message(
            "arm, fold, accuracy",
            "not known: 'fold' (did you mean 'seed'? Folds share training rows: name it with"
                + " withColumn(\"seed\", \"fold\") and say withAllRowsRedrawn(trainingRows, testRows))"
                + ELSE),
        "arm,fold,accuracy\na,1,0.5\n");
  }

  @Test
  void columnsThatAreThereTwice() {
    assertRefused(
        "table: column 'seed' must be there once; leave one of the two out",
        "arm,seed,seed\na,1,1\n");
    assertRefused(
        "table: columns 'split' and 'provenance_split' say the same; leave one of the two out",
        "arm,seed,accuracy,split,provenance_split\na,1,0.5,x,x\n");
    assertRefused(
        "table: columns 'accuracy' and 'metric' are both a test score; say which one it is:"
            + " RunsCsv.of(path).withMetric(\"accuracy\").read()",
        "arm,seed,accuracy,metric\na,1,0.5,0.5\n");
  }

  @Test
  void metrics() {
    assertSays(
        message(
            "arm, accuracy",
            "missing: 'f1' (withMetric(\"f1\") says that it holds the test score)"),
        () -> RunsCsv.ofText("arm,accuracy\na,0.5\n").withMetric("f1").read());
    assertSays(
        "metric ( ) must be the name of a column; name it",
        () -> RunsCsv.ofText("").withMetric(" "));
  }

  @Test
  void aTableWithAColumnPerArmIsToldHowToReshape() {
    assertRefused(
        message(
                "seed, scratch, tuned",
                "missing: 'arm' (each line says of which arm it is), 'accuracy' (a run has a test"
                    + " score, or its answers in row, class and prediction); not known: 'scratch',"
                    + " 'tuned'"
                    + ELSE)
            + "; a table with a column per arm becomes one with a line per run (pandas:"
            + " melt(id_vars=\"seed\", var_name=\"arm\", value_name=\"accuracy\"))",
        "seed,scratch,tuned\n1,0.8,0.9\n2,0.81,0.92\n");
  }
}
