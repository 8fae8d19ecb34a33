package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CsvScaleTest {
  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  private static void assertRefused(String message, String text) {
    assertSays(message, () -> RunsCsv.ofText(text).read());
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

  private static List<Double> scores(RunsCsv table) {
    return table.read().all().stream().map(run -> run.test().accuracy()).toList();
  }

  @Test
  void aColumnMayBeInPercentByItsName() {
    for (String name :
        List.of("test_acc (%)", "Accuracy [%]", "test_accuracy_percent", "acc_pct", "test acc %")) {
      String table = "arm,seed," + name + "\na,1,91.5\nb,1,84\n";
      assertEquals(List.of(0.915, 0.84), scores(RunsCsv.ofText(table)), name);
      String low = table.replace("91.5", "0.915").replace("84", "0.84");
      assertRefused(
          "table, line 2: "
              + name
              + " (0.915) must be a percentage by the column's name, and none in it is above 1: if"
              + " these are fractions, leave percent out of the name; else write it into the cells"
              + " (0.915%)",
          low);
      assertEquals(
          List.of(0.00915, 0.0084),
          scores(RunsCsv.ofText(low.replace("0.915", "0.915%").replace("0.84", "0.84%"))));
    }
    RunsCsv f1 = RunsCsv.ofText("arm,seed,f1 (%)\na,1,91.5\nb,1,84\n").withMetric("f1 (%)");
    assertEquals(List.of(0.915, 0.84), scores(f1));
    assertEquals(List.of(0.915, 0.84), scores(RunsCsv.ofText(RunsCsv.text(f1.read()))));
  }

  @Test
  void aRunAtChanceIsAPercentageAndAFractionThatSlippedInIsNone() {
    RunsCsv chance = RunsCsv.ofText("arm,seed,accuracy\na,1,76.2\na,2,75.8\nb,1,0.148\nb,2,1.02\n");
    assertEquals(List.of(0.762, 0.758, 0.00148, 0.0102), scores(chance.inPercent()));
    assertSays(
        "table, line 3: accuracy (0.85) must be a percentage as 84.1 on line 2 is, and looks like a"
            + " fraction beside it: write 85.00, or percent signs into all cells of the column",
        () -> RunsCsv.ofText("arm,seed,accuracy\na,1,84.1\na,2,0.85\n").inPercent().read());
  }

  @Test
  void anArmInFractionsBesideOneInPercentIsRefused() {
    String table = "arm,seed,accuracy\na,1,71.5\na,2,70.1\nb,1,0.835\nb,2,0.85\n";
    assertSays(
        "table, line 4: accuracy (0.835) must be a percentage as 70.1 on line 3 is, and looks like a"
            + " fraction beside it: write 83.50, or percent signs into all cells of the column",
        () -> RunsCsv.ofText(table).inPercent().read());
    String right = table.replace("0.835", "1").replace("0.85", "1").replace("7", "4");
    assertSays(
        "table, line 4: accuracy (1) must be a percentage as 40.1 on line 3 is, and looks like a"
            + " fraction beside it: write 100.0, or percent signs into all cells of the column",
        () -> RunsCsv.ofText(right).inPercent().read());
    String all = "arm,seed,accuracy\na,1,99\na,2,100\nb,1,0.71\nb,2,0.7\n";
    assertSays(
        "table, line 5: accuracy (0.7) must be a percentage as 99 on line 2 is, and looks like a"
            + " fraction beside it: write 70.00, or percent signs into all cells of the column",
        () -> RunsCsv.ofText(all).inPercent().read());
    RunsCsv chance = RunsCsv.ofText(table.replace("0.835", "0.1").replace("0.85", "0.12"));
    assertEquals(List.of(0.715, 0.701, 0.001, 0.0012), scores(chance.inPercent()));
    String curve = "arm,seed,epoch,val_acc,accuracy\na,1,1,0.8,\na,1,2,0.9,\na,1,3,70,71\n";
    assertEquals(List.of(0.71), scores(RunsCsv.ofText(curve).inPercent()), "a hard task's start");
  }
}
