package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is said where rows with missing cells are left out, and the ways out of that. */
class MissingNotesTest extends TableFixtures {
  private static final CsvOptions DROPPED = CsvOptions.withDefaults().withoutRowsMissing();

  private static String table(int rows, IntFunction<String> lab, IntFunction<String> y) {
    StringBuilder csv = new StringBuilder("age,lab,y\n");
    for (int row = 0; row < rows; row++) {
      csv.append(row * 37 % 211).append(".5,").append(lab.apply(row)).append(',');
      csv.append(y.apply(row)).append('\n');
    }
    return csv.toString();
  }

  private static String notes(TableSet set) {
    return String.join("\n", set.notes());
  }

  /** Of 60 rows each is ill, Ill, well: the set has one class of the first two. */
  @Test
  void classesThatAreMergedAreCountedAsOne() throws IOException {
    List<String> spellings = List.of("ill", "Ill", "well", "unsure");
    IntFunction<String> y = row -> spellings.get(row % 4);
    String few = table(240, row -> row % 4 == 0 && row < 140 ? "" : "" + row % 7, y);
    TableSet set = TableSet.of(file(few), DROPPED.withClassesMerged(), "y");
    String said = notes(set);
    assertTrue(said.contains("Left out, for cells that are missing: 35 of 240 rows"), said);
    assertTrue(said.contains("Of class 'Ill' 35 of 120 rows are gone, of all others 0 of"), said);
    String some = notes(set.only("Ill", "well"));
    assertTrue(some.contains("35 of 180 rows ('lab' 35). Of class 'Ill' 35 of 120 rows"), some);
    assertFalse(notes(set.only("unsure", "well")).contains("Left out"), "of others");

    List<String> eight = List.of("ILL", "ILl", "IlL", "Ill", "iLL", "iLl", "ilL", "ill");
    String all =
        table(
            320,
            row -> row % 16 > 0 && row % 2 == 0 ? "" : "" + row % 7,
            row -> row % 2 == 0 ? eight.get(row / 2 % 8) : "well");
    String gone = notes(TableSet.of(file(all), DROPPED.withClassesMerged(), "y"));
    assertTrue(gone.contains("Of class 'ILL' 140 of 160 rows are gone"), gone);
    assertFalse(gone.contains("No row is left of"), gone);
  }

  @Test
  void numbersAreCountedByTheClassOfTheSet() throws IOException {
    String csv =
        table(90, row -> row % 3 == 0 && row < 60 ? "" : "" + row % 7, row -> row % 3 + ".0");
    TableSet set = TableSet.of(file(csv), DROPPED, "y");
    assertEquals(List.of("0", "1", "2"), set.classes());
    assertTrue(notes(set).contains("Of class '0' 20 of 30 rows are gone"), notes(set));
    String some = notes(set.only("0", "1"));
    assertTrue(some.contains("20 of 60 rows ('lab' 20). Of class '0' 20 of 30"), some);
    assertFalse(notes(set.only("1", "2")).contains("Left out"), notes(set.only("1", "2")));
  }

  @Test
  void aClassThatGoesWithItsCellsIsToldWhereOneIsLeft() throws IOException {
    String csv = table(100, row -> row < 53 ? "" : "" + row % 7, row -> row < 53 ? "ill" : "well");
    Path path = file(csv);
    String said = refused(() -> TableSet.of(path, DROPPED, "y")).replace(path.toString(), "t");
    assertEquals(
        "table (t), target 'y' (well in every row that is left) must have at least 2 classes; left"
            + " out, for cells that are missing: 53 of 100 rows ('lab' 53), among them each row of"
            + " 'ill' (53); let a rule fill the cells: TableGaps, or leave the column out:"
            + " TableSet.of(..., target, \"lab\")",
        said);
    assertEquals(100, TableSet.of(path, "y", "lab").size());
    TableSet filled = TableGaps.of(path, DROPPED, "y").filledFor(set -> set.split(0.5, 0.2, 0.3));
    assertEquals(100, filled.size());
    String sign = refused(() -> TableSet.of(path, DROPPED.withMissing("ill"), "y", "lab"));
    assertTrue(sign.contains("where 'ill' (53) is a class, name it no longer as a sign"), sign);
    Path usual = file(csv.replace("ill", "-"));
    String dash = refused(() -> TableSet.of(usual, DROPPED, "y", "lab"));
    assertTrue(
        dash.contains("where '-' (53) is a class, give " + DROPPED.withCategories("y")), dash);
    assertEquals(100, TableSet.of(usual, DROPPED.withCategories("y"), "y", "lab").size());
    String one = refused(() -> TableSet.of(file2(csv.replace("ill", "well")), DROPPED, "y"));
    assertTrue(one.contains("(well in every row) must have at least 2 classes; choose"), one);
  }

