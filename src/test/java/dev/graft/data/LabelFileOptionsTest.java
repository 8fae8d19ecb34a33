package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelFileOptionsTest {
  private static final CsvOptions USUAL = CsvOptions.withDefaults();

  @TempDir Path temporary;
  private Path folder;
  private Path csv;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = temporary.resolve("leaves");
    csv = temporary.resolve("labels.csv");
    for (int i = 0; i < 4; i++) {
      Samples.write(Samples.plain(9, 9, i), folder.resolve("abcd".charAt(i) + ".png"));
    }
  }

  private ImageSet open(String text, CsvOptions options) throws IOException {
    Files.writeString(csv, text);
    return ImageFolder.of(folder, csv, options, "id", "label");
  }

  private String refused(String text, CsvOptions options) {
    return assertThrows(IllegalArgumentException.class, () -> open(text, options)).getMessage();
  }

  @Test
  void classesThatAreSpeltAlikeHaveAWayOut() throws IOException {
    for (String text :
        List.of(
            "id,label\na,Cat\nb,cat\nc,dog\nd,cat\n",
            "id,label\na,1\nb,1.0\nc,2\nd,1\n",
            "id,label\na,1\nb,01\nc,2\nd,1\n")) {
      assertEquals(3, open(text, USUAL).classes().size());
      ImageSet merged = open(text, USUAL.withClassesMerged());
      assertEquals(2, merged.classes().size());
      assertTrue(merged.notes().get(0).startsWith("Classes merged, each under its first spelling"));
      ImageSet several = open(text, USUAL.withClassesAsWritten());
      assertEquals(3, several.classes().size());
      assertTrue(several.noted().orElseThrow().weighing().isEmpty(), several.toString());
    }
  }

  @Test
  void aFileWithoutAHeaderOrWithOtherSeparatorsHasAWayOut() throws IOException {
    String headless = "a,cat\nb,dog\nc,cat\nd,dog\n";
    Files.writeString(csv, headless);
    String said =
        assertThrows(
                IllegalArgumentException.class, () -> ImageFolder.of(folder, csv, USUAL, "1", "2"))
            .getMessage();
    assertTrue(said.contains("give CsvOptions.withDefaults().withoutHeader()"), said);
    assertEquals(4, ImageFolder.of(folder, csv, USUAL.withoutHeader(), "1", "2").size());
    String blanks = "id label\na cat\nb dog\nc cat\nd dog\n";
    said = refused(blanks, USUAL);
    assertTrue(said.contains("CsvOptions.withDefaults().withSeparator(' ')"), said);
    assertEquals(4, open(blanks, USUAL.withSeparator(' ')).size());
  }

  @Test
  void anEncodingIsFollowedAsTold() throws IOException {
    Charset western = Charset.forName("windows-1252");
    Files.write(
        csv, "id,label\na,K\u00e4fer\nb,Ameise\nc,K\u00e4fer\nd,Ameise\n".getBytes(western));
    String said =
        assertThrows(
                IllegalArgumentException.class, () -> ImageFolder.of(folder, csv, "id", "label"))
            .getMessage();
    assertTrue(said.contains(".withCharset("), said);
    CsvOptions told = USUAL.withCharset(western);
    ImageSet set = ImageFolder.of(folder, csv, told, "id", "label");
    assertEquals(List.of("Ameise", "K\u00e4fer"), set.classes());
    Files.write(csv, "id,label\na,x\nb,y\nc,x\nd,y\n".getBytes(StandardCharsets.UTF_16LE));
    told = USUAL.withCharset(StandardCharsets.UTF_16LE);
    assertEquals(2, ImageFolder.of(folder, csv, told, "id", "label").classes().size());
  }

  @Test
  void separatorHeaderAndMissingSigns() throws IOException {
    assertEquals(4, open("id:label\na:x\nb:y\nc:x\nd:y\n", USUAL.withSeparator(':')).size());
    Files.writeString(csv, "a,x\nb,y\nc,x\nd,y\n");
    assertEquals(4, ImageFolder.of(folder, csv, USUAL.withoutHeader(), "1", "2").size());
    String text = "id,label\na,x\nb,NA\nc,?\nd,y\n";
    assertEquals(
        "labels ("
            + csv
            + "), row 2 (id 'b', label 'NA') must have a class, not a sign for a missing"
            + " cell; remove the row, or leave such rows out:"
            + " CsvOptions.withDefaults().withoutRowsMissing(); or, where it is a class, give"
            + " CsvOptions.withDefaults().withCategories(\"label\")",
        refused(text, USUAL));
    ImageSet left = open(text, USUAL.withoutRowsMissing());
    assertEquals(List.of("x", "y"), left.classes());
    assertTrue(left.toString().contains("Left out without a label, 2: b.png, c.png"));
    assertEquals(4, open(text, USUAL.withCategories("label")).classes().size());
    String unsure = "id,label\na,x\nb,unsure\nc,\nd,y\n";
    assertTrue(refused(unsure, USUAL.withMissing("unsure")).contains("(id 'b', label 'unsure')"));
    CsvOptions out = USUAL.withMissingIn("label", "unsure").withoutRowsMissing();
    assertEquals(2, open(unsure, out).size());
    String wrong = refused(text, USUAL.withCategories("labels"));
    assertTrue(wrong.contains("'labels'; did you mean 'label'?"), wrong);
    wrong =
        assertThrows(IllegalArgumentException.class, () -> ImageFolder.of(folder, csv, USUAL, "id"))
            .getMessage();
    assertTrue(wrong.startsWith("columns (id) must be two"), wrong);
  }

  /** As of moles and of leaves, in much downloaded sets. */
  @Test
  void aColumnPerClassIsNamedSo() {
    String text = "id,MEL,NV,BCC\na,1.0,0.0,0.0\nb,0,1,0\nc,0,1,0\nd,0,0,1\n";
    assertEquals(
        "labels ("
            + csv
            + ") must have a column 'label' of classes, and has a column per class (MEL,"
            + " NV, BCC): write their names into one, df['label'] = df[['MEL', 'NV',"
            + " 'BCC']].idxmax(axis=1) in pandas",
        refused(text, USUAL));
    String several = refused(text.replace("b,0,1,0", "b,1,1,0"), USUAL);
    assertTrue(several.endsWith(", where a row is of one alone; 1 of 4 are of several"), several);
    for (String other : List.of("id,labels,sex,ill\na,x,1,0\nb,y,1,1\n", "id,labels\na,x\nb,y\n")) {
      String said = refused(other, USUAL);
      assertTrue(said.contains("did you mean 'labels'?"), said);
    }
    assertFalse(refused(text.replace("MEL", "label") + "e,1,0,0\n", USUAL).contains("per class"));
  }

  /** Of columns beside the label as of the label itself. */
  @Test
  void cellsOfOtherColumnsAreReadAsTold() throws IOException {
    String text = "id,label,clip,lens\na,x,k1,\nb,y,-9,red\nc,x,k2,\nd,y,-9.0,red\n";
    ImageSet usual = open(text, USUAL);
    assertEquals(List.of("k1", "-9", "k2", "-9.0"), usual.cells("clip"));
    ImageSet told = open(text, USUAL.withMissingIn("clip", "-9").withEmptyAs("lens", "none"));
    assertEquals(List.of("k1", "", "k2", ""), told.cells("clip"));
    assertEquals(List.of("none", "red", "none", "red"), told.cells("lens"));
    assertTrue(
        told.notes()
            .contains("Column 'lens': 2 of 4 cells are empty and read as 'none', as asked for."),
        told.notes()::toString);
    assertEquals(List.of("k1", "", "k2", ""), open(text, USUAL.withMissing("-9")).cells("clip"));
    String more = text.replace("-9,red", "k3,red");
    ImageSet left = open(more, USUAL.withMissingIn("clip", "-9").withoutRowsMissing());
    assertEquals(3, left.size());
    assertTrue(
        left.notes()
            .contains(
                "Left out, for cells that are missing: 1 of 4 rows of the label file (clip)."),
        left.notes()::toString);
  }

  private static String refusedCell(String ending) {
    return "must have a class, not a sign for a missing cell; remove the row, or leave such rows"
        + " out: CsvOptions.withDefaults()"
        + ending;
  }

  /** A way out that leads back is none. */
  @Test
  void signsThatWereNamedAreNoCategories() throws IOException {
    String text = "id,label\na,x\nb,unknown\nc,x\nd,y\n";
    CsvOptions named = USUAL.withMissingIn("label", "unknown");
    String said = refused(text, named);
    String ending =
        ".withMissingIn(\"label\", \"unknown\").withoutRowsMissing(); or, where it is a class, name"
            + " it no longer as a sign of a missing one";
    assertTrue(said.endsWith(refusedCell(ending)), said);
    assertEquals(3, open(text, named.withoutRowsMissing()).size());
    said = refused(text.replace("unknown", "NA"), named);
    ending = ".withMissingIn(\"label\", \"unknown\").withCategories(\"label\")";
    assertTrue(said.endsWith("where it is a class, give CsvOptions.withDefaults()" + ending), said);
    assertEquals(
        3, open(text.replace("unknown", "NA"), named.withCategories("label")).classes().size());
    String empty = text.replace("unknown", "");
    assertEquals(
        "labels ("
            + csv
            + "), row 2 (id 'b', label '') must have both cells; fill or remove the row, or leave"
            + " such rows out: CsvOptions.withDefaults().withoutRowsMissing()",
        refused(empty, USUAL));
    assertEquals(3, open(empty, USUAL.withoutRowsMissing()).size());
  }

  /** As of tables: most cats have no age. */
  @Test
  void aClassThatLosesNearlyAllIsNamed() throws IOException {
    StringBuilder text = new StringBuilder("id,label,age\n");
    for (int i = 0; i < 24; i++) {
      String name = (i < 12 ? "c" : "d") + i;
      Samples.write(Samples.plain(9, 9, 10 + i), folder.resolve(name + ".png"));
      text.append(name).append(i < 12 ? ",cat," : ",dog,").append(i < 10 ? "-999\n" : i + "\n");
    }
    CsvOptions asked = USUAL.withMissingIn("age", "-999").withoutRowsMissing();
    ImageSet set = open(text.toString(), asked);
    assertEquals(14, set.size());
    String loss =
        "Left out, for cells that are missing: 10 of 24 rows of the label file (age). Of class 'cat'"
            + " 10 of 12 rows are gone, of all others 0 of 12: what is left is no fair sample of it."
            + " Fill the cells, or name no sign of that column with withMissingIn.";
    assertTrue(set.noted().orElseThrow().weighing().stream().anyMatch(n -> n.words().equals(loss)));
    assertTrue(
        set.notes().contains("Left out without a label, 4: a.png, b.png, c.png, d.png"),
        "those alone that have none: " + set.notes());
    String gone = text + "a,bird,-999\nb,bird,-999\n";
    assertTrue(
        open(gone, asked).notes().toString().contains("(age). No row is left of the class bird."));
    assertEquals(List.of("cat", "dog"), open(gone, asked).classes());
  }

  @Test
  void whatCannotBeHeededIsRefused() throws IOException {
    String text = "id,label\na,x\nb,y\nc,x\nnone,\n";
    assertTrue(
        refused(text, USUAL.withEmptyAs("label", "z"))
            .startsWith("column 'label' (the target) must not be filled with withEmptyAs"));
    assertTrue(
        refused(text, USUAL.withEmptyAs("id", "z"))
            .startsWith("column 'id' (the pictures' names) must not be filled with withEmptyAs"));
    String named = text.replace("none,", "none,y");
    assertTrue(
        refused(named, USUAL.withMissingIn("id", "none")).contains("row 4 (id 'none', label 'y')"));
    assertEquals(3, open(named, USUAL.withMissingIn("id", "none").withoutRowsMissing()).size());
  }
}
