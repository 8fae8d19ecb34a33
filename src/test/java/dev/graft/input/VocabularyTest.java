package dev.graft.input;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Words, their order, and their numbers. */
class VocabularyTest {
  private static final Vocabulary MADE =
      Vocabulary.countedIn(
          List.of("A good film.", "a BAD film!!", "good, good; odd"), "three sentences");

  private static String refused(Runnable action) {
    return assertThrows(IllegalArgumentException.class, action::run).getMessage();
  }

  /** Without blanks a whole sentence would be one word, which no other sentence has. */
  @Test
  void lettersOfScriptsWithoutBlanksAreWords() {
    assertEquals(
        List.of("\u8fd9", "\u5f88", "\u597d", "\u770b", "2024"),
        Vocabulary.words("\u8fd9\u5f88\u597d\u770b2024"));
    assertEquals(List.of("\u0e14\u0e35", "ok"), Vocabulary.words("\u0e14\u0e35ok"));
    assertEquals(
        List.of("\ud55c\uad6d\uc5b4", "don't"), Vocabulary.words("\ud55c\uad6d\uc5b4 don't"));
  }

  @Test
  void aSentenceIsCutIntoWordsAndSigns() {
    assertEquals(
        List.of("it", "isn't", "that", "bad", "...", "is", "it", "?", ":-)"),
        Vocabulary.words("It ISN\u2019T that bad... is\u00A0it? :-)"));
    assertEquals(
        List.of("caf\u00E9", "\u65E5", "\u672C"), Vocabulary.words("Cafe\u0301 \u65E5\u672C"));
    assertEquals(List.of(), Vocabulary.words(" \t\u00A0\u2003"));
  }

  @Test
  void theMostFrequentComeFirstAndEqualOnesByLetter() {
    // Counted by hand: good 3, a 2, film 2; the rest once.
    assertEquals(List.of("good", "a", "film"), MADE.words());
    assertEquals(5, MADE.size());
    assertEquals(List.of("good", "a"), MADE.withMostWords(2).words());
    assertEquals(3, MADE.withMostWords(99).words().size());
  }

  @Test
  void wordsBecomeNumbersWithPaddingAndUnseen() {
    Vocabulary five = MADE.withLength(5);
    assertEquals(List.of(5), five.shape());
    assertArrayEquals(new float[] {3, 1, 4, 0, 0}, five.numbers("A weird FILM"));
    assertArrayEquals(new float[] {2, 2, 2, 2, 2}, five.numbers("good good good good good film"));
    assertTrue(five.knows("odd film"));
    assertFalse(five.knows("never seen before"));
    assertFalse(five.withLength(1).knows("odd film"), "what is cut off is not known");
  }

  @Test
  void wordsAndLengthEnterTheKeyAndTheNameDoesNot() {
    List<String> words = List.of("good", "a", "film");
    assertEquals(MADE.canonical(), Vocabulary.of(words, "elsewhere").canonical());
    assertEquals(MADE, Vocabulary.of(words, "elsewhere"));
    assertNotEquals(
        MADE.canonical(), Vocabulary.of(List.of("a", "good", "film"), "here").canonical());
    assertNotEquals(MADE.canonical(), MADE.withLength(7).canonical());
    assertTrue(
        MADE.toString()
            .startsWith(
                "sentences of up to 32 words, by the 3 most frequent of three sentences (vocab"),
        MADE.toString());
    assertTrue(MADE.bundle().get("text/html").toString().contains("Most frequent: good a film"));
  }

  @Test
  void anotherLengthFitsAndOtherWordsDoNot() {
    MADE.withLength(7).checkFits(MADE, "TextNet");
    assertTrue(
        refused(() -> MADE.withMostWords(2).checkFits(MADE, "TextNet"))
            .contains(") must have the words that TextNet was made for, sentences of up to 32"));
    Input pictures = Preprocessing.uniform(28, 1, 0, 1);
    assertTrue(
        refused(() -> MADE.checkFits(pictures, "FashionNet"))
            .endsWith("must be for pictures, which FashionNet takes"));
  }

  @Test
  void errorsSayTheRule() {
    assertEquals(
        "two (3 different words) must have a word that occurs at least twice; add sentences",
        refused(() -> Vocabulary.countedIn(List.of("a b", "c"), "two")));
    assertEquals("length (0) must be at least 1", refused(() -> MADE.withLength(0)));
    assertEquals("words (0) must be at least 1", refused(() -> MADE.withMostWords(0)));
    assertEquals(
        "words (2) must be at least 1, and differ",
        refused(() -> Vocabulary.of(List.of("a", "a"), "twice")));
  }
}
