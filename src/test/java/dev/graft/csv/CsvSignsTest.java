package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.graft.run.Direction;
import org.junit.jupiter.api.Test;

/** One way of writing in all scores of a table. */
class CsvSignsTest {
  private static RunsCsv errors(String... values) {
    StringBuilder text = new StringBuilder("arm;seed;rmse\n");
    for (int i = 0; i < values.length; i++) {
      text.append("a;").append(i).append(';').append(values[i]).append('\n');
    }
    return RunsCsv.ofText(text.toString()).withMetric("rmse", Direction.LOWER_IS_BETTER);
  }

  private static double first(RunsCsv table) {
    return table.read().all().get(0).test().accuracy();
  }

  private static void assertRefused(String message, RunsCsv table) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, table::read).getMessage());
  }

  @Test
  void thousandsAreNoDecimals() {
    for (String sign : new String[] {",", "."}) {
      assertRefused(
          "table, line 2: rmse (1"
              + sign
              + "234) may be a decimal or thousands, beside 998 on line 3: write thousands without a"
              + " sign, or all with their decimals (998.0)",
          errors("1" + sign + "234", "998"));
      assertEquals(1.234, first(errors("1" + sign + "234", "1" + sign + "250")));
      assertEquals(1.234, first(errors("1" + sign + "234", "998", "0" + sign + "5")));
    }
  }

  @Test
  void aMinusOfAnotherKindIsOne() {
    assertEquals(-0.25, first(errors("\u22120.25", "0.5")));
    assertEquals(0.25, first(errors("\u00A00.25\u202F", "0.5")));
  }

  @Test
  void signsStandInAllOrInNone() {
    assertRefused(
        "table, line 3: rmse (1.5) is written otherwise than line 2: decimal commas in all scores or"
            + " in none; correct one of them",
        errors("1,5", "1.5"));
    assertRefused(
        "table, line 3: rmse (84) is written otherwise than line 2: percent signs in all scores or"
            + " in none; correct one of them",
        errors("91%", "84"));
  }
}
