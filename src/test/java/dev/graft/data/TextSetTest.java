package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.input.Preprocessing;
import dev.graft.input.Vocabulary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sentences with labels, from lists and files, and what is said of those that cannot be used. */
class TextSetTest {
  private static final List<String> SENTENCES =
      List.of("a good film", "a bad film", "good <fun>", "bad, bad");
  private static final List<String> LABELS = List.of("good", "bad", "good", "bad");
  private static final TextSet SET = TextSet.of("films", SENTENCES, LABELS);

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
  void listsBecomeRowsWithClasses() {
    assertEquals(List.of("bad", "good"), SET.classes());
    assertEquals(List.of(1, 0, 1, 0), SET.labels());
    assertEquals("sentence 3", SET.rowName(2));
    assertEquals("row 1, bad: a bad film", SET.shown(1).toString());
    assertTrue(SET.toString().startsWith("films, 4 sentences in 2 classes\nclass  rows"));
    String html = SET.bundle().get("text/html").toString();
    assertTrue(html.contains("a good film") && !html.contains("<fun"), html);
    assertEquals(List.of("bad", "a", "film", "good"), SET.vocabulary().words());
    assertEquals(List.of("bad"), SET.vocabulary(List.of(1, 3)).words());
    assertArrayEquals(
        new float[] {3, 5, 4}, SET.numbers(0, SET.vocabulary().withLength(3)), "a good film");
  }

  @Test
  void whatAResultDependsOnIsInTheHash() {
    assertEquals(SET.hash(), SET.withName("other").hash());
    assertNotEquals(
        SET.hash(), TextSet.of("films", SENTENCES, List.of("bad", "bad", "good", "good")).hash());
    List<String> others = List.of("A good film", "a bad film", "good <fun>", "bad, bad");
    assertNotEquals(SET.hash(), TextSet.of("films", others, LABELS).hash());
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

  @Test
  void setsThatTeachNothingAreRefused() throws IOException {
    assertEquals(
        "text (a.csv) must have a header and rows, but the file is empty", refused("a.csv", " \n"));
    assertEquals(
        "text (a.csv) must have sentences, but it has none", refused("a.csv", "said,mood\n"));
    assertEquals(
        "labels of text (a.csv), 'up' for every sentence, must be at least 2 classes; add"
            + " sentences of another",
        refused("a.csv", "said,mood\na,up\nb,up\n"));
    assertTrue(
        refused("a.csv", "said,mood\na,1.5\nb,2.5\nc,3\n").contains("3 different ones for 3"));
    assertEquals(
        "labels (1) of x must be as many as the sentences (2); give one label for each",
        refused(() -> TextSet.of("x", List.of("a", "b"), List.of("up"))));
  }

  @Test
  void sentencesOfUnseenWordsOnlyAreNamed() {
    Vocabulary vocabulary = Vocabulary.of(List.of("film", "bad"), "two words");
    SET.checkTakenBy(vocabulary); // one of four may be unknown
    Vocabulary german = Vocabulary.of(List.of("und", "fun"), "two words");
    assertEquals(
        "films (3 of 4 sentences are of unseen words only, such as sentence 1, 'a good film') must"
            + " be in the words of the base, "
            + german
            + "; leave such sentences out with knownTo(vocabulary), or count the words in"
            + " sentences of the same language",
        refused(() -> SET.checkTakenBy(german)));
    TextSet known = SET.knownTo(vocabulary);
    assertEquals(List.of(1, 0, 0), known.labels());
    assertEquals("sentence 4", known.rowName(2));
    assertTrue(refused(() -> SET.knownTo(german)).endsWith("It is made for " + german));
  }

  @Test
  void theNumbersOfARowAreTheCallersOwn() {
    Vocabulary vocabulary = SET.vocabulary(List.of(0, 1, 2, 3));
    float[] first = SET.numbers(1, vocabulary);
    float[] kept = first.clone();
    first[0] = -1;
    assertArrayEquals(kept, SET.numbers(1, vocabulary));
    assertArrayEquals(
        vocabulary.withLength(3).numbers(SET.sentence(1)),
        SET.numbers(1, vocabulary.withLength(3)));
  }

  @Test
  void anInputForPicturesIsRefused() {
    assertTrue(
        refused(() -> SET.checkTakenBy(Preprocessing.uniform(28, 1, 0, 1)))
            .startsWith("films holds sentences, but the base takes pictures ("));
  }
}
