package dev.graft.data;

import static dev.graft.data.GridReadingTest.rows;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** A point before three digits, beside numbers without: refused, told or known for decimals. */
class PointOfThousandsTest extends TableFixtures {
  private static final int ROWS = 120;

  /** As Germany writes it. */
  private static String parted(long number) {
    return number < 1000
        ? "" + number
        : number / 1000 + "." + ("" + (1000 + number % 1000)).substring(1);
  }

  /** As Spain does. */
  private static String fromFiveDigits(long number) {
    return number < 10_000 ? "" + number : parted(number);
  }

  private static String trimmed(double number) {
    return new java.math.BigDecimal(Math.round(number * 1000))
        .movePointLeft(3)
        .stripTrailingZeros()
        .toPlainString();
  }

  private boolean isRefused(String csv) throws IOException {
    Path path = file(csv);
    try {
      TableSet.of(path, "y");
      return false;
    } catch (IllegalArgumentException e) {
      assertTrue(e.getMessage().contains("must have no sign between thousands"), e.getMessage());
      return true;
    }
  }

  private boolean isTold(String csv) throws IOException {
    return good(csv).notes().toString().contains("they may part thousands");
  }

  /** Numbers that are skewed as counts are, of several sizes and seeds. */
  @Test
  void thousandsAreNeverReadInSilence() throws IOException {
    for (LongFunction<String> form :
        List.<LongFunction<String>>of(
            PointOfThousandsTest::parted, PointOfThousandsTest::fromFiveDigits)) {
      for (double mean : List.of(2.5, 3.0, 4.0, 5.0, 6.0, 9.0)) {
        for (int seed = 0; seed < 5; seed++) {
          Random random = new Random(seed);
          String csv =
              rows(
                  ROWS,
                  row ->
                      form.apply(
                          row == 0
                              ? 12_345
                              : 1 + Math.round(Math.exp(mean + 1.2 * random.nextGaussian()))));
          assertTrue(isRefused(csv) || isTold(csv), mean + " " + seed + csv);
        }
      }
    }
  }

  @Test
  void manyThatWouldLieBelowTheRestAreRefused() throws IOException {
    assertTrue(isRefused(rows(ROWS, row -> parted(600 + row * 7))));
    assertTrue(
        isRefused(rows(ROWS, row -> row % 3 == 0 ? "" + (301 + row) : 1 + row + ".231")) == false,
        "one ending");
    assertTrue(
        isRefused(rows(ROWS, row -> row % 3 == 0 ? "" + (301 + row) : "5." + (111 + 2 * row))));
  }

  @Test
  void codesAndLimitsBesideDecimalsAreToldAndNotRefused() throws IOException {
    for (List<String> codes :
        List.of(
            List.of("88", "99"),
            List.of("99", "999"),
            List.of("9999", "8888"),
            List.of("30", "60", "120"))) {
      String csv =
          rows(
              ROWS,
              row -> row % 9 == 0 ? codes.get(row / 9 % codes.size()) : decimal(1000 + row * 37));
      assertTrue(isTold(csv), csv);
    }
    assertTrue(isTold(rows(ROWS, row -> fromFiveDigits(5000 + row * 111))), "who writes 9.999?");
  }

  /** Of thousandths. */
  private static String decimal(int number) {
    return number / 1000 + "." + ("" + (1000 + number % 1000)).substring(1);
  }

  @Test
  void otherwiseBothReadingsAreTold() throws IOException {
    for (IntFunction<String> cell :
        List.<IntFunction<String>>of(
            row -> row == 7 ? "850" : 15 + row % 80 + "." + (236 + row),
            row -> row % 40 == 3 ? "500" : 5 + row + ".000",
            row -> row % 9 == 3 ? "" + (700 + row) : 100 + row * 7 + "." + (734 + row),
            row -> row == 3 ? "1.450" : "" + (300 + row),
            row -> row % 9 == 3 ? "" + (60 + row) : 60 + row + ".500",
            row -> row % 4 == 0 ? "1.103" : "1523")) {
      String csv = rows(ROWS, cell);
      assertTrue(isTold(csv), csv);
    }
    assertEquals(
        List.of(
            "Column 'x' is read with decimal points (15.071 beside 15), but they may part thousands:"
                + " each stands before three digits, and other cells have none. Where they do, take"
                + " them away; where they are decimal points, write all cells with their decimals"
                + " (15.000): then this note goes."),
        good(rows(20, row -> row % 2 == 0 ? "15" : "15.071")).notes().stream()
            .filter(note -> note.contains("thousands"))
            .toList());
    String thousands = rows(20, row -> row % 2 == 0 ? "15" : "15.071").replace(".5,", ",");
    String told = good(thousands).notes().toString();
    assertTrue(told.contains("withDecimalComma().withThousands().withSeparator(',')"), told);
    CsvOptions way =
        CsvOptions.withDefaults().withDecimalComma().withThousands().withSeparator(',');
    assertEquals("15071", TableSet.of(file(thousands), way, "y").cell(1, "x"));
  }

  @Test
  void decimalsAreQuiet() throws IOException {
    Random random = new Random(5);
    for (IntFunction<String> cell :
        List.<IntFunction<String>>of(
            row -> row % 20 == 0 ? "0" : 12 + row + ".345",
            row -> row % 9 == 0 ? "12" : row % 9 == 1 ? "0.850" : 1 + row % 7 + ".125",
            row -> row % 9 == 0 ? "12" : row % 9 == 1 ? "12.5" : 1 + row % 7 + ".125",
            row -> row + ".490",
            row ->
                row % 3 == 0 ? "" + (1 + row % 5) : 1 + row % 4 + (row % 3 == 1 ? ".333" : ".667"),
            row -> row % 9 == 0 ? row + ".000" : row + ".234",
            row -> row % 9 == 0 ? row + ".0" : row + ".234",
            row -> row % 9 == 0 ? "1e3" : row + ".234",
            row -> row % 30 == 0 ? "50" : trimmed(50 + 9 * random.nextGaussian()),
            row -> "" + row)) {
      String csv = rows(ROWS, cell);
      assertTrue(!isTold(csv), csv);
    }
    for (String other : List.of("0", "1", "3", "30", "35", "100", "120", "999", "-1")) {
      String times = rows(20, row -> row % 4 == 0 ? other : 1 + row + "." + (23 + row) + "0");
      assertEquals(!other.equals("0"), isTold(times), "a leader, a limit or a code: " + other);
    }
  }
}
