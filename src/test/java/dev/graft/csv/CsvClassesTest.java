package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CsvClassesTest {
  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  private static void assertRefused(String message, String text) {
    assertSays(message, () -> RunsCsv.ofText(text).read());
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

  @Test
  void aPredictionThatIsNoClassIsRefusedByName() {
    String header = "arm,seed,row,class,prediction\na,1,1,cat,cat\na,1,2,sea lion,dog\n";
    String dog = "a,1,3,dog,";
    assertRefused(
        "table, line 5: prediction (Cat) must be written as the class 'cat': they differ by case"
            + " alone; write both the same",
        header + "a,1,3,dog,dog\na,1,4,cat,Cat\n");
    assertRefused(
        "table, line 4: prediction (sea_lion) must be written as the class 'sea lion': they differ"
            + " by blanks or signs alone; write both the same",
        header + dog + "sea_lion\n");
    assertRefused(
        "table, line 4: prediction (\uFF43at) must be written as the class 'cat': they differ by the"
            + " form of their Unicode letters alone; write both the same",
        header + dog + "\uFF43at\n");
    assertRefused(
        "table, line 4: prediction (emu) must be a class of the column 'class' (cat, dog, sea"
            + " lion); if 'emu' is one without test rows, state all classes:"
            + " RunsCsv.of(path).withClasses(...)",
        header + dog + "emu\n");
    assertRefused(
        "table, line 2: prediction (Cat) must be written as the class 'cat': they differ by case"
            + " alone; write both the same",
        "arm,seed,row,class,prediction\na,1,1,cat,Cat\n");
  }

  @Test
  void statedClassesMayBeAbsent() {
    String text = "arm,seed,row,class,prediction\na,1,1,cat,emu\n";
    RunsCsv table = RunsCsv.ofText(text);
    List<String> classes = List.of("emu", "cat", "dog");
    assertEquals(
        classes, table.withClasses("emu", "cat", "dog").read().all().get(0).test().classes());
    assertSays(
        "table, line 2: prediction (emu) must be one of the stated classes (cat, dog); add \"emu\""
            + " to withClasses",
        () -> table.withClasses("cat", "dog").read());
    assertSays(
        "classes (cat, cat) must be at least 2, each there once; name all that the task has",
        () -> table.withClasses("cat", "cat"));
    assertSays(
        "table: classes (cat, emu) must be those that have a probability column (cat, dog); leave"
            + " withClasses out",
        () ->
            RunsCsv.ofText(
                    "arm,row,class,prediction,probability_cat,probability_dog\na,1,cat,cat,1,0\n")
                .withClasses("cat", "emu")
                .read());
  }

  @Test
  void oneLetterMayBeWrittenInTwoWays() {
    String table = "arm,row,class,prediction\na,1,K\u00E4fer,Ka\u0308fer\na,2,dog,dog\n";
    assertEquals(1, RunsCsv.ofText(table).read().all().get(0).test().accuracy());
  }

  @Test
  void aRegressionIsToldSo() {
    String header = "arm,seed,row,y_true,y_pred\n";
    assertRefused(
        "table, line 2: y_pred (3.25) must be a class, and is a number that no row has; measured"
            + " numbers are judged by a score per run: withMetric(\"rmse\","
            + " Direction.LOWER_IS_BETTER)",
        header + "a,1,1,3.5,3.25\na,1,2,2.1,2.1\n");
    String stars = header + "a,1,1,3.5,2\na,1,2,2,2\nb,1,1,3.5,3.5\nb,1,2,2,3.5\n";
    assertEquals(List.of("2", "3.5"), RunsCsv.ofText(stars).read().all().get(0).test().classes());
  }
}
