package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of cells that cannot be read: file, column, row, value, rule, way out. */
class TableReadingTest extends TableFixtures {
  @Test
  void missingCells() throws IOException {
    assertEquals(
        "table (t.csv), column 'x' (2 of 4 cells are missing: '' in row 2, 'NA' in row 4) must be"
            + " filled; leave such rows out: CsvOptions.withDefaults().withoutRowsMissing(); or leave"
            + " the column out: TableSet.of(..., target, \"x\"); or fill the cells, or let a rule"
            + " do so: TableGaps",
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
  void aCommaWithinANumber() throws IOException {
    assertEquals(
        "table (t.csv), column 'x' ('1,5' in row 2) must have no comma within a number, and no"
            + " unit; write a point for decimals and nothing between thousands, or give"
            + " CsvOptions.withDefaults().withDecimalComma().withSeparator(','), or say that all are"
            + " categories: CsvOptions.withDefaults().withCategories(\"x\")",
        message("x,y\n\"2\",a\n\"1,5\",b\n3,a\n4,b\n"));
  }
}
