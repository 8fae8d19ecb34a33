package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.input.Preprocessing;
import dev.graft.input.TableEncoding;
import dev.graft.input.TableEncoding.CategoryColumn;
import dev.graft.input.TableEncoding.NumberColumn;
import dev.graft.recipe.Augmentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Tables with a target column, and how their rows become numbers. */
class TableSetTest {
  private static final String CSV =
      """
      id,weight,colour,year,kind
      a,1,red,2007,cat
      b,2,blue,2008,dog
      c,3,"red, dark",2007,cat
      d,6,red,2009,dog
      """;

  @TempDir Path folder;

  private TableSet set(String csv, String... without) throws IOException {
    Path file = folder.resolve("pets.csv");
    Files.writeString(file, csv);
    return TableSet.of(file, "kind", without);
  }

  @Test
  void aFileBecomesRowsWithClasses() throws IOException {
    TableSet pets = set(CSV, "id");
    assertEquals("pets.csv", pets.name());
    assertEquals(List.of("cat", "dog"), pets.classes());
    assertEquals(List.of(0, 1, 0, 1), pets.labels());
    assertEquals(List.of("weight", "colour", "year"), pets.columns());
    assertEquals("red, dark", pets.cell(2, "colour"));
    assertEquals("row 3", pets.rowName(2));
    assertEquals("row 2, cat: weight 3, colour red, dark, year 2007", pets.shown(2).toString());
    assertTrue(
        pets.toString().startsWith("pets.csv, 4 rows in 2 classes: cat 2, dog 2\ncolumn"),
        pets.toString());
    assertTrue(pets.toString().contains("weight  numbers     4          1 to 6, mean 3"));
    assertTrue(pets.bundle().get("text/html").toString().contains("<td>colour</td>"));
  }

  @Test
  void numbersAreStandardisedAndCategoriesHaveASlotForUnseenOnes() throws IOException {
    TableSet pets = set(CSV, "id");
    TableEncoding encoding = pets.without("year").encoding();
    // By hand: mean (1 + 2 + 3 + 6) / 4 = 3, deviation root((4 + 1 + 0 + 9) / 4) = root 3.5.
    double root = Math.sqrt(3.5);
    NumberColumn weight = (NumberColumn) encoding.columns().get(0);
    assertEquals(3, weight.mean());
    assertEquals(root, weight.deviation(), 1e-15);
    CategoryColumn colour = (CategoryColumn) encoding.columns().get(1);
    assertEquals(List.of("blue", "red", "red, dark"), colour.categories());
    assertEquals(List.of(5), encoding.shape());
    assertArrayEquals(new float[] {(float) (-2 / root), 0, 1, 0, 0}, pets.numbers(0, encoding));
    assertArrayEquals(new float[] {0, 0, 0, 1, 0}, pets.numbers(2, encoding));
    TableSet others = set("kind,colour,weight\ncat,green,3\ndog,red,3\ncat,red,3\ndog,red,3\n");
    assertArrayEquals(
        new float[] {0, 0, 0, 0, 1}, others.numbers(0, encoding), "found by name, unseen colour");
  }

  @Test
  void theTargetsOwnStatisticsAreTheOtherChoice() throws IOException {
    TableSet source = set(CSV, "id", "year");
    TableEncoding encoding = source.encoding();
    TableSet target =
        set("weight,colour,kind\n10,red,cat\n20,red,dog\n30,grey,cat\n99,red,dog\n")
            .withName("heavy pets");
    TableEncoding own = target.standardised(encoding, List.of(0, 1, 2));
    // By hand: mean 20, deviation root((100 + 0 + 100) / 3) = root(200 / 3).
    assertEquals(20, ((NumberColumn) own.columns().get(0)).mean());
    double deviation = Math.sqrt(200 / 3.0);
    assertEquals(deviation, ((NumberColumn) own.columns().get(0)).deviation(), 1e-12);
    assertEquals(encoding.columns().get(1), own.columns().get(1), "the categories stay");
    assertEquals("3 rows of heavy pets", own.standardisedOn());
    assertNotEquals(encoding.hash(), own.hash());
    own.checkFits(encoding, "a base");
    assertArrayEquals(
        new float[] {(float) (-10 / deviation), 0, 1, 0, 0}, target.numbers(0, own), 1e-6f);
  }

