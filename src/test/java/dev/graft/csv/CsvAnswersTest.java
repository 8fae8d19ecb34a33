package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CsvAnswersTest {
  private static final String ANSWERS = "arm,seed,row,class,prediction\n";

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  private static void assertRefused(String message, String text) {
    assertSays(message, () -> RunsCsv.ofText(text).read());
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
        "arm,seed,row,class,prediction,accuracy\na,1,4,cat,cat,\na,1,5,dog,cat,\na,1,,,,0.9\n");
    assertRefused(
        "table, line 2: accuracy (1) must be empty on a line with a row: the share of right answers"
            + " is it; leave it out",
        "arm,seed,row,class,prediction,accuracy\na,1,4,cat,cat,1\n");
  }

  private static final String SURE =
      "arm,seed,row,class,prediction,probability_cat,probability_dog,probability_emu\n";

  @Test
  void probabilitiesSumToOne() {
    assertRefused(
        "table, line 2: probabilities (sum 1.800) must sum to 1; give the softmax over all classes, or"
            + " leave the columns out where each class has a yes or no of its own",
        SURE + "a,1,4,cat,cat,0.9,0.8,0.1\n");
    assertRefused(
        "table, line 2: probability_cat (-2.3) must lie between 0 and 1; give the softmax of logits",
        SURE + "a,1,4,cat,cat,-2.3,0.8,0.1\n");
    assertEquals(1, RunsCsv.ofText(SURE + "a,1,4,cat,cat,0.33,0.33,0.33\n").read().all().size());
    assertRefused(
        "table, line 2: probabilities (sum 0.9900) must sum to 1; give the softmax over all classes,"
            + " or leave the columns out where each class has a yes or no of its own",
        SURE + "a,1,4,cat,cat,0.3300,0.3300,0.3300\n");
    assertEquals(
        1, RunsCsv.ofText(SURE + "a,1,4,cat,cat,0.999999,1e-7,9.5E-07\n").read().all().size());
  }

  @Test
  void thePredictionIsMostlyTheLargest() {
    assertRefused(
        "table: predictions of arm 'a' with seed 1 must be the class of the largest probability in"
            + " most rows, and are not in 2 of 3; write each class's probability into the column of"
            + " its name",
        SURE + "a,1,4,cat,cat,0.1,0.8,0.1\na,1,5,dog,dog,0.8,0.1,0.1\na,1,6,emu,emu,0,0,1\n");
    String threshold =
        SURE + "a,1,4,cat,dog,0.6,0.4,0\na,1,5,dog,dog,0.1,0.8,0.1\na,1,6,emu,emu,0,0,1\n";
    assertEquals(1, RunsCsv.ofText(threshold).read().all().size());
  }
}
