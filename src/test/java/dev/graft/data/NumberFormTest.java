package dev.graft.data;

import static dev.graft.data.GridReadingTest.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thousands as they are parted in other lands, and the options that read them. */
class NumberFormTest extends TableFixtures {
  private static final CsvOptions USUAL = CsvOptions.withDefaults();
  private static final NumberForm POINTS = new NumberForm(false, true);
  private static final NumberForm COMMAS = new NumberForm(true, true);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,234|1234|1.234",
        "-12,345,678.5|-12345678.5|",
        "1.234|1.234|1234",
        "1.234.567,25||1234567.25",
        "1 234,5||1234.5",
        "1'234'567.5|1234567.5|",
        "1\u00a0234|1234|1234",
        "1,02,833.5|102833.5|",
        "12,5||12.5",
        "12.5|12.5|",
        "1234|1234|1234",
        "1,23,4||",
        "1 234.567 890||",
        "0,500||0.500",
        "0.750|0.750|",
        "1,2345||1.2345"
      })
  void aSignBetweenThousands(String cell, String points, String commas) {
    assertEquals(points != null, POINTS.isNumber(cell), "points");
    assertEquals(commas != null, COMMAS.isNumber(cell), "commas");
    assertEquals(points == null ? POINTS.plain(cell) : points, POINTS.plain(cell));
    assertEquals(commas == null ? COMMAS.plain(cell) : commas, COMMAS.plain(cell));
    boolean both = points != null && cell.matches("[-\\d.]+");
    assertEquals(both, NumberForm.of(USUAL).isNumber(cell), "unless it is asked for");
  }

  /** Followed to the letter, each way reads the numbers that were meant. */
  @Test
  void theRefusalNamesTheOptions() throws IOException {
    String plain = ".withSeparator(',').withThousands()";
    assertRead(row -> "\"" + (row + 1) + ",034\"", ".withThousands().withSeparator(',')", "1034");
    assertRead(row -> row + 1 + "'034", plain, "1034");
    assertRead(row -> row + 1 + " 034", plain, "1034");
    assertRead(row -> "\"1," + (10 + row) + ",034\"", plain, "110034");
    String german = ".withDecimalComma().withThousands().withSeparator(',')";
    assertRead(row -> "\"" + (row + 1) + ".034,5\"", german, "1034.5");
    assertRead(row -> row % 4 == 0 ? "1.03" + row % 7 : "" + (300 + row), german, "1030");
    assertRead(row -> "\"" + (row + 1) + " 034,5\"", german, "1034.5");
  }

  /** A comma before three digits parts thousands or decimals: each way with what it reads. */
  @Test
  void aCommaOfTwoReadings() throws IOException {
    String text = rows(20, row -> 75 + row + ",763").replaceAll("(?m),\\d+[.]\\d+,", ",7,");
    Path path =
        file(text.replaceAll("(?m)^(.*),(.*),(\\w)$", "$1;$2;$3").replace("x,z,y", "x;z;y"));
    CsvOptions given = USUAL.withSeparator(';');
    String said = refused(() -> TableSet.of(path, given, "y"));
    assertTrue(
        said.contains(
            "or give CsvOptions.withDefaults().withSeparator(';').withDecimalComma() where '75,763'"
                + " is 75.763, or give CsvOptions.withDefaults().withSeparator(';').withThousands()"
                + " where '75,763' is 75763, or say that all are categories:"),
        said);
    assertEquals("75.763", TableSet.of(path, given.withDecimalComma(), "y").cell(0, "x"));
    assertEquals("75763", TableSet.of(path, given.withThousands(), "y").cell(0, "x"));
    Path quoted = file(rows(20, row -> "\"" + (75 + row) + ",763\""));
    String pointed = refused(() -> TableSet.of(quoted, "y"));
    assertTrue(pointed.contains("withThousands(), or say"), "beside decimal points: " + pointed);
    assertTrue(!pointed.contains("withDecimalComma"), pointed);
  }

  private void assertRead(java.util.function.IntFunction<String> cell, String way, String first)
      throws IOException {
    String csv = rows(20, cell).replaceAll("(?m)^(.*),\\d+[.]\\d+,", "$1,7,");
    Path path = file(csv);
    CsvOptions given = USUAL.withSeparator(',');
    String said = refused(() -> TableSet.of(path, given, "y"));
    assertTrue(said.contains("or give CsvOptions.withDefaults()" + way), said);
    CsvOptions followed = with(given, way);
    assertEquals(first, TableSet.of(path, followed, "y").cell(0, "x"));
  }

  private static CsvOptions with(CsvOptions given, String way) {
    CsvOptions read = given.withThousands();
    return way.contains("withDecimalComma") ? read.withDecimalComma() : read;
  }

  @Test
  void aSignOfAMissingCellIsHeededAsItIsWritten() throws IOException {
    CsvOptions signs = USUAL.withThousands().withMissing("-9999").withoutRowsMissing();
    Path points = file(rows(20, row -> row % 5 == 0 ? "\"-9,999\"" : "\"1,23" + row % 7 + "\""));
    assertEquals(16, TableSet.of(points, signs, "y").size());
    CsvOptions written = USUAL.withThousands().withMissingIn("x", "-9,999").withoutRowsMissing();
    assertEquals(16, TableSet.of(points, written, "y").size(), "as it stands in the file");
    CsvOptions german = signs.withDecimalComma().withSeparator(',');
    Path commas =
        file(
            rows(20, row -> row % 5 == 0 ? "-9.999" : "1.23" + row % 7)
                .replaceAll("(?m)^(.*),\\d+[.]\\d+,", "$1,7,"));
    assertEquals(16, TableSet.of(commas, german, "y").size());
    assertTrue(!written.isMissing("x", "9.999"), "no decimal point");
    assertTrue(written.isMissing("x", "-9999"));
    CsvOptions blanks = USUAL.withThousands().withMissingIn("x", "9 999");
    assertTrue(blanks.isMissing("x", "9 999") && blanks.isMissing("x", "9,999.0"));
  }

  @Test
  void pointsBesideOtherDecimalsHaveNoSuchWay() throws IOException {
    String said =
        message(
            rows(20, row -> row % 4 == 0 ? "1.03" + row % 7 : "" + (300 + row))
                .replaceAll("(?m)^(.*),\\d+[.]\\d+,", "$1,7.25,"));
    assertTrue(said.endsWith(".000)"), said);
  }
}
