package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.input.Preprocessing;
import dev.graft.input.Vocabulary;
import java.io.IOException;
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
