package dev.graft.data;

import static dev.graft.data.GridReadingTest.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of numbers in other signs, with a word among them, and with units of any kind. */
class NumbersInPartTest extends TableFixtures {
  @ParameterizedTest
  @ValueSource(strings = {"$#", "#%", "\"5,#\"", "$#.99", "\"#,5\""})
  void aWordAmongNumbersInOtherSignsBlamesNone(String form) throws IOException {
    String said =
        message(rows(100, row -> row == 70 ? "Call" : form.replace("#", "" + (100 + row))));
    assertTrue(said.contains("within a number"), said);
    assertTrue(said.contains("and beside them words ('Call' in row 71)"), said);
    assertFalse(said.contains("withMissing"), "no number is offered as a missing cell: " + said);
  }

  @Test
  void theWordIsAskedAboutOnceItsNumbersAreRead() throws IOException {
    String csv = rows(100, row -> row == 70 ? "auf Anfrage" : "\"" + row + ",5\"");
    Path path = file(csv.replaceAll("(?m)^(.*),\\d+[.]\\d+,", "$1,7,"));
    String said = refused(() -> TableSet.of(path, "y"));
    assertTrue(said.contains("withDecimalComma().withSeparator(','), or say that all"), said);
    CsvOptions commas = CsvOptions.withDefaults().withDecimalComma().withSeparator(',');
    String word = refused(() -> TableSet.of(path, commas, "y"));
    assertTrue(word.contains("(1 of 100 cells are no numbers: 'auf Anfrage' in row 71)"), word);
    assertTrue(word.contains(".withMissing(\"auf Anfrage\")"), word);
    String few = message(rows(100, row -> row == 3 ? "\"1,5\"" : row == 9 ? "ill" : "" + row));
    assertTrue(few.contains("(1 of 100 cells are no numbers: 'ill' in row 10)"), few);
  }

  @Test
  void theyMayBeCategoriesWhateverElseTheyMayBe() throws IOException {
    for (String form : List.of("$#", "#%")) {
      String csv = rows(60, row -> form.replace("#", "" + (5 + 5 * (row * 7 % 11 % 3))));
      assertTrue(message(csv).endsWith("withCategories(\"x\")"), message(csv));
      CsvOptions way = CsvOptions.withDefaults().withCategories("x");
      assertEquals(60, TableSet.of(file(csv), way, "y").size());
    }
    String answers = rows(60, row -> "\"" + (1 + row % 3) + "," + (2 + row % 3) + "\"");
    Path path = file(answers.replaceAll("(?m)^(.*),\\d+[.]\\d+,", "$1,7,"));
    String said = refused(() -> TableSet.of(path, "y"));
    assertTrue(
        said.endsWith(
            "or give CsvOptions.withDefaults().withDecimalComma().withSeparator(','), or say that"
                + " all are categories: CsvOptions.withDefaults().withCategories(\"x\")"),
        said);
    CsvOptions way = CsvOptions.withDefaults().withCategories("x");
    assertEquals("1,2", TableSet.of(path, way, "y").cell(0, "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "67 # km",
        "67\u00a0# km",
        "36'# km",
        "\"5,# sq ft\"",
        "# m2",
        "# \u03bcg/m3",
        "\u2212#\u00b0C",
        "Fr. #.00",
        "Fr. #.-",
        "sFr. #.00",
        "RM#.50",
        "Rs #/-",
        "# \u20ac VB",
        "\u20ac# p.m.",
        "# EUR/Monat",
        "ab # \u20ac",
        "\"3,# Mio. \u20ac\"",
        "\u20b9#.65 L",
        "\u20b9 #.5 Cr"
      })
  void theSameTextAroundManyNumbersIsAUnit(String form) throws IOException {
    String said = message(rows(60, row -> form.replace("#", "" + (100 + row))));
    assertTrue(said.contains("must have no unit be"), said);
    assertTrue(said.contains("its numbers; take '"), said);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iOS 16.#",
        "\"Mt 5,#\"",
        "Raum 1.#",
        "HS 84#.30",
        "kl. 12.#",
        "EN 12.#",
        "# Main St",
        "# rue de la Paix",
        "# Angry Men",
        "R #",
        "v1.#",
        "N#",
        "Room #",
        "#-12 m",
        "No. #",
        "U#",
        "Route # A 2",
        "b#.1.2"
      })
  void numberedNamesAreNone(String form) throws IOException {
    TableSet set = good(rows(60, row -> form.replace("#", "" + (100 + row % 30))));
    assertTrue(set.toString().contains("x       categories"), set.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"#th", "# Nord", "#a", "#B", "#D", "# Rue", "#er", "# AB", "# ga", "#-x"})
  void lettersThatAreNoUnitAreTold(String form) throws IOException {
    String csv = rows(60, row -> form.replace("#", "" + (1 + row % 30)));
    TableSet set = good(csv);
    String letters = form.replaceAll("[# ]", "");
    assertEquals(
        !letters.equals("-x"),
        set.notes().toString().contains("its cells are numbers with '" + letters + "' behind ('1"),
        set.notes()::toString);
    String taken = csv.replaceAll("(?m)^(\\d+) ?[\\p{L}-]+,", "$1,");
    assertTrue(good(taken).toString().contains("x       numbers"), "the way to numbers");
    CsvOptions way = CsvOptions.withDefaults().withCategories("x");
    assertEquals(List.of(), way(csv, way), "the way to categories");
    String kinds = rows(60, row -> form.replace("#", "" + row % 4));
    assertEquals(List.of(), way(kinds, CsvOptions.withDefaults()), "kinds");
  }

  private List<String> way(String csv, CsvOptions options) throws IOException {
    return TableSet.of(file(csv), options, "y").notes().stream()
        .filter(note -> note.contains("read as"))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "# kg",
        "#km",
        "# nm",
        "# mmHg",
        "#\u5186",
        "# \u043b\u0435\u0442",
        "# rpm",
        "#m",
        "#K"
      })
  void unitsThatAreKnownAreRefused(String form) throws IOException {
    String said = message(rows(60, row -> form.replace("#", "" + (1 + row % 30))));
    assertTrue(said.contains("must have no unit behind its numbers"), said);
  }

  @Test
  void differentCellsAreShown() throws IOException {
    List<String> odd = List.of("5+", "5+", "5+", "7+");
    String said =
        good(rows(60, row -> row % 2 == 0 ? "" + row : odd.get(row / 2 % 4))).notes().toString();
    assertTrue(said.contains("('5+' in row 2, '7+' in row 8 and 28 more)"), said);
  }
}