  private Path file2(String csv) {
    try {
      return file(csv);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void ofSentencesAndPicturesToo() throws IOException {
    Path text =
        file("s,y\na fine film,good\nall is well,good\n[deleted],bad\n[removed],bad\n,bad\n");
    String said = refused(() -> TextSet.of(text, DROPPED, "s", "y"));
    assertTrue(
        said.contains("label 'y' (good in every row that is left) must have at least"), said);
    assertTrue(
        said.endsWith("3 of 5 rows ('s' 3), among them each row of 'bad' (3); fill the cells"));

    Random random = new Random(4);
    StringBuilder csv = new StringBuilder("id,lab,y\n");
    for (int i = 0; i < 6; i++) {
      Samples.write(Samples.noise(random), folder.resolve("pictures/p" + i + ".png"));
      csv.append("p").append(i).append(i < 3 ? ".png,?,ill\n" : ".png,1,well\n");
    }
    Path labels = Files.writeString(folder.resolve("labels.csv"), csv);
    CsvOptions options = DROPPED.withMissingIn("lab", "?");
    String pictures =
        refused(() -> ImageFolder.of(folder.resolve("pictures"), labels, options, "id", "y"));
    assertTrue(pictures.contains("column 'y' (well for every picture that is left)"), pictures);
    assertTrue(pictures.contains("3 of 6 rows (lab: 3), among them each of 'ill'; fill"), pictures);
  }

  @Test
  void sentencesHaveNoColumnToLeaveOut() throws IOException {
    StringBuilder csv = new StringBuilder("s,y\n");
    IntStream.range(0, 40)
        .forEach(
            i ->
                csv.append(i < 12 ? "[deleted]" : "film " + i)
                    .append(i < 16 ? ",bad\n" : ",good\n"));
    String said = TextSet.of(file(csv.toString()), DROPPED, "s", "y").notes().get(0);
    assertTrue(said.endsWith("no fair sample of it. Fill the cells of these rows."), said);
    Path none = file("s,y\n[deleted],a\n[deleted],b\n");
    String all = refused(() -> TextSet.of(none, DROPPED, "s", "y"));
    assertFalse(all.contains("TableSet") || all.contains("TableGaps"), all);
    assertTrue(all.endsWith("must be filled; fill the cells"), all);
  }

  @Test
  void aTargetIsNotFilledWithAnOption() throws IOException {
    String said = message(table(40, row -> "" + row % 7, row -> row % 2 == 0 ? "x" : ""));
    assertTrue(
        said.contains(
            "must be filled; where an empty cell is an answer as 'x' is, write the word for it into"
                + " the cells; or leave such rows out"),
        said);
    assertFalse(said.contains("withEmptyAs"), said);
  }

  /** Each row lacks something, and in two columns most do. */
  @Test
  void whereNoRowWouldBeLeftThatIsNoWay() throws IOException {
    StringBuilder csv = new StringBuilder("a,b,c,d,y\n");
    for (int row = 0; row < 60; row++) {
      csv.append(row % 9 == 0 ? "NA" : "" + row * 7 % 31).append(row % 3 > 0 ? ",NA," : ",5,");
      csv.append(row % 3 < 2 ? "NA," : "red,").append(row).append(row % 2 > 0 ? ",k\n" : ",l\n");
    }
    Path path = file(csv.toString());
    String said = refused(() -> TableSet.of(path, "y"));
    assertFalse(said.contains("withoutRowsMissing"), said);
    assertTrue(said.contains("'b' 40, 'c' 40: 60 of 60 rows in all) must be filled; leave"), said);
    assertTrue(said.contains("TableSet.of(..., target, \"b\"); or fill the cells, or let"), said);
    assertFalse(said.contains("withCategories(\"b\")"), "a column of numbers: " + said);
    String next = refused(() -> TableSet.of(path, "y", "b"));
    assertTrue(next.contains("withoutRowsMissing()"), next);
    assertEquals(20, TableSet.of(path, DROPPED, "y", "b").size());
    String words = refused(() -> TableSet.of(path, "y", "a", "b"));
    assertTrue(words.contains("where the sign is a category, give"), words);
  }

  @Test
  void columnsThatAreLeftOutAlreadyAreNamedAgain() throws IOException {
    StringBuilder csv = new StringBuilder("x,w,z,y\n");
    for (int row = 0; row < 60; row++) {
      csv.append(row % 2 == 0 ? row + ".5,," : "," + row + ".5,").append(row * 7 % 61);
      csv.append(row % 2 == 0 ? ",cat\n" : ",dog\n");
    }
    Path path = file(csv.toString());
    String first = refused(() -> TableSet.of(path, DROPPED, "y"));
    String one = first.contains("target, \"x\")") ? "x" : "w";
    String second = refused(() -> TableSet.of(path, DROPPED, "y", one));
    String both = one.equals("x") ? "\"x\", \"w\"" : "\"w\", \"x\"";
    assertTrue(second.contains("TableSet.of(..., target, " + both + ")"), second);
    assertEquals(60, TableSet.of(path, DROPPED, "y", "x", "w").size());
  }

  @Test
  void aClassOfWhichNoRowWasLeftIsToldOfDomainsToo() throws IOException {
    StringBuilder csv = new StringBuilder("x,place,y\n");
    for (int row = 0; row < 120; row++) {
      csv.append(row % 4 == 0 ? "" : row * 7 % 121 + ".5")
          .append(row % 8 < 4 ? ",north," : ",south,");
      csv.append(List.of("bird", "cat", "dog", "cow").get(row % 4)).append('\n');
    }
    TableSet set = TableSet.of(file(csv.toString()), DROPPED, "y");
    assertTrue(notes(set).contains("No row is left of the class bird"), notes(set));
    TableSet all = set.where("place", "north", "south");
    assertTrue(notes(all).contains("No row is left of the class bird"), notes(all));
  }

  @Test
  void aColumnThatWasRenamedIsCalledAsInTheFile() throws IOException {
    String csv = table(120, row -> row % 12 == 0 ? "-999" : "" + row % 31, row -> "k" + row % 2);
    Path path = file(csv);
    TableSet set = TableSet.of(path, "y").withRenamed("lab", "a b").withRenamed("a b", "years");
    assertTrue(notes(set).contains("withMissingIn(\"lab\", \"-999\")"), notes(set));
    assertTrue(notes(set).contains("Column 'years'"), notes(set));
    CsvOptions way = CsvOptions.withDefaults().withMissingIn("lab", "-999");
    assertEquals(110, TableSet.of(path, way.withoutRowsMissing(), "y").size());
    TableSet read = TableSet.of(path, way.withoutRowsMissing(), "y").withRenamed("lab", "years");
    assertFalse(notes(read).contains("-999"), notes(read));
  }

  @Test
  void allNamesOfOneCallAreThoseOfTheFile() {
    GivenOptions read =
        GivenOptions.of(CsvOptions.withDefaults().withMissingIn("b", "0")).withRenamed("a", "b");
    String words =
        "give CsvOptions.withDefaults().withCategories(\"c\", \"b\").withEmptyAs(\"b\", \"b\"), or"
            + " set.withCategories(\"b\")";
    dev.graft.run.DataNotes.Note note =
        new dev.graft.run.DataNotes.Note(dev.graft.run.DataNotes.Kind.SPELLINGS, 1, words);
    assertEquals(
        "give CsvOptions.withDefaults().withMissingIn(\"b\", \"0\").withCategories(\"c\", \"a\")"
            + ".withEmptyAs(\"a\", \"b\"), or set.withCategories(\"b\")",
        read.continued(List.of(note)).get(0).words());
  }
}
