package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledFolderTest {
  @TempDir Path temporary;
  private Path folder;
  private Path csv;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = temporary.resolve("leaves");
    csv = temporary.resolve("labels.csv");
    for (String name : new String[] {"a.png", "b.png", "deep/c.png", "d.v2.png"}) {
      Samples.write(Samples.plain(9, 9, name.hashCode() & 0xffffff), folder.resolve(name));
    }
  }

  private ImageSet open(String text) throws IOException {
    Files.writeString(csv, text);
    return ImageFolder.of(folder, csv, "id", "label");
  }

  private void assertSays(String end, String text) {
    Exception e = assertThrows(IllegalArgumentException.class, () -> open(text));
    assertTrue(e.getMessage().contains(end), e.getMessage());
  }

  @Test
  void takesIdsWithAndWithoutSuffixAndFolder() throws IOException {
    for (String ids :
        new String[] {
          "a b c d.v2",
          "a.png b.png c.png d.v2.png",
          "a b deep/c d.v2",
          "a b deep\\c.png d.v2",
          "./a ./b.png .//deep/./c d.v2",
          ".\\a.png b .\\deep\\c .\\d.v2.png"
        }) {
      String[] id = ids.split(" ");
      ImageSet set =
          open(
              Text.format(
                  "id,label,by\n%s,oak,x\n%s,elm,x\n%s,oak,y\n%s,elm,z\n",
                  id[0], id[1], id[2], id[3]));
      assertEquals(List.of("elm", "oak"), set.classes());
      assertEquals(List.of(1, 0, 0, 1), set.labels());
      assertEquals("deep/c.png", set.rowName(3));
      assertTrue(set.origin().endsWith("leaves, labels from labels.csv"), set.origin());
    }
  }

  @Test
  void numbersAreInTheirOrderAndOtherSeparatorsAreFound() throws IOException {
    assertEquals(
        List.of("1", "2", "10", "12"), open("id;label\na;10\nb;2\nc;1\nd.v2;12\n").classes());
    assertEquals(
        List.of("1", "10", "x"), open("id\tlabel\na\t10\nb\tx\nc\t1\nd.v2\t1\n").classes());
  }

  @Test
  void whatWouldMixPartsOrClassesIsSaidUntilItIsHeeded() throws IOException {
    ImageSet set = open("id,label,set\na,1,train\nb,2,train\nc,1.0,test\nd.v2,2,test\n");
    assertEquals(
        List.of(
            "Classes that are one number or one answer: '1', '1.0'." + AsWritten.WAY_OUT,
            "Column 'set' says which part a row belongs to (test, train) and is not heeded: a split"
                + " that is drawn mixes them. Leave it out and give withParts(...) the part of each"
                + " row."),
        set.notes().subList(0, 2));
    List<Part> parts = List.of(Part.TRAINING, Part.TRAINING, Part.TEST, Part.TEST);
    assertTrue(set.withParts(parts).notes().stream().noneMatch(note -> note.contains("heeded")));
  }

  @Test
  void labelsOfOnePictureAndMeasurements() throws IOException {
    StringBuilder slips = new StringBuilder("id,label\n");
    StringBuilder scores = new StringBuilder("id,label\n");
    for (int i = 0; i < 20; i++) {
      Samples.write(Samples.plain(9, 9, i * 7001), folder.resolve("more/p" + i + ".png"));
      slips.append("p" + i + "," + (i == 3 ? "catt" : i % 2 == 0 ? "cat" : "dog") + "\n");
      scores.append("p" + i + "," + (i * 37 % 101) + ".5\n");
    }
    String said = open(slips.toString()).notes().toString();
    assertTrue(said.contains("Classes of one row alone: 'catt'"), said);
    assertTrue(!open(slips.toString().replace("catt", "dog")).notes().toString().contains("alone"));
    assertSays(
        "column 'label' (20 different cells in 20 rows) must be of classes", scores.toString());
  }

  /** As of a lesion that was pictured twice, under two names. */
  @Test
  void aColumnOfAFileThatNamesWhatWasPicturedTwice() throws IOException {
    StringBuilder text = new StringBuilder("id,lesion_id,label\n");
    for (int i = 0; i < 36; i++) {
      Samples.write(Samples.plain(9, 9, i * 7001), folder.resolve("more/p" + i + ".png"));
      text.append(Text.format("p%d,HAM_%d,%s\n", i * 5 % 36, i / 2, i % 4 < 2 ? "nv" : "mel"));
    }
    ImageSet set = open(text.toString());
    String said = "Column 'lesion_id' has 18 different cells in 36 rows (";
    assertTrue(set.notes().stream().anyMatch(note -> note.startsWith(said)), set.toString());
    Split split = set.split(0.5, 0.2, 0.3).byGroup("lesion_id");
    assertTrue(
        split.data().noted().orElseThrow().words().stream().noneMatch(n -> n.contains("lesion")));
    List<String> lesions = set.cells("lesion_id");
    Rows rows = split.rows(1);
    Set<String> trained = rows.training().stream().map(lesions::get).collect(Collectors.toSet());
    assertTrue(rows.test().stream().map(lesions::get).noneMatch(trained::contains));
    Exception wrong =
        assertThrows(
            IllegalArgumentException.class, () -> set.split(0.5, 0.2, 0.3).byGroup("lesion"));
    assertTrue(wrong.getMessage().contains("did you mean 'lesion_id'?"), wrong.getMessage());
    String columns = wrongColumn(set);
    assertTrue(columns.contains("lesion_id"), columns);
  }

  private static String wrongColumn(ImageSet set) {
    return assertThrows(
            IllegalArgumentException.class, () -> set.split(0.5, 0.2, 0.3).byGroup("zzz"))
        .getMessage();
  }

  @Test
  void saysWhichPicturesHaveNoLabel() throws IOException {
    Files.writeString(folder.resolve("notes.txt"), "");
    String said = open("id,label\na,oak\nb,elm\n").toString();
    assertTrue(said.contains("Left out without a label, 2: d.v2.png, deep/c.png"), said);
    assertTrue(said.endsWith("Ignored, 1 in all: notes.txt"), said);
  }

  @Test
  void refusesWhatWouldBeLostOrIsTwofold() throws IOException {
    assertSays(
        "must all have a picture in " + folder + ", but 2 of 4 have none (e, f); add the pictures",
        "id,label\na,oak\nb,elm\ne,oak\nf,elm\n");
    assertSays(
        "row 3: 'a' must have one label, not 'oak' and 'elm'", "id,label\na,oak\nb,elm\na,elm");
    assertSays("row 2 (id 'b', label '') must have both cells", "id,label\na,oak\nb,\n");
    assertSays(
        "row 2 (id 'b', label 'NA') must have a class, not a sign for a missing cell",
        "id,label\na,oak\nb,NA\n");
    assertSays("row 2 (3 cells) must have as many cells", "id,label\na,oak\nb,elm,tall\n");
    assertSays(
        "row 1 must be one line, but a cell that a quote opens holds 3 lines (oak,x ...)",
        "id,label,by\na,\"oak,x\nb,elm,x\nc,oak\",y\nd.v2,elm,z\n");
    assertSays("row 2 must be one line", "id,label\na,oak\n\"b,elm\nc\",oak\nd.v2,elm\n");
    assertSays("header [id, label, label] must have names that differ", "id,label,label\na,b,c\n");
    assertSays("no column of " + csv + " 'label'; did you mean 'labels'?", "id,labels\na,oak\n");
    Files.copy(folder.resolve("a.png"), folder.resolve("deep/a.png"));
    assertSays("picture 'a' (", "id,label\na,oak\nb,elm\n");
  }

  @Test
  void idsThatNearlyMeanAPictureSayWhatDiffers() {
    String rows = "id,label\n%s,oak\nb,elm\nc,oak\nd.v2,elm\n";
    assertSays(
        "1 of 4 have none (leaves/a.png); 'leaves/a.png' differs from the picture a.png by a folder"
            + " before it alone: write it so; add",
        Text.format(rows, "leaves/a.png"));
    assertSays(
        "'data/leaves/a' differs from the picture a.png by a folder",
        Text.format(rows, "data/leaves/a"));
    assertSays(
        "'A.PNG' differs from the picture a.png by large and small letters alone",
        Text.format(rows, "A.PNG"));
    assertSays(
        "'A' differs from the picture a.png by large and small letters", Text.format(rows, "A"));
    assertSays(
        "'a.jpg' differs from the picture a.png by its suffix alone", Text.format(rows, "a.jpg"));
    assertSays("1 of 4 have none (x.png); add the", Text.format(rows, "x.png"));
    assertSays("must have one label, not 'oak' and 'elm'", Text.format(rows, "./b"));
  }
}
