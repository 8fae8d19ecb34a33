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

  @Test
  void columnsThatAreUnknownOrMissing() {
    String known =
        "arm, seed, split, epoch, updates, seconds, training_loss, validation_loss,"
            + " validation_accuracy, accuracy, metric, passes, kept_epoch, trained_parameters,"
            + " labels, failure, row, class, prediction";
    assertRefused(
        "table: no column 'acuracy'; did you mean 'accuracy'? Known: "
            + known
            + "; another fact of a run is called 'provenance_acuracy'",
        "arm,seed,acuracy\na,1,0.5\n");
    assertRefused(
        "table: no column 'val_accuracy'; did you mean 'validation_accuracy'?; another fact of a run"
            + " is called 'provenance_val_accuracy'",
        "arm,seed,val_accuracy,accuracy\na,1,0.5,0.5\n");
    assertRefused(
        "table: column 'arm' (missing) must be there: each line says of which arm it is; found:"
            + " seed, accuracy",
        "seed,accuracy\n1,0.5\n");
    assertRefused(
        "table: column 'accuracy' (missing) must be there: a run has a test score, or its answers in"
            + " row, class and prediction; found: arm, seed",
        "arm,seed\na,1\n");
  }

  @Test
  void columnsThatAreMissingOrThereTwice() {
    assertRefused(
        "table: column 'prediction' (missing) must be there: answers come with row, class (the true"
            + " one) and prediction; found: arm, seed, row, class",
        "arm,seed,row,class\na,1,1,cat\n");
    assertRefused(
        "table: column 3 must have a name; pandas writes its index without one, use to_csv(path,"
            + " index=False)",
        "arm,seed,,accuracy\na,1,0,0.5\n");
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
        "table: column 'f1' (missing) must be there: withMetric(\"f1\") says that it holds the test"
            + " score; found: arm, accuracy",
        () -> RunsCsv.ofText("arm,accuracy\na,0.5\n").withMetric("f1").read());
  }
}
