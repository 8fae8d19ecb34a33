package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that are not UTF-8 with a header, commas and points are read when they are described. */
class DescribedFilesTest extends TableFixtures {
  private static final CsvOptions USUAL = CsvOptions.withDefaults();

  @Test
  void separatorAndDecimalComma() throws IOException {
    Path file = file("x;z;y\n1,5;2;a\n-2,25;3;b\n3;4;a\n4e1;5;b\n");
    TableSet set = TableSet.of(file, USUAL.withDecimalComma(), "y");
    assertEquals("-2.25", set.cell(1, "x"));
    assertTrue(
        refused(() -> TableSet.of(file, USUAL.withSeparator(';'), "y"))
            .contains("CsvOptions.withDefaults().withSeparator(';').withDecimalComma(), or"));
    Path points = file("x;y\n1.500;a\n2.500;b\n3.500;a\n4,5;b\n");
    assertTrue(
        refused(() -> TableSet.of(points, USUAL.withDecimalComma(), "y"))
            .contains("'1.500' in row 1"),
        "1.500 may be 1500");
    Path quoted = file("x,y\n\"1,5\",a\n\"2,5\",b\n3,a\n4,b\n");
    CsvOptions commas = USUAL.withDecimalComma().withSeparator(',');
    assertEquals("1.5", TableSet.of(quoted, commas, "y").cell(0, "x"));
  }

  @Test
  void charset() throws IOException {
    Path path = folder.resolve("latin.csv");
    String csv = "x,y\n1,caf\u00e9\n2,th\u00e9\n3,caf\u00e9\n4,th\u00e9\n";
    for (var charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_16)) {
      Files.write(path, csv.getBytes(charset));
      assertEquals(
          List.of("caf\u00e9", "th\u00e9"),
          TableSet.of(path, USUAL.withCharset(charset), "y").classes());
    }
  }

  @Test
  void withoutHeader() throws IOException {
    Path file = file("1.5,red,a\n2.5,blue,b\n3.5,red,a\n4.5,blue,b\n");
    TableSet set = TableSet.of(file, USUAL.withoutHeader(), "3", "1");
    assertEquals(4, set.size());
    assertEquals(List.of("2"), set.columns());
    assertEquals("row 1", set.rowName(0));
  }

  @Test
  void missingSignsOfOnesOwn() throws IOException {
    Path file = file("x,z,y\n1,1,a\n-999,2,b\n3,3,b\n4,unknown,b\n5,5,a\n6,6,b\n");
    CsvOptions signs = USUAL.withMissing("-999", "unknown");
    assertTrue(
        refused(() -> TableSet.of(file, signs, "y"))
            .contains(
                "column 'x' (1 of 6 cells are missing: '-999' in row 2; by column, 'x' 1, 'z'"
                    + " 1: 2 of 6 rows in all)"));
    TableSet kept = TableSet.of(file, signs.withoutRowsMissing(), "y");
    assertEquals(List.of("1", "3", "5", "6"), texts(kept, "z"), "numbers again");
    assertEquals("row 5", kept.rowName(2), "as in the file");
    assertTrue(
        kept.notes().contains("Left out, for cells that are missing: 2 of 6 rows ('x' 1, 'z' 1)."),
        kept.notes().toString());
  }

  private static List<String> texts(TableSet set, String column) {
    return java.util.stream.IntStream.range(0, set.size())
        .mapToObj(row -> set.cell(row, column))
        .toList();
  }

  @Test
  void categoriesAreTakenAsWritten() throws IOException {
    Path file = file("x,z,y\n1,NA,?\n2,EU,b\n3,2024-01-01,?\n4,7,b\n");
    TableSet set = TableSet.of(file, USUAL.withCategories("z", "y"), "y");
    assertEquals(List.of("?", "b"), set.classes(), "asked for");
    assertEquals("NA", set.cell(0, "z"));
  }

  @Test
  void classesMergedOrAsWritten() throws IOException {
    Path file = file("x,y\n1,Yes\n2,yes\n3,\"yes \"\n4,No\n5,no\n6,yes\n");
    assertEquals(
        "table (t.csv), column 'y' ('No', 'no'; 'yes', 'Yes', 'yes ') must have no classes that"
            + " differ by spelling alone; correct them, or give"
            + " CsvOptions.withDefaults().withClassesMerged(), or .withClassesAsWritten() where they"
            + " are several",
        refused(() -> TableSet.of(file, "y")).replace(file.toString(), "t.csv"));
    TableSet merged = TableSet.of(file, USUAL.withClassesMerged(), "y");
    assertEquals(List.of("No", "yes"), merged.classes());
    assertEquals(List.of(1, 1, 1, 0, 0, 1), merged.labels());
    assertTrue(merged.toString().contains("'yes', 'Yes', 'yes '"), "said where it is shown");
    CsvOptions both = USUAL.withClassesMerged().withClassesAsWritten();
    assertEquals(List.of("No", "yes"), TableSet.of(file, both, "y").classes(), "merged still");
    Path letters = file("x,y\n1,a\n2,A\n3,a\n4,A\n");
    TableSet written = TableSet.of(letters, USUAL.withClassesAsWritten(), "y");
    assertEquals(List.of("A", "a"), written.classes());
    assertEquals(
        List.of(
            "Classes and categories that are spelt alike are several, as asked for"
                + " (withClassesAsWritten)."),
        written.notes());
  }

  @Test
  void anOptionMakesAnotherValue() {
    assertNotEquals(USUAL, USUAL.withoutHeader());
    assertEquals(USUAL, CsvOptions.withDefaults());
    assertEquals('\t', USUAL.separatorOf("A.TSV", "x;y\n"));
    assertEquals('|', USUAL.withSeparator('|').separatorOf("a.tsv", "x;y\n"));
    assertTrue(refused(() -> USUAL.withSeparator('"')).contains("no quote"));
  }
}
