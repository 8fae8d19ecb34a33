package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What a page or a spreadsheet writes around a number makes no category of it. */
class DressedNumberTest extends TableFixtures {
  private static String rows(IntFunction<String> x) {
    StringBuilder csv = new StringBuilder("x,z,y\n");
    for (int row = 0; row < 120; row++) {
      csv.append(x.apply(row)).append(',').append(row * 7 % 123);
      csv.append(row % 2 == 0 ? ".5,a\n" : ".5,b\n");
    }
    return csv.toString();
  }

  @Test
  void aColumnOfThemIsRefused() throws IOException {
    for (String form :
        List.of("#*", "#**", "#\u2020", "# \u00a7", "#[5]", "#[a]", "#[1][2]", "=\"#\"", "'#")) {
      IntFunction<String> all = row -> form.replace("#", "" + (31818 + row * 7));
      String first = "table (t.csv), column 'x' ('" + form.replace("#", "31818") + "' in row 1";
      for (int every : List.of(1, 3)) {
        String csv = rows(row -> row % every == 0 ? all.apply(row) : "" + (400 + row));
        String said = message(csv);
        assertTrue(said.startsWith(first), said);
        assertTrue(said.contains("must hold bare numbers; take away what stands around"), said);
        CsvOptions way = CsvOptions.withDefaults().withCategories("x");
        assertEquals(120, TableSet.of(file(csv), way, "y").size());
      }
    }
    assertTrue(
        message(rows(row -> "=\"" + (31818 + row) + "\""))
            .contains("(such as =\" and \" of '=\"31818\"'), or say that all are categories:"));
    assertTrue(message(rows(row -> "\"1," + (100 + row) + "*\"")).contains("bare numbers"));
  }

  @Test
  void kindsAndWordsAreNoNumbers() throws IOException {
    assertEquals("1*", good(rows(row -> 1 + row % 5 + "*")).cell(0, "x"), "stars of hotels");
    assertEquals("A1*", good(rows(row -> "A" + (1 + row % 9) + "*")).cell(0, "x"));
    assertEquals("'tis", good(rows(row -> row % 9 == 0 ? "'tis" : "w" + row % 9)).cell(0, "x"));
    assertEquals(Optional.of("-3.5"), DressedNumber.bare("-3.5*"));
    for (String none : List.of("5", "*", "'", "=\"\"", "x[5]", "[5]", "5*3", "")) {
      assertEquals(Optional.empty(), DressedNumber.bare(none), none);
    }
  }

  /** As journals print numbers, and Fortran. */
  @Test
  void raisedPointsAndPowersOfTenAreRefused() throws IOException {
    for (String form :
        List.of(
            "#\u00b75",
            "#\u22c525",
            "-#\u00b75",
            "#x10^4",
            "# x 10^-4",
            "#\u00d710\u2074",
            "#\u00d710\u207b\u00b9\u00b2",
            "#.5\u00d710\u2074",
            "#\u00b75\u00d710\u2074",
            "#*10**3",
            "#\u00b710\u00b3",
            "#.5D+03",
            "#X10^{4}",
            "\u2212#\u00b75")) {
      for (int every : List.of(1, 3)) {
        String said =
            message(rows(row -> row % every == 0 ? form.replace("#", "" + (12 + row)) : "" + row));
        assertTrue(said.contains("a point on the line and powers of ten behind an e"), said);
        assertTrue(said.contains("'" + form.replace("#", "12") + "' in row 1"), said);
        CsvOptions way = CsvOptions.withDefaults().withCategories("x");
        String csv = rows(row -> form.replace("#", "" + (12 + row % 9)));
        assertEquals(120, TableSet.of(file(csv), way, "y").size());
      }
    }
  }

  @Test
  void ofColumnsThatHoldThemInPartIsTold() throws IOException {
    String some =
        "Column 'x' is read as categories: 60 of its 120 cells are no numbers ('low' in row 1";
    TableSet set =
        good(rows(row -> row % 2 == 0 ? List.of("low", "lost").get(row % 4 / 2) : row + "\u00b75"));
    assertTrue(set.notes().stream().anyMatch(note -> note.startsWith(some)), set.notes()::toString);
    for (String form :
        List.of(
            "#\u00b75\u2013#\u00b78",
            "#\u00b75 (2\u00b71)",
            "#.5 (2.1)",
            "# (34%)",
            "#.5 (1.1\u20135.2)",
            "#.5 [1.1-5.2]",
            "#.5 (1.1 to 5.2)")) {
      TableSet told = good(rows(row -> form.replace("#", "" + (10 + row % 50))));
      assertTrue(told.notes().toString().contains("ranges, fractions or bounds"), form);
    }
  }

  @Test
  void whatLooksAlikeIsNone() throws IOException {
    for (String form :
        List.of("#x10", "#x10x4", "a\u00b7#", "CuSO4\u00b75H2O#", "x10^#", "#^4", "4x4 #")) {
      String cell = form.replace("#", "7");
      assertTrue(!CsvCell.isNumberInOtherSigns(cell), cell);
      assertEquals(120, good(rows(row -> form.replace("#", "" + row % 9))).size(), form);
    }
    assertTrue(CsvCell.isNumber("1.2e3") && CsvCell.isNumber("1.2E+03"));
  }
}
