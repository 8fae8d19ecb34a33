package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.input.TableEncoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of tables that cannot be used: file, column, row, value, rule, way out. */
class TableErrorsTest {
  @TempDir Path folder;

  private Path file(String csv) throws IOException {
    return Files.writeString(folder.resolve("t.csv"), csv);
  }

  private String message(String csv, String... without) throws IOException {
    Path path = file(csv);
    return assertThrows(IllegalArgumentException.class, () -> TableSet.of(path, "y", without))
        .getMessage()
        .replace(path.toString(), "t.csv");
  }

  private TableSet good(String csv) throws IOException {
    return TableSet.of(file(csv), "y").withName("t");
  }

  private static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  @Test
  void missingCells() throws IOException {
    assertEquals(
        "table (t.csv), column 'x' (2 of 4 cells are missing, the first in row 2) must be filled;"
            + " leave the column out, or read the file with Tablesaw, fill or drop what is missing,"
            + " and give TableSet.of(name, table, target) the result",
        message("x,z,y\n1,1,a\n,2,b\n3,3,a\nNA,4,b\n"));
    assertTrue(message("x,y\n1,a\n2,\n3,a\n4,b\n").startsWith("table (t.csv), column 'y' (1 of 4"));
    assertEquals(4, TableSet.of(file("x,z,y\n1,1,a\n,2,b\n3,3,a\n4,4,b\n"), "y", "x").size());
  }

  @Test
  void aDateColumn() throws IOException {
    String csv = "when,x,y\n2020-01-31,1,a\n2020-02-01,2,b\n2020-02-02,3,a\n2020-02-03,4,b\n";
    assertEquals(
        "table (t.csv), column 'when' (2020-01-31, ...) must hold numbers or categories, not dates"
            + " or times; leave it out: TableSet.of(..., target, \"when\"), or make a number of it"
            + " first",
        message(csv));
    assertEquals(List.of("x"), TableSet.of(file(csv), "y", "when").columns());
    assertTrue(message("t,y\n12:30,a\n13:45,b\n09:10,a\n10:00,b\n").contains("not dates or times"));
  }

  @Test
  void numbersThatLookLikeTimesOrDatesAreNumbers() throws IOException {
    TableSet set = good("mass,day,y\n1200,20200131,a\n2359,20200201,b\n1745,20200202,a\n900,1,b\n");
    assertEquals(2, set.encoding().length());
  }

  @Test
  void aConstantColumn() throws IOException {
    TableSet set = good("x,c,y\n1,7,a\n2,7,b\n3,7,a\n4,7,b\n");
    assertEquals(
        "t, column 'c' (7 in all of 4 rows) must vary, or a network learns nothing from it; leave"
            + " it out with without(\"c\"), or take more rows",
        refused(set::encoding));
    assertEquals(1, set.without("c").encoding().length());
    TableSet island = good("x,c,y\n1,Dream,a\n2,Dream,b\n3,Dream,a\n4,Dream,b\n");
    assertTrue(refused(island::encoding).startsWith("t, column 'c' (Dream in all of 4 rows)"));
  }

  @Test
  void aTargetThatIsNoClass() throws IOException {
    assertEquals(
        "table (t.csv), target 'y' (a in every row) must have at least 2 classes; choose another"
            + " target",
        message("x,y\n1,a\n2,a\n"));
    assertEquals(
        "table (t.csv), target 'y', row 2 (2.5) must be a class, not a measurement; choose another"
            + " target, or cut it into classes with Tablesaw first",
        message("x,y\n1,2\n2,2.5\n3,2\n4,3\n"));
    assertEquals(
        "table (t.csv), target 'y' (3 different cells in 4 rows) must have at most 100 classes, of"
            + " 2 rows each or more on average; choose another target, or cut it into classes with"
            + " Tablesaw first",
        message("x,y\n1,a\n2,b\n3,c\n4,a\n"));
    StringBuilder many = new StringBuilder("x,y\n");
    for (int row = 0; row < 202; row++) {
      many.append(row).append(',').append(row / 2).append('\n');
    }
    assertTrue(message(many.toString()).contains("(101 different cells in 202 rows)"));
    assertEquals(
        List.of("2", "10"), good("x,y\n1,10\n2,2\n3,10\n4,2\n").classes(), "in numeric order");
  }

