package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import dev.graft.input.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextReadingTest {
  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  private String refused(String name, String text) throws IOException {
    Path path = file(name, text);
    return refused(() -> TextSet.of(path, "said", "mood")).replace(path.toString(), name);
  }

  @Test
  void filesAreReadByCommaOrByTab() throws IOException {
    Path csv =
        file("a.csv", "\uFEFFn,said,mood\n1,\"well, good\",up\n2,bad,down\n3,x,up\n4,y,down\n");
    TextSet set = TextSet.of(csv, "said", "mood");
    assertEquals("a.csv", set.name());
    assertEquals("well, good", set.sentence(0));
    assertEquals(List.of("down", "up"), set.classes());
    Path tsv = file("a.tsv", "said\tmood\n\"so\" he said\tup\r\n#b, c\tdown\nx\tup\ny\tdown\n");
    assertEquals("\"so\" he said", TextSet.of(tsv, "said", "mood").sentence(0));
    assertEquals("#b, c", TextSet.of(tsv, "said", "mood").sentence(1), "not a comment");
    String line = "word ".repeat(3_000) + "\tup\n";
    Path longer = file("b.tsv", "said\tmood\n" + line + "b\tdown\nx\tup\ny\tdown\n");
    assertEquals(3_000, Vocabulary.words(TextSet.of(longer, "said", "mood").sentence(0)).size());
  }

  @Test
  void anotherEncodingIsNamedWithItsLine() throws IOException {
    Path path = folder.resolve("latin.csv");
    Files.write(path, "said,mood\nfine,up\ncaf\u00E9,down\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        "table (latin.csv) must be text in UTF-8, but line 3 has a byte 0xE9 that is none; save it"
            + " again as UTF-8, or say what it is ('caf\u00E9' as windows-1252):"
            + " CsvOptions.withDefaults().withCharset(\"windows-1252\")",
        refused(() -> TextSet.of(path, "said", "mood")).replace(path.toString(), "latin.csv"));
    Path none = folder.resolve("none.csv");
    assertTrue(refused(() -> TextSet.of(none, "a", "b")).contains("there is no such file"));
  }

  @Test
  void rowsThatCannotBeUsedAreNamed() throws IOException {
    assertEquals(
        "text (a.csv), row 2 (an empty sentence) must have words; fill it, or leave such rows out:"
            + " CsvOptions.withDefaults().withoutRowsMissing()",
        refused("a.csv", "said,mood\na,up\n,down\n"));
    assertTrue(refused("a.csv", "said,mood\na,up\n\"  \",down\n").contains("row 2 (an empty"));
    assertEquals(
        "text (a.csv), column 'mood' (1 of 2 cells are missing: '' in row 2) must be filled; leave"
            + " such rows out: CsvOptions.withDefaults().withoutRowsMissing(); or fill the cells",
        refused("a.csv", "said,mood\na,up\nb,\n"));
    assertTrue(refused("a.csv", "said,mood\na,up\nb,?\n").contains("'?' in row 2"));
    assertEquals(
        "text (a.csv), row 1 (3 cells) must have as many cells as the first line, 2; correct the"
            + " line, or put a cell with ',' between double quotes",
        refused("a.csv", "said,mood\na,up\na, b,up\nc,down\n").replace("row 2", "row 1"));
    assertTrue(refused("a.csv", "text,mood\na,up\n").startsWith("no column of text (a.csv) 'sa"));
  }

  /** Messages of telephones come so: tabs, no header, no suffix, quotes that never close. */
  @Test
  void tabsWithoutHeader() throws IOException {
    String text =
        "ham\tGo on, crazy.. it's 5\" wide\nham\t\"Ok lar\nspam\tFree entry, win\nspam\t#win\n";
    assertEquals(
        "text (SMS) must have columns separated by commas, but its lines are parted by tabs; give"
            + " CsvOptions.withDefaults().withSeparator('\\t'), and .withoutHeader() where the first"
            + " line is a row",
        refused("SMS", text));
    Path file = file("SMS", text);
    CsvOptions tabs = CsvOptions.withDefaults().withSeparator('\t');
    assertTrue(
        refused(() -> TextSet.of(file, tabs, "said", "mood")).contains(".withoutHeader(), and"));
    assertTrue(
        refused(() -> TextSet.of(file, tabs.withoutHeader(), "said", "mood"))
            .endsWith("columns without a header are called by their number"));
    TextSet set = TextSet.of(file, tabs.withoutHeader(), "2", "1");
    assertEquals(List.of("ham", "spam"), set.classes());
    assertEquals("Go on, crazy.. it's 5\" wide", set.sentence(0));
    assertEquals("\"Ok lar", set.sentence(1));
    assertEquals("sentence 4", set.rowName(3));
  }

  @Test
  void classesAndRowsAsOfTables() throws IOException {
    Path file = file("c.csv", "said,mood\na,Up\nb,down\nc,up\n,down\ne,up\nf,?\ng,down\n");
    CsvOptions options = CsvOptions.withDefaults().withoutRowsMissing().withClassesMerged();
    TextSet set = TextSet.of(file, options, "said", "mood");
    assertEquals(List.of("down", "up"), set.classes());
    assertEquals("sentence 7", set.rowName(4));
    assertEquals(
        List.of(
            "Left out, for cells that are missing: 2 of 7 rows ('mood' 1, 'said' 1).",
            "Classes merged, each under its first spelling here: 'up', 'Up'."),
        set.notes());
  }

  /** Dialogues, poems and ratings end a line with a word that is a class, too. */
  @Test
  void aLineThatEndsInALabelIsNoRow() throws IOException {
    String rows = "fine,no\ngood,yes\nbad,no\nx,yes\ny,no\nz,yes\n";
    for (String said :
        List.of("Again? Sorry, no\nThe bed was soft though.", "One,no\nand two\nand three")) {
      Path file = file("d.csv", "said,mood\n" + rows + "\"" + said + "\",no\n");
      assertEquals(said, TextSet.of(file, "said", "mood").sentence(6));
    }
    Path swallowed = file("e.csv", "said,mood\n" + rows + "\"one,no\ntwo,yes\nthree\",no\n");
    String refusal = refused(() -> TextSet.of(swallowed, "said", "mood"));
    assertTrue(refusal.contains("holds a row with its label ('one,no')"), refusal);
    CsvOptions written = CsvOptions.withDefaults().withCategories("said");
    assertTrue(refusal.endsWith("give " + written), refusal);
    assertEquals(
        "one,no\ntwo,yes\nthree", TextSet.of(swallowed, written, "said", "mood").sentence(6));
  }

  /** A stray quote swallows all down to the next one, however the rows are written. */
  @Test
  void rowsThatAQuoteSwallows() throws IOException {
    for (String row :
        List.of(
            "good one, up\nbad one, down\n\nfine one, up\nno one, down\n",
            "good one,up\n\nbad one,down\n",
            "good one,Up \nbad one,down\nfine one,up\nplain\nno one,down\n",
            "good one,\"\"up\"\"\nbad one,\"\"down\"\"\n")) {
      String text =
          "said,mood\na,up\nb,down\n\"stray," + "up\n" + row + "end\",down\nc,up\nd,down\n";
      assertTrue(refused("w.csv", text).contains("holds a row with its label"), row);
    }
    String blanks =
        "said, mood\na, up\nb, down\n\"the best, up\nrow, down\nnot bad\", up\nc, down\n";
    Path spaced = file("b.csv", blanks);
    String blank = refused(() -> TextSet.of(spaced, "said", "mood"));
    assertTrue(blank.contains("holds a row with its label ('the best, up')"), blank);
    String ids = "said,mood,id\na,up,1\nb,down,2\n\"stray,up,3\nc,down,4\nend\",down,5\nd,up,6\n";
    assertTrue(refused("i.csv", ids).contains("holds a row with its label ('stray,up,3')"));
    String first = "mood,said\nup,a\ndown,b\nup,\"stray\ndown,c\nup,end\"\ndown,d\nup,e\n";
    assertTrue(refused("f.csv", first).contains("holds a row with its label ('down,c')"));
  }

  /** Each line has a comma and a semicolon: the names tell which one parts. */
  @Test
  void aWrongSignThatPartsEvenlyIsTold() throws IOException {
    Path file = file("n.csv", "said;note, mood;k\n" + "a b;x, y;up\nc d;x, z;down\n".repeat(2));
    String said = refused(() -> TextSet.of(file, "said", "k"));
    assertTrue(said.contains("parted by semicolons; give CsvOptions.withDefaults()"), said);
    assertTrue(said.contains(".withSeparator(';')"), said);
    CsvOptions way = CsvOptions.withDefaults().withSeparator(';');
    assertEquals(4, TextSet.of(file, way, "said", "k").size());
    Path headless = file("h.csv", "0,1;a b;up\n0,2;c d;down\n".repeat(2));
    CsvOptions none = CsvOptions.withDefaults().withoutHeader();
    String third = refused(() -> TextSet.of(headless, none, "2", "3"));
    assertTrue(third.contains(".withSeparator(';')"), third);
    assertEquals(4, TextSet.of(headless, none.withSeparator(';'), "2", "3").size());
  }

  @Test
  void signsThatTheUserNames() throws IOException {
    CsvOptions signs = CsvOptions.withDefaults().withMissing("k.A.");
    String csv =
        "by,said,mood\nann,a,up\nk.A.,b,down\ncat,k.A.,up\ndan,d,down\neve,e,k.A.\nfay,f,up\ngus,g,down\nhal,h,k.A.\n";
    Path file = file("s.csv", csv);
    String label = refused(() -> TextSet.of(file, signs, "said", "mood"));
    assertTrue(label.contains("row 3 ('k.A.') must have a sentence"), label);
    assertTrue(label.endsWith("name it no longer as a sign of a missing one"), label);
    TextSet set = TextSet.of(file, signs.withoutRowsMissing(), "said", "mood");
    assertEquals(List.of("down", "up"), set.classes());
    String note = set.notes().get(0);
    assertTrue(note.startsWith("Left out, for cells that are missing: 3 of 8 rows"), note);
    assertTrue(note.contains("stands in the target 'mood', too ('k.A.' in 2 rows)"), note);
    assertEquals(List.of("ann", "", "dan", "fay", "gus"), set.cells("by"), "by nobody");
    CsvOptions here = CsvOptions.withDefaults().withMissingIn("said", "k.A.").withoutRowsMissing();
    assertEquals(7, TextSet.of(file, here, "said", "mood").size());
    assertTrue(TextSet.of(file, here, "said", "mood").classes().contains("k.A."));
    CsvOptions kept = here.withCategories("said");
    assertEquals(7, TextSet.of(file, kept, "said", "mood").size(), "what is named is missing");
  }

  @Test
  void signsOfAMissingSentence() throws IOException {
    for (String none : List.of("[deleted]", "[removed]", "NaN", "null")) {
      String csv = "said,mood\na,up\n" + none + ",down\nc,up\nd,down\ne,up\n";
      assertEquals(
          "text (n.csv), row 2 ('"
              + none
              + "') must have a sentence, not a sign for a missing one; leave such rows out:"
              + " CsvOptions.withDefaults().withoutRowsMissing(), or, where it was said, give"
              + " .withCategories(\"said\")",
          refused("n.csv", csv));
      CsvOptions options = CsvOptions.withDefaults();
      Path file = file("n.csv", csv);
      assertEquals(4, TextSet.of(file, options.withoutRowsMissing(), "said", "mood").size());
      assertEquals(5, TextSet.of(file, options.withCategories("said"), "said", "mood").size());
    }
  }
}
