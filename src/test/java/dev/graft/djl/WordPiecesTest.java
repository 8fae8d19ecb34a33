package dev.graft.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.data.TextSet;
import dev.graft.input.Preprocessing;
import dev.graft.input.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Expected numbers come from Hugging Face's tokenizers 0.23.3 on the same tokenizer file. */
class WordPiecesTest {
  private static final WordPieces PIECES = SentenceEncoder.miniLm().input();

  private static String refused(Runnable wrong) {
    return assertThrows(IllegalArgumentException.class, wrong::run).getMessage();
  }

  private static String numbers(String sentence) {
    List<String> filled = new ArrayList<>();
    for (float number : PIECES.numbers(sentence)) {
      if (number != 0) {
        filled.add(String.valueOf((int) number));
      }
    }
    return String.join(" ", filled);
  }

  @Test
  void sentencesBecomeTheNumbersOfTheOriginal() {
    assertEquals("101 2054 1037 8403 2143 999 102", numbers("What a lovely film!"));
    assertEquals("101 23653 999 102", numbers("unbelievable!"));
    assertEquals("101 7668 15743 13746 102", numbers("Caf\u00E9 na\u00EFve R\u00C9SUM\u00C9"));
    assertEquals("101 2123 1005 1056 1024 1011 1007 999 999 999 102", numbers("don't :-) !!!"));
    assertEquals("101 1864 1876 3793 102", numbers("\u65E5\u672C text"));
    assertEquals("101 100 2182 102", numbers("\uD83D\uDE00 here"));
    assertEquals("101 3730 10536 8458 2368 1998 1037 102", numbers("soft\u00ADhyphen and a\u0301"));
    assertEquals(
        "101 22861 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 10322 102",
        numbers("b".repeat(100)));
    assertEquals("101 100 102", numbers("c".repeat(101)));
    assertEquals("101 1002 1019 1009 1017 1034 1016 1026 1038 1028 102", numbers("$5 + 3^2 <b>"));
    assertEquals("101 9960 21628 2182 102", numbers("\u0130stanbul tab\u0009here"));
  }

  @Test
  void marksWithinASentenceAreWordsLikeOthers() {
    assertEquals("101 1031 18856 2015 1033 102", numbers("[CLS]"));
  }

  @Test
  void aShortSentenceIsFilledUpAndALongOneIsCutBeforeTheEndMark() {
    assertEquals(256, PIECES.length());
    float[] shortest = PIECES.numbers(" \t ");
    assertEquals(101, shortest[0]);
    assertEquals(102, shortest[1]);
    assertEquals(0, shortest[2]);
    assertArrayEquals(
        new float[] {101, 2054, 1037, 102}, PIECES.withLength(4).numbers("What a lovely film!"));
    float[] longest = PIECES.numbers("film ".repeat(1_000));
    assertEquals(2143, longest[254]);
    assertEquals(102, longest[255]);
  }

  @Test
  void aPrefixStandsBeforeEachSentenceAndIsNoWordOfIt() {
    WordPieces behind = PIECES.withLength(8).withPrefix("query: ");
    assertArrayEquals(
        new float[] {101, 23032, 1024, 2054, 1037, 8403, 2143, 102},
        behind.numbers("What a lovely film!"));
    assertEquals(List.of("what", "a"), behind.pieces("What a"));
    assertFalse(behind.knows(" "), "the prefix is known, not the sentence");
    assertTrue(behind.knows("film"));
    assertTrue(behind.toString().startsWith("sentences behind \"query: \" of up to 8"));
    assertEquals(PIECES.withLength(8), behind.withPrefix(""));
    assertFalse(behind.equals(PIECES.withLength(8)));
    assertEquals(
        "length (4) must be at least 5, for two marks, \"query: \" and a piece, and at most 256:"
            + " the encoder knows no more places",
        refused(() -> behind.withLength(4)));
    assertTrue(refused(() -> behind.checkFits(PIECES, "MiniLM")).contains("leave its input"));
  }

  @Test
  void whatItKnowsIsSaid() {
    assertEquals("[soo, ##oo, ##oo, good, !]", PIECES.pieces("soooooo good!").toString());
    assertTrue(PIECES.knows("ok"));
    assertFalse(PIECES.knows("\uD83D\uDE00"));
    assertFalse(PIECES.knows(" "));
    assertEquals(30_522, PIECES.size());
    assertTrue(PIECES.standsForUnseen(100));
    assertEquals(
        List.of(100, 2054),
        List.of(0, 100, 101, 102, 103, 2054).stream()
            .filter(PIECES::standsForAWord)
            .collect(Collectors.toList()));
    TextSet signs =
        TextSet.of(
            "signs",
            List.of("\uD83D\uDE00", "\uD83D\uDE01", "\uD83D\uDE02", "ok"),
            List.of("a", "b", "a", "b"));
    assertTrue(
        refused(() -> signs.checkTakenBy(PIECES))
            .startsWith("signs (3 of 4 sentences are of unseen words only, such as sentence 1"));
  }

  @Test
  void anotherInputThanItsOwnIsRefused() {
    assertEquals(
        "length (257) must be at least 3, for two marks and a piece, and at most 256: the encoder"
            + " knows no more places",
        refused(() -> PIECES.withLength(257)));
    assertTrue(refused(() -> PIECES.withLength(2)).startsWith("length (2) must be at least 3"));
    assertEquals(
        "sentence (null) must be a text; leave the row out", refused(() -> PIECES.pieces(null)));
    Vocabulary words = Vocabulary.of(List.of("film"), "one word");
    assertTrue(
        refused(() -> PIECES.checkFits(words, "TextNet"))
            .endsWith(
                ") must be what TextNet was made for, " + words + "; leave its input as it is"));
    assertTrue(refused(() -> words.checkFits(PIECES, "MiniLM")).contains("that MiniLM was made"));
    assertTrue(
        refused(() -> words.checkFits(Preprocessing.uniform(8, 1, 0, 1), "a net"))
            .endsWith("must be for pictures, which a net takes"));
    PIECES.checkFits(PIECES.withLength(8), "MiniLM");
  }

  @Test
  void equalOnesHaveTheSameNumbers() {
    assertEquals(PIECES, SentenceEncoder.miniLm().withLength(8).input().withLength(256));
    assertFalse(PIECES.equals(PIECES.withLength(8)));
    assertTrue(PIECES.toString().startsWith("sentences of up to 256 pieces of words, two marks"));
  }
}
