package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
            + " again as UTF-8",
        refused(() -> TextSet.of(path, "said", "mood")).replace(path.toString(), "latin.csv"));
    Path none = folder.resolve("none.csv");
    assertTrue(refused(() -> TextSet.of(none, "a", "b")).contains("there is no such file"));
  }

  @Test
  void rowsThatCannotBeUsedAreNamed() throws IOException {
    assertEquals(
        "text (a.csv), row 2 (an empty sentence) must have words; fill it, or leave the row out",
        refused("a.csv", "said,mood\na,up\n,down\n"));
    assertTrue(refused("a.csv", "said,mood\na,up\n\"  \",down\n").contains("row 2 (an empty"));
    assertEquals(
        "text (a.csv), row 2 ('b') must have a label; fill it, or leave the row out",
        refused("a.csv", "said,mood\na,up\nb,\n"));
    assertEquals(
        "text (a.csv), row 1 (3 cells) must have as many cells as the header, 2; put a sentence"
            + " with commas between double quotes, or save the file as .tsv",
        refused("a.csv", "said,mood\na, b,up\nc,down\n"));
    assertTrue(refused("a.csv", "text,mood\na,up\n").startsWith("no column of a.csv 'said'; did"));
  }
}