  @Test
  void domainsAndColumnsAreChosen() throws IOException {
    TableSet pets = set(CSV, "id");
    TableSet old = pets.where("year", "2007", "2008");
    assertEquals(3, old.size());
    assertEquals("pets.csv, year 2007 and 2008", old.name());
    assertEquals("row 3", old.rowName(2), "as in the file");
    assertEquals(List.of("cat"), onlyCats(pets));
    assertEquals(List.of("colour"), pets.sharing(pets.without("weight", "year")).columns());
    assertEquals(
        List.of("2007", "2008", "2009"),
        ((CategoryColumn) pets.withCategories("year").encoding().columns().get(2)).categories());
    assertEquals("mass", pets.withRenamed("weight", "mass").columns().get(0));
  }

  private static List<String> onlyCats(TableSet pets) {
    return IntStream.range(0, 4)
        .filter(row -> pets.cell(row, "year").equals("2007"))
        .mapToObj(row -> pets.classes().get(pets.label(row)))
        .distinct()
        .toList();
  }

  @Test
  void theHashIsThatOfTheContent() throws IOException {
    TableSet pets = set(CSV);
    assertEquals(pets.hash(), set(CSV).withName("other").hash());
    assertNotEquals(pets.hash(), set(CSV.replace("d,6,", "d,7,")).hash());
    assertNotEquals(
        pets.hash(),
        set(CSV.replace("c,3,\"red, dark\",2007,cat", "c,3,\"red, dark\",2007,dog")).hash());
    assertNotEquals(pets.hash(), pets.withCategories("year").hash());
    assertNotEquals(pets.hash(), pets.withRenamed("year", "born").hash());
  }

  @Test
  void aTablesawTableIsTakenAsItIs() {
    Table table =
        Table.create("made")
            .addColumns(
                DoubleColumn.create("x", 0.5, 1.5, 2.5, 3.5),
                StringColumn.create("y", "no", "yes", "no", "yes"));
    TableSet set = TableSet.of("made", table, "y");
    assertEquals(List.of("no", "yes"), set.classes());
    // By hand: mean 2, deviation root((2.25 + 0.25 + 0.25 + 2.25) / 4) = root 1.25.
    assertEquals(-1.5 / Math.sqrt(1.25), set.numbers(0, set.encoding())[0], 1e-6);
  }

  @Test
  void aSplitIsMadeAsOfPictures() throws IOException {
    TableSet penguins = Penguins.bySex();
    Split split = penguins.perClass(10, 5).withSeed(3);
    Rows rows = split.rows(1);
    assertEquals(20, rows.training().size());
    assertEquals(rows.test(), split.rows(2).test());
    int row = rows.test().get(0);
    assertEquals(penguins.classes().get(penguins.label(row)), split.thumbnail(row).label());
    assertTrue(split.bundle().get("text/html").toString().contains("bill_length_mm"));
    assertTrue(split.canonical().contains(penguins.hash()));
  }

  @Test
  void rowsAndPicturesAreToldApart() throws IOException {
    TableSet pets = set(CSV, "id");
    Preprocessing grey = Preprocessing.uniform(28, 1, 0, 1);
    assertEquals(
        "pets.csv holds rows of a table, but the base takes pictures (28 x 28 pixels, grey, (pixel"
            + " - 0.0) / 1.0); take a base for tables, such as TableNet.untrained(encoding)",
        assertThrows(IllegalArgumentException.class, () -> pets.numbers(0, grey)).getMessage());
    TableEncoding encoding = pets.encoding();
    ImageSet pictures = Samples.set(2, 2);
    String message =
        assertThrows(IllegalArgumentException.class, () -> pictures.numbers(0, encoding))
            .getMessage();
    assertTrue(
        message.startsWith("sample holds pictures, but the base takes rows of a table ("), message);
    assertThrows(
        IllegalArgumentException.class, () -> Augmentation.shift(2).pixels(pets, 0, 1, encoding));
  }
}