  @Test
  void columnsThatTheOtherTableLacks() throws IOException {
    TableEncoding encoding = good("x,z,y\n1,4,a\n2,3,b\n3,2,a\n4,1,b\n").encoding();
    TableSet other = good("z,w,y\n1,4,a\n2,3,b\n3,2,a\n4,1,b\n");
    String lacks =
        "t has no column 'x'; it has [z, w]. Where a base asks for it: train that base on"
            + " source.sharing(target), or give a column the name with withRenamed";
    assertEquals(lacks, refused(() -> other.checkTakenBy(encoding)));
    assertEquals(lacks, refused(() -> other.numbers(0, encoding)));
    other.withRenamed("w", "x").checkTakenBy(encoding);
    TableSet words = good("x,z,y\nlow,4,a\nhigh,3,b\nlow,2,a\nlow,1,b\n");
    assertEquals(
        "t, column 'x' ('low' in its first row) must hold numbers, as in the base's source; correct"
            + " its cells, or make it categories in the source with withCategories(\"x\")",
        refused(() -> words.checkTakenBy(encoding)));
    assertTrue(
        refused(() -> words.encoding().checkFits(encoding, "Base"))
            .startsWith("columns [x, z] must be those that Base was made for, [x, z], with the"));
  }

  @Test
  void textInAnotherEncoding() throws IOException {
    Path path = folder.resolve("latin.csv");
    Files.write(path, "x,y\n1,chat\n2,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        "table (latin.csv) must be text in UTF-8, but line 3 has a byte 0xE9 that is none; save it"
            + " again as UTF-8",
        refused(() -> TableSet.of(path, "y")).replace(path.toString(), "latin.csv"));
    Files.writeString(path, "\uFEFFx,y\n1,caf\u00e9\n2,th\u00e9\n3,caf\u00e9\n4,th\u00e9\n");
    TableSet marked = TableSet.of(path, "y");
    assertEquals(List.of("x"), marked.columns(), "without the mark");
    assertEquals(List.of("caf\u00e9", "th\u00e9"), marked.classes());
  }

  @Test
  void filesWithoutRows() throws IOException {
    assertEquals("table (t.csv) must have a header and rows, but it is empty", message(" \n"));
    assertEquals("table (t.csv) must have rows, but there is a header alone", message("x,y\n"));
    assertEquals(
        "table (t.csv) must have columns separated by commas, but there is one alone: 'x;y'; save"
            + " it again with commas",
        message("x;y\n1;a\n2;b\n"));
    Path none = Path.of("none.csv");
    assertEquals(
        "table (none.csv) cannot be read: there is no such file; give the path of a CSV file",
        refused(() -> TableSet.of(none, "y")));
    assertTrue(refused(() -> TableSet.of(folder, "y")).contains("it is a folder; give the path"));
  }

  @Test
  void linesThatDoNotFitTheHeader() throws IOException {
    assertEquals(
        "table (t.csv), row 2 (3 cells) must have as many cells as the header, 2; correct the line",
        message("x,y\n1,a\n2,b,3\n"));
    assertTrue(message("x,z,y\n1,2,a\n2\n").contains(" row 2 (1 cell) must have as many cells"));
    assertEquals(
        "table (t.csv), header [x, x, y] must have names that differ; give each column its own",
        message("x,x,y\n1,1,a\n2,2,b\n"));
    assertEquals(4, good("x,y\n1,a\n\n2,b\n3,a\n4,b\n\n").size(), "empty lines are no rows");
  }

  @Test
  void aCommaWithinANumber() throws IOException {
    assertEquals(
        "table (t.csv), column 'x', row 2 (1,5) must have no comma within a number; write a point"
            + " for decimals and nothing between thousands",
        message("x,y\n\"2\",a\n\"1,5\",b\n3,a\n4,b\n"));
  }

  @Test
  void namesThatAreNotThere() throws IOException {
    assertTrue(message("x,why\n1,a\n2,b\n").startsWith("no column of t.csv 'y'; did you mean "));
    TableSet set = good("x,z,y\n1,4,a\n2,3,b\n3,2,a\n4,1,b\n");
    assertTrue(refused(() -> set.without("q")).startsWith("t has no column 'q'; it has [x, z]."));
    assertEquals(
        "no z '5'; did you mean '4'? Known: 4, 3, 2, 1", refused(() -> set.where("z", "5")));
    assertTrue(refused(() -> set.without("x", "z")).startsWith("columns (0) must be at least 1"));
    assertEquals("target 'y' must not be left out as well", message("x,y\n1,a\n2,b\n", "y"));
  }

  @Test
  void aColumnOfNames() throws IOException {
    StringBuilder csv = new StringBuilder("id,y\n");
    for (int row = 0; row < 101; row++) {
      csv.append("n").append(row).append(row % 2 == 0 ? ",a\n" : ",b\n");
    }
    assertEquals(
        "t, column 'id' (101 categories in 101 rows) must have at most 100; leave it out with"
            + " without(\"id\")",
        refused(good(csv.toString())::encoding));
  }
}
