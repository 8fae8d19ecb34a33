package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Each mistake in a table is named with its place, its value, the rule and the way out. */
class RunsCsvErrorsTest {
  private static final String ANSWERS = "arm,seed,row,class,prediction\n";

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  private static void assertRefused(String message, String text) {
    assertSays(message, () -> RunsCsv.ofText(text).read());
  }

  @Test
  void scoresThatAreNoNumbers() {
    assertRefused(
        "table, line 3: accuracy (nan) must be a number with a decimal point; for a run that failed"
            + " leave it empty and say why in a column 'failure'",
        "arm,seed,accuracy\na,1,0.5\na,2,nan\n");
    assertRefused(
        "table, line 2: accuracy (0x1p-1) must be a number with a decimal point; for a run that"
            + " failed leave it empty and say why in a column 'failure'",
        "arm,seed,accuracy\na,1,0x1p-1\n");
    assertRefused(
        "table, line 2: validation_accuracy (NaN) must be a number with a decimal point; leave it"
            + " empty where there is none",
        "arm,seed,epoch,validation_accuracy,accuracy\na,1,1,NaN,\n");
    assertRefused(
        "table, line 2: accuracy (-0.1) must be at least 0; correct it",
        "arm,seed,accuracy\na,1,-0.1\n");
    assertRefused(
        "table, line 3: arm 'a' with seed 2 must have a test score ('accuracy') or answers ('row');"
            + " if it failed, say why in a column 'failure'",
        "arm,seed,accuracy\na,1,0.5\na,2,\n");
    assertRefused(
        "table, line 2: failure (broke) must be empty for a run with a test score or answers; leave"
            + " one of the two out",
        "arm,seed,accuracy,failure\na,1,0.5,broke\n");
  }

  @Test
  void percentagesBesideFractions() {
    assertRefused(
        "table, line 3: accuracy (91.5) must be a fraction as accuracy (0.9) on line 2 is:"
            + " percentages beside fractions; write all in one unit",
        "arm,seed,accuracy\na,1,0.9\nb,1,91.5\n");
    assertSays(
        "table, line 2: accuracy (91.5) must be a fraction as validation_accuracy (0.9) on line 3"
            + " is: percentages beside fractions; write all in one unit",
        () ->
            RunsCsv.ofText("arm,seed,epoch,validation_accuracy,accuracy\na,1,,,91.5\na,1,1,0.9,\n")
                .inPercent()
                .read());
    assertRefused(
        "table, line 2: accuracy (90) must be at most 1; if all scores are percentages, say so:"
            + " RunsCsv.of(path).inPercent().read()",
        "arm,seed,accuracy\na,1,90\nb,1,91.5\n");
    assertSays(
        "table: scores (all at most 1) must be percentages, as inPercent() says; leave it out",
        () -> RunsCsv.ofText("arm,seed,accuracy\na,1,0.5\n").inPercent().read());
    assertRefused(
        "table, line 2: accuracy (910) must be at most 1, or 100 for percentages; correct it",
        "arm,seed,accuracy\na,1,910\n");
  }

  @Test
  void thingsThatAreThereTwice() {
    assertRefused(
        "table, line 3: row (4) must be there once for arm 'a' with seed 1, and is on line 2 too;"
            + " leave one of the lines out, or give each run a seed of its own",
        ANSWERS + "a,1,4,cat,cat\na,1,4,cat,dog\n");
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
  void armsAndSeeds() {
    assertRefused(
        "table, line 2: arm (empty) must be a name of one line; fill the cell",
        "arm,seed,accuracy\n,1,0.5\n");
    assertRefused(
        "table, line 4: seed (x) must be a whole number of 64 bits; write one",
        "arm,seed,accuracy\n\"b\",1,\"0.5\"\n\na,x,0.5\n");
    assertRefused(
        "table, line 2: seed (empty) must be a whole number; fill the cell",
        "arm,seed,accuracy\na,,0.5\n");
    assertRefused(
        "table, line 2: seed (1.5) must be a whole number of 64 bits; write one",
        "arm,seed,accuracy\na,1.5,0.5\n");
    assertRefused(
        "table, line 2: arm (a\nb) must be a name of one line; fill the cell",
        "arm,seed,accuracy\n\"a\nb\",1,0.5\n");
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

  @Test
  void answers() {
    assertRefused(
        "table, line 3: class (dog) must be that of row 4 on line 2 (cat): a row is one example with"
            + " one true class, in every run; number the examples of the whole data set",
        ANSWERS + "a,1,4,cat,cat\na,2,4,dog,dog\n");
    assertRefused(
        "table, line 2: prediction (empty) must be there for a row; fill the cell",
        ANSWERS + "a,1,4,cat,\n");
    assertRefused(
        "table, line 3: row (empty) must be there for a class and a prediction; number the rows",
        ANSWERS + "a,1,4,cat,cat\na,1,,cat,cat\n");
    assertRefused(
        "table, line 2: prediction (0.87) must be a class as in the column 'class', a whole number;"
            + " the class with the highest probability is the prediction",
        ANSWERS + "a,1,4,1,0.87\n");
    assertRefused(
        "table: predictions (0, 1) must be classes as in the column 'class' (cat, dog); write names"
            + " in both or numbers in both",
        ANSWERS + "a,1,4,cat,0\na,1,5,dog,1\n");
    assertRefused(
        "table, line 4: accuracy (0.9) must be the share of right answers of arm 'a' with seed 1"
            + " (0.5000): rows are what it is judged by; leave it out",
        "arm,seed,row,class,prediction,accuracy\na,1,4,cat,cat,\na,1,5,cat,dog,\na,1,,,,0.9\n");
    assertRefused(
        "table, line 2: accuracy (1) must be empty on a line with a row: the share of right answers"
            + " is it; leave it out",
        "arm,seed,row,class,prediction,accuracy\na,1,4,cat,cat,1\n");
  }

  @Test
  void probabilities() {
    String header = "arm,seed,row,class,prediction,probability_cat,probability_dog\n";
    assertRefused(
        "table, line 2: probability_dog (70) must lie between 0 and 1; divide percentages by 100",
        header + "a,1,4,cat,cat,0.3,70\n");
    assertRefused(
        "table, line 2: probability_dog (empty) must be there where another class has one; fill the"
            + " cell",
        header + "a,1,4,cat,cat,0.3,\n");
    assertRefused(
        "table, line 2: probabilities (1) must be one for each of the columns (2); fill the cells",
        header + "a,1,4,cat,cat,,0.3\n");
    assertRefused(
        "table, line 3: probabilities (none) must be there for every row of arm 'a' with seed 1 or"
            + " for none, and line 2 has them; fill the cells",
        header + "a,1,4,cat,cat,1,0\na,1,5,cat,cat,,\n");
    assertRefused(
        "table, line 3: prediction (emu) must be one of the classes that have a probability column"
            + " (cat, dog); add 'probability_emu'",
        header + "a,1,4,cat,cat,1,0\na,1,5,cat,emu,1,0\n");
  }
}
