package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Amounts of money are no categories, whatever the currency. */
class MoneyTest extends TableFixtures {
  private static final List<String> SIGNS =
      List.of(
          "R$ #",
          "\u20ba#",
          "# \u20aa",
          "#\u00a0\u20aa",
          "\uffe5#",
          "\u00a5#",
          "# \u20bd",
          "#\u202f\u20ac",
          "\u20b9#",
          "US$ #",
          "-A$#.50",
          "\u20a9#,000",
          "\u20ac #.-",
          "%#",
          "\uff05#",
          "#\uff05");

  private static final List<String> UNITS =
      List.of(
          "# \u0440\u0443\u0431.",
          "# \u0440\u0443\u0431",
          "Rs. #",
          "Rs.#",
          "Rp #.000",
          "EUR #",
          "CHF #.-",
          "CHF\u00a0#.50",
          "USD -#",
          "# PLN",
          "#.000 PLN",
          "# z\u0142",
          "# kr.",
          "kr #",
          "S/ #");

  private static String rows(IntFunction<String> x) {
    StringBuilder csv = new StringBuilder("x,z,y\n");
    for (int row = 0; row < 80; row++) {
      csv.append('"').append(x.apply(row)).append("\",").append(row * 7 % 83);
      csv.append(row % 2 == 0 ? ".5,a\n" : ".5,b\n");
    }
    return csv.toString();
  }

  private static String rows(String form) {
    return rows(row -> form.replace("#", "" + (100 + row * 7)));
  }

  private static String shown(String words) {
    return words.replace("\u00a0", "<U+00A0>").replace("\u202f", "<U+202F>");
  }

  @Test
  void ofSignsIsRefused() throws IOException {
    for (String form : SIGNS) {
      String said = message(rows(form));
      assertTrue(said.contains(shown("'" + form.replace("#", "100") + "' in row 1")), said);
      assertTrue(said.contains(" within a number, and no unit; write a point"), said);
      String some = message(rows(row -> row % 3 == 0 ? "" + row : form.replace("#", "10" + row)));
      assertTrue(some.contains("and no unit; write a point"), some);
    }
    String two = message(rows(row -> (row % 2 == 0 ? "\u20b9" : "US$ ") + (10 + row)));
    assertTrue(two.contains("and no unit; write a point"), two);
  }

  @Test
  void ofCodesAndWordsIsRefusedAsUnitsAre() throws IOException {
    for (String form : UNITS) {
      String said = message(rows(form));
      String unit = form.replaceAll("#\\.(50|000|-)|-?#", "").replace('\u00a0', ' ').strip();
      String where = form.endsWith(unit) ? "behind" : "beside";
      assertTrue(
          said.contains("no unit " + where + " its numbers; take '" + unit + "' away, or say"),
          said);
      CsvOptions way = CsvOptions.withDefaults().withCategories("x");
      assertEquals(80, TableSet.of(file(rows(form)), way, "y").size());
    }
  }

  @Test
  void ofSeveralCurrenciesAndCodesThatAreWordsIsTold() throws IOException {
    for (String form : List.of("TRY #", "PHP #", "CAD #", "AMD #", "RS #")) {
      assertTrue(
          good(rows(form)).notes().toString().contains("cells are quantities with their units"),
          form);
    }
    TableSet two = good(rows(row -> (row % 2 == 0 ? "EUR " : "CHF ") + (10 + row)));
    assertTrue(two.notes().toString().contains("cells are quantities with"), two.notes()::toString);
  }

  @Test
  void whatIsNoneIsQuiet() throws IOException {
    for (String form :
        List.of("B52", "5 PM", "Type 2", "PLN", "RS 500", "XYZ 5", "$", "R$", "%", "US $5 bill")) {
      List<String> cells = List.of(form, "Abba", "U2", "PLN");
      assertEquals(List.of(), good(rows(row -> cells.get(row * 7 % 11 % 4))).notes(), form);
    }
    for (String form : List.of("Type #", "Golf #", "BMW #", "XXX #", "B#", "Mach #", "Eur #x")) {
      assertEquals(
          List.of(), good(rows(row -> form.replace("#", "" + row * 7 % 17 % 9))).notes(), form);
    }
    assertEquals("", Money.unit("5"));
    assertEquals("", Money.unit("EUR"));
    assertEquals("", Money.unit("TOP 10"));
    assertTrue(good(rows(row -> "EUR " + row % 3)).toString().contains("x       categories"));
  }
}
