package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A column is what nearly all its cells are; the others are named. */
class GridReadingTest extends TableFixtures {
  static String rows(int count, IntFunction<String> x) {
    StringBuilder csv = new StringBuilder("x,z,y\n");
    for (int row = 0; row < count; row++) {
      csv.append(x.apply(row)).append(',').append(row * 3 % 7).append(".5,");
      csv.append(row % 2 == 0 ? "a\n" : "b\n");
    }
    return csv.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"?", "NA", "N/A", "n/a", "null", "NULL", "NaN", "-", "", ".", "#N/A", " ? ", "--"})
  void signsOfAMissingCell(String sign) throws IOException {
    String csv = rows(20, row -> row == 3 || row == 5 ? sign : "36." + row);
    String message = message(csv);
    assertTrue(
        message.startsWith(
            "table (t.csv), column 'x' (2 of 20 cells are missing: '"
                + sign.strip()
                + "' in row 4"),
        message);
    assertTrue(message.contains("withoutRowsMissing(); or leave the column out"), message);
    TableSet kept = TableSet.of(file(csv), CsvOptions.withDefaults().withoutRowsMissing(), "y");
    assertEquals(18, kept.size());
    assertTrue(kept.toString().contains("x       numbers"), kept.toString());
  }

  @Test
  void aSignIsNoClass() throws IOException {
    assertTrue(
        message("x,y\n1,?\n2,a\n3,b\n4,?\n").contains("column 'y' (2 of 4 cells are missing"));
  }

  @Test
  void numbersWithTheSameUnit() throws IOException {
    String csv = rows(20, row -> row * 7 % 13 + " cm");
    assertEquals(
        "table (t.csv), column 'x' ('0 cm' in row 1, '7 cm' in row 2, '1 cm' in row 3, '8 cm' in"
            + " row 4, '2 cm' in row 5 and 15 more) must have no unit behind its numbers; take"
            + " 'cm' away, or say that all are categories:"
            + " CsvOptions.withDefaults().withCategories(\"x\")",
        message(csv));
    TableSet asked = TableSet.of(file(csv), CsvOptions.withDefaults().withCategories("x"), "y");
    assertTrue(asked.toString().contains("x       categories"), asked.toString());
    TableSet few = TableSet.of(file(rows(20, row -> row % 3 + "G")), "y");
    assertTrue(few.toString().contains("x       categories"), "kinds of a network: " + few);
    TableSet codes =
        TableSet.of(file(rows(20, row -> row % 9 + "abcdefghi".substring(row % 9))), "y");
    assertTrue(codes.toString().contains("x       categories"), codes.toString());
  }

  @Test
  void aWideTableShowsItsFirstColumnsAndCountsTheRest() throws IOException {
    StringBuilder wide = new StringBuilder("y");
    IntStream.range(0, 785).forEach(i -> wide.append(",p").append(i));
    for (int row = 0; row < 6; row++) {
      wide.append('\n').append("ab".charAt(row % 2));
      int of = row;
      IntStream.range(0, 785).forEach(i -> wide.append(',').append(of * i));
    }
    String shown = TableSet.of(file(wide + "\n"), "y").toString();
    assertTrue(shown.contains("\np39 ") && !shown.contains("\np40 "), shown);
    assertTrue(shown.contains("\nand 745 more columns"), shown);
  }

  @Test
  void aClassThatIsOneNumberInTwoSpellings() throws IOException {
    String csv = rows(20, row -> "36." + row).replace(",a\n", ",1\n").replace(",b\n", ",2\n");
    TableSet plain = TableSet.of(file(csv), "y");
    String twice = csv.replaceFirst(",1\n", ",01\n");
    TableSet noted = TableSet.of(file(twice), "y");
    assertEquals(plain.classes(), noted.classes());
    String said =
        "Classes '01' and '1' are one number and so one class; withCategories(\"y\") tells them"
            + " apart.";
    assertTrue(noted.notes().contains(said), noted.notes().toString());
    assertTrue(!plain.notes().contains(said), plain.notes().toString());
  }

  @Test
  void oddCellsAmongNumbers() throws IOException {
    assertEquals(
        "table (t.csv), column 'x' (1 of 20 cells are no numbers: '36,5x' in row 3) must hold"
            + " numbers alone, as most of its cells do; correct them, or say what they are:"
            + " CsvOptions.withDefaults().withMissing(\"36,5x\"), or withCategories(\"x\") where all"
            + " are categories",
        message(rows(20, row -> row == 2 ? "\"36,5x\"" : "36." + row)));
    assertTrue(
        message(rows(20, row -> row == 2 ? "\\N" : "36." + row)).contains("withMissing(\"\\\\N\")"),
        "as Java has it");
    assertTrue(
        message(rows(20, row -> row % 3 == 0 ? "unknown" : "36." + row))
            .contains("'unknown' in ro"),
        "one sign among many numbers");
    assertEquals("more", good(rows(20, row -> row % 3 == 0 ? "more" : "4")).cell(0, "x"));
    TableSet half = good(rows(20, row -> row < 10 ? "c" + row % 2 : "1"));
    assertTrue(
        half.notes().get(0).startsWith("Column 'x' is read as categories: 10 of its 20 cells"),
        half.notes().toString());
    String percent = message(rows(12, row -> row + "%"));
    assertTrue(percent.contains("must have no other sign within a number, and no unit"), percent);
    assertTrue(
        message(rows(12, row -> row == 4 ? "inf" : "1")).contains("row 5 (inf) must be fin"));
  }

  @Test
  void decimalCommasAreAdvisedWhereTheyHelp() throws IOException {
    String advice = "or give CsvOptions.withDefaults().withDecimalComma()";
    for (String cell : List.of("$79", "94%", "\"887,02%d\"", "\"1,887,02%d\"", "\"$1,5%d\"")) {
      String said = message(rows(20, row -> cell.replace("%d", "" + row % 10)));
      assertTrue(!said.contains(advice), cell + ": " + said);
    }
    StringBuilder points = new StringBuilder("x,y\n");
    for (int row = 0; row < 20; row++) {
      points.append("\"3,5").append(row).append(row % 2 == 0 ? "\",a\n" : "\",b\n");
    }
    String commas = points.toString();
    assertTrue(message(commas).contains(advice + ".withSeparator(','), or say"), message(commas));
    CsvOptions followed = CsvOptions.withDefaults().withDecimalComma().withSeparator(',');
    assertEquals(20, TableSet.of(file(commas), followed, "y").size());
  }

  @Test
  void aTargetIsNotJudgedAsAFeature() throws IOException {
    StringBuilder ages = new StringBuilder("x,z,y\n");
    StringBuilder stages = new StringBuilder("x,z,y\n");
    String[] bands = {"0-17", "18-25", "26+"};
    String[] stage = {"I", "II", "III", "IV", "1"};
    for (int row = 0; row < 40; row++) {
      String cells = row * 7 % 40 + ".5," + bands[row % 3] + ",";
      ages.append(cells).append(bands[row / 2 % 3]).append('\n');
      stages.append(cells).append(stage[row % 5]).append('\n');
    }
    for (StringBuilder csv : List.of(ages, stages)) {
      List<String> notes = good(csv.toString()).notes();
      assertEquals(1, notes.size(), notes.toString());
      assertTrue(notes.get(0).startsWith("Column 'z' is read as categories"), notes.get(0));
    }
  }

  @Test
  void zerosInFrontStayWhereTheAdviceIsFollowed() throws IOException {
    String csv = rows(20, row -> "0101" + row % 7);
    String said = good(csv).notes().toString();
    assertTrue(
        said.contains("CsvOptions.withDefaults().withCategories(\"x\"), which keeps the"), said);
    TableSet read = TableSet.of(file(csv), CsvOptions.withDefaults().withCategories("x"), "y");
    assertEquals("01013", read.cell(3, "x"));
    assertTrue(!read.notes().toString().contains("zero"), read.notes().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "05.03.2024",
        "2024-03-05",
        "3/5/24",
        "05-03-2024",
        "2024/3/5",
        "2024-03-05T12:30:00Z",
        "05.03.2024 14:00",
        "3/5/24 2:30 PM",
        "2024-03-05 12:30:00.250+01:00",
        "5 Mar 2024",
        "05-Mar-24",
        "March 5 2024",
        "Tue 5 Mar 2024",
        "5. M\u00e4rz 2024",
        "2024-03",
        "12:30:15"
      })
  void dates(String date) throws IOException {
    String message = message(rows(20, row -> row == 3 ? "" : date));
    assertTrue(
        message.startsWith("table (t.csv), column 'x' (" + date + ", ...) must hold numbers or"),
        message);
    assertEquals(List.of("z"), TableSet.of(file(rows(9, row -> date)), "y", "x").columns());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5.2", "10.0.0.1", "may", "A-12", "12-a", "2 sec", "4x4", "1:3"})
  void whatLooksLikeADateAndIsNone(String cell) throws IOException {
    assertEquals(cell, good(rows(8, row -> cell)).cell(0, "x"));
  }

  @Test
  void numbersAreReadAsTheyAlwaysWere() throws IOException {
    TableSet set = good("w,d,y\n007,1.50,1.0\n+2,1e-5,0\n3.0,.5,1\n4,2.,0.0\n");
    assertEquals("7", set.cell(0, "w"));
    assertEquals("3", set.cell(2, "w"));
    assertEquals("1.5", set.cell(0, "d"));
    assertEquals("1.0E-5", set.cell(1, "d"));
    assertEquals(List.of("0", "1"), set.classes());
  }

  @Test
  void numbersInOtherSignsAreNoCategories() throws IOException {
    assertTrue(
        message("x,y\n\u22121.5,a\n2,b\n3,a\n")
            .contains(
                "column 'x' ('\u22121.5' in row 1) must have numbers in the digits 0 to 9, with - in"
                    + " front of those below zero"));
    assertTrue(message("x,y\n(1.5),a\n2,b\n3,a\n").contains("column 'x' ('(1.5)'"));
    assertTrue(message("x,y\n\u0661,a\n\u0662,b\n\u0663,a\n").contains("0 to 9"));
  }

  @Test
  void datesWithoutSignsBetweenAreDates() throws IOException {
    assertTrue(
        message("x,y\n20240131,a\n20231224,b\n20240229,a\n")
            .contains("(20240131, ...) must hold numbers or categories, not dates"));
    assertEquals(4, good("x,y\n20240131,a\n20241399,b\n20240229,a\n20240301,b\n").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"#0-9", "3/#8", "#\u00bd", "\u2264#7", "<#5", "0.#\u00b10.1", "#0 to 19", "#+"})
  void rangesFractionsAndBoundsAreCategoriesAndItIsSaid(String cell) throws IOException {
    List<String> notes = good(rows(20, row -> cell.replace("#", "" + (1 + row % 4)))).notes();
    assertTrue(
        notes.get(0).startsWith("Column 'x' is read as categories: they have no order"),
        notes.toString());
    assertEquals(List.of(), good(rows(20, row -> "v" + row % 4)).notes());
    assertEquals(List.of(), good(rows(20, row -> "A-" + row % 4)).notes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Q3 2024", "2024-Q1", "q4/2023", "2024\u5e743\u670820\u65e5", "2024\u5e743\u6708"})
  void datesInOtherWords(String date) throws IOException {
    assertTrue(message(rows(20, row -> date)).contains("not dates or times"));
    assertEquals(List.of(), good(rows(20, row -> "Q" + (1 + row % 4))).notes(), "a season");
  }

  @Test
  void otherSignsWithinNumbersHaveTheirAdvice() throws IOException {
    String swiss = message(rows(20, row -> row + "'100"));
    assertTrue(swiss.contains("must have no other sign within a number"), swiss);
    assertTrue(!swiss.contains("withDecimalComma") && !swiss.contains("withMissing"), swiss);
    assertTrue(message(rows(20, row -> row % 9 + "_100")).contains("must have no other sign"));
    assertTrue(message(rows(20, row -> "0." + row + "-")).contains("with - in front of those"));
    String commas = rows(20, row -> "\"1," + row + "\"");
    assertTrue(!message(commas).contains("withDecimalComma()"), "beside points it reads nothing");
    String all = message(commas.replaceAll("(\\d)\\.(\\d)", "$1$2"));
    assertTrue(all.contains("withDecimalComma()"), all);
  }

  @Test
  void aTableBelowAnother() throws IOException {
    String csv = rows(20, row -> "36." + row) + "length,width,kind\n1,2,a\n3,4,b\n";
    assertEquals(
        "table (t.csv), row 21 (length, width, kind) must not be the header of another table below"
            + " the first; give each table a file of its own",
        message(csv));
  }

  @Test
  void categoriesReadInAnotherEncoding() throws IOException {
    List<String> notes =
        good(rows(20, row -> row % 2 == 0 ? "K\u00c3\u00a4fer" : "Ameise")).notes();
    assertTrue(
        notes.stream().anyMatch(w -> w.contains("1 of 4 classes and categories")),
        notes.toString());
  }
}
