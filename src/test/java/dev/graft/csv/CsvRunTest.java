package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What the lines of one run say twice, or say of an epoch that cannot be. */
class CsvRunTest {
  private static final String ANSWERS = "arm,seed,row,class,prediction\n";

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  private static void assertRefused(String message, String text) {
    assertSays(message, () -> RunsCsv.ofText(text).read());
  }

  @Test
  void thingsThatAreThereTwice() {
    assertRefused(
        "table, line 3: row (4) must be there once for arm 'a' with seed 1, and is on line 2 too;"
            + " leave one of the lines out, or give each run a seed of its own",
        ANSWERS + "a,1,4,cat,cat\na,1,4,cat,cat\n");
    assertRefused(
        "table, line 3: accuracy (0.6) must be there once for arm 'a', and is on line 2 too: it is"
            + " the one test score of the run; leave one of the lines out, or add a column 'seed'"
            + " that tells the runs of an arm apart",
        "arm,accuracy\na,0.5\na,0.6\n");
    assertRefused(
        "table, line 3: accuracy (0.6) must be there once for arm 'a' with seed 1, and is on line 2"
            + " too: it is the one test score of the run; call the accuracy after each epoch"
            + " validation_accuracy, and keep 'accuracy' on one line of the run",
        "arm,seed,epoch,accuracy\na,1,1,0.5\na,1,2,0.6\n");
    assertRefused(
        "table, line 3: epoch (1) must be there once for arm 'a' with seed 1, and is on line 2 too;"
            + " leave one of the lines out, or give each run a seed of its own",
        "arm,seed,epoch,validation_accuracy,accuracy\na,1,1,0.5,0.5\na,1,1,0.6,\n");
    assertRefused(
        "table, line 3: split (s2) must be what line 2 says (s1), the same for all of arm 'a' with"
            + " seed 1; correct one of them",
        "arm,seed,epoch,validation_accuracy,accuracy,split\na,1,1,0.5,0.5,s1\na,1,2,0.6,,s2\n");
  }

  @Test
  void epochs() {
    String header =
        "arm,seed,epoch,validation_accuracy,accuracy,training_loss,updates,kept_epoch\n";
    assertRefused(
        "table, line 2: epoch (0) must be at least 1 where there is a training loss: it says how"
            + " many passes were done, and 0 is before the first; write epoch + 1",
        header + "a,1,0,0.5,,2.3,,\n");
    assertRefused(
        "table, line 2: epoch (one) must be a number with a decimal point; count them",
        header + "a,1,one,0.5,,,,\n");
    assertRefused(
        "table, line 2: updates (1.5) must be a whole number; correct it",
        header + "a,1,1,0.5,0.5,,1.5,\n");
    assertRefused(
        "table, line 2: kept_epoch (7) must be one of the epochs of arm 'a' with seed 1; correct it"
            + " or leave it out",
        header + "a,1,1,0.5,0.5,,,7\n");
    assertRefused(
        "table, line 2: epoch (3) must be empty on a line with a row: answers are those of the final"
            + " test; leave it out",
        "arm,seed,epoch,row,class,prediction\na,1,3,1,cat,cat\n");
  }
}
