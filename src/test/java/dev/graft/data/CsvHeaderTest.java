package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A first line that holds no names is refused, with the option that says so. */
class CsvHeaderTest extends TableFixtures {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "6,148,72,35,0,33.6,0.627,50,1\n1,85,66,29,0,26.6,0.351,31,0\n8,183,64,0,0,23.3,0.672,32,1\n",
        "5.1,3.5,1.4,0.2,setosa\n4.9,3.0,1.4,0.2,setosa\n7.0,3.2,4.7,1.4,versicolor\n",
        "p,x,s,n\ne,x,s,y\ne,b,s,w\np,x,y,w\n",
        "39,State,Male,<=50K\n50,State,Male,<=50K\n38,Private,Male,>50K\n"
      })
  void aFirstLineOfCells(String csv) throws IOException {
    String message = message(csv);
    assertTrue(message.contains("where the first line is a row, give"), message);
    assertTrue(message.contains("CsvOptions.withDefaults().withoutHeader()"), message);
  }

  @Test
  void numberedColumnsHaveNames() throws IOException {
    assertEquals(
        List.of("0", "1", "2"), good("y,0,1,2\na,5,1,2\nb,6,1,3\na,7,4,2\nb,8,1,9\n").columns());
  }

  @Test
  void anotherSeparatorIsNamed() throws IOException {
    assertEquals(
        "table (t.csv) must have columns separated by commas, but its lines are parted by tabs;"
            + " give CsvOptions.withDefaults().withSeparator('\\t'), and .withoutHeader() where the"
            + " first line is a row",
        message("x\ty\n1, 2\ta\n2\tb\n"));
    assertTrue(message("x|y\n1|a\n2,5|b\n").contains("withSeparator('|')"));
  }

  @Test
  void theAdviceOnASeparatorIsNoCircle() throws IOException {
    CsvOptions usual = CsvOptions.withDefaults();
    for (char sign : new char[] {'^', '~', '\u00a6', ' ', ':'}) {
      String csv = "x,y\n1,a\n2,b\n3,a\n4,b\n".replace(',', sign);
      String said = message(csv);
      assertTrue(
          said.contains("give CsvOptions.withDefaults().withSeparator('" + sign + "')"), said);
      assertEquals(4, TableSet.of(file(csv), usual.withSeparator(sign), "y").size());
    }
    String bell = message("x\u0001y\n1\u0001a\n2\u0001b\n");
    assertTrue(bell.contains("withSeparator('\\u0001')"), bell);
    String r = "\"x\" \"y\"\n\"1\" 1 \"a b\"\n\"2\" 2 \"b\"\n";
    assertTrue(message(r).contains("parted by blanks; give"), message(r));
    Path path = file(r);
    CsvOptions blanks = usual.withSeparator(' ');
    assertTrue(refused(() -> TableSet.of(path, blanks, "y")).contains("row.names = FALSE"));
    String one = message("name\nAnn Lee\nBo\n");
    assertTrue(one.contains("such as CsvOptions.withDefaults().withSeparator(';'), or"), one);
    CsvOptions semicolons = usual.withSeparator(';');
    String again = refused(() -> TableSet.of(path, semicolons, "y"));
    assertTrue(again.contains("withSeparator('|'), or, where it has one column alone"), again);
    assertTrue(message("<table>\n<tr><td>1</td></tr>\n").contains("pandas.read_html(path)[0]"));
  }

  @Test
  void aSignThatPartsAllLinesTooIsNotTakenForTheOne() throws IOException {
    String both = "Alter;Gr\u00f6\u00dfe, m;Klasse\n" + "57;1,80;ja\n61;1,75;nein\n".repeat(5);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () ->
                    TableSet.of(file(both), CsvOptions.withDefaults().withSeparator(','), "Klasse"))
            .getMessage();
    assertTrue(message.contains("its lines are parted by semicolons"), message);
    String one = "1,sun moon,a\n" + "2,rain,b\n1,snow,a\n".repeat(5);
    String headless =
        assertThrows(IllegalArgumentException.class, () -> TableSet.of(file(one), "3"))
            .getMessage();
    assertTrue(headless.contains("withoutHeader()"), headless);
  }

  @Test
  void numbersAreNamesWhereTheTargetIsOne() throws IOException {
    String spectra = "400.1,401.2,402.3,k\n";
    String years = "country,k,2019,2020,2021\n";
    for (int row = 0; row < 20; row++) {
      String k = row % 2 == 0 ? "a" : "b";
      spectra += row * 3 % 7 + ".5," + row % 5 + ".1," + row * 7 % 11 + ".2," + k + "\n";
      years += "c" + row % 4 + "," + k + "," + row * 3 % 7 + "," + row % 5 + "," + row + "\n";
    }
    assertEquals(List.of("400.1", "401.2", "402.3"), TableSet.of(file(spectra), "k").columns());
    assertEquals(
        List.of("country", "2019", "2020", "2021"), TableSet.of(file(years), "k").columns());
    // Without a header the last cell of the first line is one of its column.
    String rows = spectra.substring(spectra.indexOf('\n') + 1);
    String message =
        assertThrows(IllegalArgumentException.class, () -> TableSet.of(file(rows), "a"))
            .getMessage();
    assertTrue(message.contains("must hold names; where the first line is a row"), message);
  }

  @Test
  void aColumnMayBeCalledAsOneOfItsCells() throws IOException {
    StringBuilder csv = new StringBuilder("x,b,y\n");
    StringBuilder letters = new StringBuilder("b,y\n");
    for (int row = 0; row < 20; row++) {
      String cells = "ab".charAt(row % 2) + "," + "yn".charAt(row / 2 % 2) + "\n";
      csv.append(row * 7 % 20).append(".5,").append(cells);
      letters.append(cells);
    }
    assertEquals(20, good(csv.toString()).size());
    String said = message(letters.toString());
    assertTrue(said.contains("else give each column a name that none of its cells is"), said);
    assertEquals(20, good(letters.toString().replaceFirst("b,y", "kind,y")).size());
  }

  @Test
  void aTitleAboveTheHeader() throws IOException {
    String table = "city,sales,y\nBonn,1,a\nKiel,2,b\nBonn,3,a\nKiel,4,b\n";
    assertEquals(
        "table (t.csv) must begin with its header, but that stands below other lines (row 2: city,"
            + " sales, y); remove the lines above it",
        message("Sales report 2023,,\n,,\n" + table));
    assertEquals(4, good(table).size());
    assertTrue(
        message("city,sales,why\nBonn,1,y\nKiel,2,n\nBonn,1,n\n").contains("no column of"),
        "a cell");
  }

  @Test
  void aTitleOfOneCell() throws IOException {
    String table = "city,sales,y\nBonn,1,a\nKiel,2,b\nBonn,3,a\nKiel,4,b\n";
    String said = message("Sales of 2020\n" + table);
    assertTrue(said.contains("row 1 (3 cells) must have as many cells as the first line, 1"), said);
    assertTrue(
        said.endsWith(
            "where 'Sales of 2020' is a title, remove that line, so that the header is the first"),
        said);
    assertEquals(4, good(table).size());
    assertTrue(!message(table + "Ulm,1\n").contains("title"), "a row");
  }

  @Test
  void json() throws IOException {
    String array = "[{\"x\": 1, \"y\": \"a\"},\n {\"x\": 2, \"y\": \"b\"}]\n";
    for (String text : List.of(array, "[\n" + array.substring(1), "{\n \"x\": [1, 2]\n}\n")) {
      assertTrue(
          message(text)
              .endsWith("write it as CSV: pandas.read_json(path).to_csv(new, index=False)"));
    }
    String lines = "{\"x\": 1, \"y\": \"a\"}\n{\"x\": 2, \"y\": \"b\"}\n";
    assertTrue(
        message(lines).endsWith("pandas.read_json(path, lines=True).to_csv(new, index=False)"));
    assertEquals(List.of("[x]"), good("[x],y\n1,a\n2,b\n3,a\n4,b\n").columns());
  }

  @Test
  void aLineOfUnitsBelowTheHeader() throws IOException {
    StringBuilder csv = new StringBuilder("t,wind,y\n(C),(m/s),(class)\n");
    for (int row = 0; row < 20; row++) {
      csv.append(row).append(".5,").append(20 - row).append(".1,").append("ab".charAt(row % 2));
      csv.append('\n');
    }
    assertEquals(
        "table (t.csv), row 1 ((C), (m/s), (class)) must hold cells, and not units or a second line"
            + " of the header; remove it",
        message(csv.toString()));
    assertEquals(20, good(csv.toString().replaceFirst("[(]C.*\n", "")).size());
  }

  @Test
  void aTotalBelowTheRows() throws IOException {
    String rows = "city,sales,y\nBonn,1,a\nKiel,2,b\nBonn,3,a\nKiel,4,b\n";
    assertEquals(
        "table (t.csv), row 5 (Total, 10, a) must be a row as the others are, but it is their sum;"
            + " remove it",
        message(rows + "Total,10,a\n"));
    assertEquals(5, good(rows + "Total,11,a\n").size(), "no sum");
    assertEquals(5, good(rows + "Ulm,10,a\n").size(), "a town");
    for (String sign : "#VALUE! #NAME? #REF! #DIV/0!".split(" ")) {
      String said = message(rows + "Ulm," + sign + ",a\n");
      assertTrue(said.contains("1 of 5 cells are missing: '" + sign + "' in row 5"), said);
    }
  }

  @Test
  void cellsThatNoSignParts() throws IOException {
    String wide = "age  bmi   y\n 20  25.5  a\n 30  24.0  b\n 40  23.1  a\n 50  22.2  b\n";
    assertTrue(
        message(wide).contains("its cells are parted by several blanks ('age  bmi   y'); write"));
    assertEquals(4, good(wide.replaceAll("(?m)^ +", "").replaceAll(" +", ",")).size());
    assertTrue(
        message("1 1:0.5 2:0.25\n-1 1:0.3 2:0.1\n").contains("is in LIBSVM's form ('1 ...')"));
    String marked = "| a | y |\n|---|---|\n| 1 | u |\n| 2 | v |\n| 3 | u |\n| 5 | v |\n";
    String said = message(marked);
    assertTrue(said.contains("is a table of Markdown (| a | y | ...); remove the line"), said);
    String followed =
        marked
            .replaceFirst("[|]-.*\n", "")
            .replaceAll("(?m)^ *[|] *", "")
            .replaceAll("(?m) *[|] *$", "")
            .replaceAll(" *[|] *", "|");
    assertEquals(
        4, TableSet.of(file(followed), CsvOptions.withDefaults().withSeparator('|'), "y").size());
  }

  @Test
  void aHeaderThatStandsAgainBetweenTheRows() throws IOException {
    assertEquals(
        "table (t.csv), row 3 must not be the header again (x, y); remove that line, as where files"
            + " were joined, or, where the first line is a row, give"
            + " CsvOptions.withDefaults().withoutHeader()",
        message("x,y\n1,a\n2,b\nx,y\n3,a\n"));
  }

  @Test
  void aNameThatIsNotThere() throws IOException {
    Path file = Files.writeString(folder.resolve("t.csv"), "x,z\n1,a\n2,b\n3,a\n4,b\n");
    var thrown = assertThrows(IllegalArgumentException.class, () -> TableSet.of(file, "y"));
    assertEquals(null, thrown.getCause(), "it would say the same again");
    String message = message("x,z\n1,a\n2,b\n3,a\n4,b\n");
    assertTrue(message.startsWith("no column of table (t.csv) 'y'; did you mean 'x'?"), message);
    assertTrue(message.endsWith("withoutHeader(), and columns are called 1, 2, ..."), message);
  }

  @Test
  void linesWithinQuotesAndFormsOfOthers() throws IOException {
    String quoted = message("\"x,y\"\n\"1,a\"\n\"2,b\"\n");
    assertTrue(quoted.contains("each line stands between quotes ('x,y')"), quoted);
    String fast = message("__label__up so, well\n__label__down no, never, no\n");
    assertTrue(fast.contains("is in fastText's form ('__label__up ...')"), fast);
    String rows = message("x,y\n1,5.1,a\n2,4.9,b\n");
    assertTrue(rows.contains("where R wrote names of rows in front, write it with row"), rows);
  }
}
