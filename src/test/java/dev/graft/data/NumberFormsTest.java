package dev.graft.data;

import static dev.graft.data.GridReadingTest.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers as other lands write them, those of two digits, and numbers that name something. */
class NumberFormsTest extends TableFixtures {
  @Test
  void thousandsOfOtherLands() throws IOException {
    String india = message(rows(20, row -> "\"" + (1 + row % 9) + ",02,8" + (10 + row) + "\""));
    assertTrue(india.contains("('1,02,810' in row 1"), india);
    assertTrue(india.contains("must have no comma within a number, and no unit"), india);
    assertTrue(!india.contains("withDecimalComma"), india);
    for (String blank : List.of(" ", "\u00a0", "\u202f", "\u2009", "\u2007")) {
      String said = message(rows(20, row -> 10 + row + blank + "008"));
      assertTrue(said.contains("must have no other sign within a number"), blank + said);
      CsvOptions commas = CsvOptions.withDefaults().withDecimalComma().withSeparator('|');
      String text = rows(20, row -> 10 + row + blank + "008.50").replace(',', '|');
      Path path = file(text.replace('.', ','));
      String decimals = refused(() -> TableSet.of(path, commas, "y"));
      assertTrue(decimals.contains("must have no other sign within a number"), decimals);
      assertTrue(decimals.contains("write a comma for decimals"), decimals);
    }
    assertEquals("1,02,83", good(rows(20, row -> "\"1,02,83\"")).cell(0, "x"), "a list");
  }

  @Test
  void aThousandWithAPoint() throws IOException {
    String message = message(rows(20, row -> row % 4 == 0 ? "1.10" + row % 9 : "52" + row % 9));
    assertTrue(
        message.startsWith("table (t.csv), column 'x' ('1.100' beside '521') must have no sign"),
        message);
    String income = message(rows(20, row -> row % 4 == 1 ? "" + 33 * row : 12 + row + ".490"));
    assertTrue(income.contains("('12.490' beside '33') must have no sign"), income);
    CsvOptions commas = CsvOptions.withDefaults().withDecimalComma();
    String weights = rows(20, row -> row % 4 == 0 ? "" + 33 * row : row + 1 + ",250");
    Path path = file(weights.replaceAll("(?m)^(.*),(.*),(\\w)$", "$1;$2;$3").replace('.', ','));
    assertEquals(20, TableSet.of(path, commas, "y").size(), "the decimal sign was named");
  }

  @Test
  void aSignThatIsNotThereIsNotNamed() throws IOException {
    CsvOptions commas = CsvOptions.withDefaults().withDecimalComma();
    Path path = file(rows(20, row -> row + " %").replace(',', ';').replace('.', ','));
    String said = refused(() -> TableSet.of(path, commas, "y"));
    assertTrue(said.contains("must have no other sign within a number, and no unit"), said);
    Path points = file(rows(20, row -> row + ".5").replace(',', ';'));
    assertTrue(
        refused(() -> TableSet.of(points, commas, "y")).contains("must have no point within"));
  }

  @Test
  void monthsDaysAndHoursOfTwoDigitsAreNumbers() throws IOException {
    for (int most : List.of(12, 23, 31)) {
      String csv = rows(62, row -> (row % most < 9 ? "0" : "") + (1 + row % most));
      assertTrue(!said(csv).contains("zero"), said(csv));
      assertTrue(said(csv.replaceFirst("x,", "state_code,")).contains("begin with a zero"));
      assertTrue(said(csv.replaceFirst("x,", "dep,")).contains("begin with a zero"));
      assertTrue(said(csv.replace("\n01,", "\n001,")).contains("begin with a zero"));
    }
    String minutes = rows(59, row -> (row % 59 < 9 ? "0" : "") + (1 + row % 59));
    assertTrue(said(minutes).contains("begin with a zero"), "no days");
    assertTrue(!said(minutes.replaceFirst("x,", "minute,")).contains("zero"));
    assertTrue(!said(minutes.replaceFirst("x,", "week,")).contains("zero"));
  }

  private String said(String csv) throws IOException {
    return good(csv).notes().toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2015-000#", "17-2517#", "1142-0590#", "7475#-1234", "0000-00#"})
  void numbersOfCasesAreNoRanges(String id) throws IOException {
    String csv = rows(60, row -> id.replace("#", "" + (100 + row % 30)));
    assertTrue(!said(csv).contains("ranges"), said(csv));
    for (String range : List.of("#-999", "1#-1200", "0-#", "5-1#")) {
      String ranges = said(rows(60, row -> range.replace("#", "" + (10 + row % 30))));
      assertTrue(ranges.contains("ranges"), ranges);
    }
  }

  /** As they come from pages, from Excel and from languages that are written to the left. */
  @Test
  void signsThatNobodySeesAroundANumber() throws IOException {
    String plain = rows(60, row -> row % 5 == 0 ? "-" + row : row + ".5");
    TableSet read = good(plain);
    for (String sign :
        List.of(
            "\u00a0", "\u200b", "\ufeff", "\u200f", "\u200e", "\u202f", "\u2060", "\u200f\u00a0")) {
      for (String form : List.of(sign + "#", "#" + sign, sign + "#" + sign)) {
        TableSet same =
            good(rows(60, row -> form.replace("#", row % 5 == 0 ? "-" + row : row + ".5")));
        assertEquals(read.hash(), same.hash(), form.codePointAt(0) + form);
        assertEquals(read.notes(), same.notes());
      }
      String some =
          rows(60, row -> (row == 7 ? sign : "") + (row % 5 == 0 ? "-" + row : row + ".5"));
      assertEquals(read.hash(), good(some).hash());
      CsvOptions missing = CsvOptions.withDefaults().withMissing("-5").withoutRowsMissing();
      assertEquals(
          59, TableSet.of(file(plain.replace("\n-5,", "\n" + sign + "-5,")), missing, "y").size());
      assertEquals("w3", good(rows(60, row -> sign + "w" + row % 5)).cell(3, "x"), "a word");
    }
  }

  @Test
  void numbersOfTheWidthOfAsiasLettersAreRefused() throws IOException {
    for (String form : List.of("\uff18#\uff0e\uff15", "\uff0d\uff18#", "\uff18#")) {
      String said = message(rows(20, row -> form.replace("#", "" + (char) ('\uff10' + row % 9))));
      assertTrue(said.contains("must have numbers in the digits 0 to 9"), said);
    }
  }
}
