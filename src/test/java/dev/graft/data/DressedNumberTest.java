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
}
