package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.internal.Text;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Equal sentences and those that differ by signs alone: {@link SetNotesTest}. */
class SentenceNotesTest {
  private static final int ALL = 40;

  private static String label(int row) {
    return row % 2 == 0 ? "ham" : "junk mail";
  }

  private static List<String> all(IntFunction<String> sentence) {
    List<String> sentences = IntStream.range(0, ALL).mapToObj(sentence).toList();
    List<String> labels = IntStream.range(0, ALL).mapToObj(SentenceNotesTest::label).toList();
    return TextSet.of("s", sentences, labels).notes();
  }

  private static List<String> notes(IntFunction<String> sentence) {
    return all(sentence).stream().filter(words -> !words.contains("an earlier")).toList();
  }

  private static List<String> alike(IntFunction<String> sentence) {
    return all(sentence).stream().filter(words -> words.contains("but for a number")).toList();
  }

  @Test
  void sentencesThatWereSentOnOrFilledIn() {
    String talk = "%s the bus to the old town is late again today because of %s";
    String[] odd =
        "snow rain wind ice fog a strike works nobody me you us them the driver".split(" ");
    IntFunction<String> own =
        row -> "say " + "abcdefghij".charAt(row % 10) + " " + odd[row % 13] + "x so";
    assertEquals(
        List.of(
            "Equal to an earlier sentence but for a number, a link, a name behind @ or one word of 8"
                + " or more: 39 of 40 sentences; the like may stand in training and test."),
        alike(row -> "pay " + row + " euros"));
    assertEquals(1, alike(row -> "look, http://x.y/" + row + " this").size(), "a link");
    assertEquals(
        1, alike(row -> row < 20 ? own.apply(row) : "RT @me: " + own.apply(row - 20)).size());
    assertEquals(1, alike(row -> "@" + odd[row % 13] + row + " thanks a lot").size(), "a name");
    assertEquals(1, alike(row -> Text.format(talk, "now", odd[row % 13])).size(), "one word");
    assertEquals(List.of(), alike(row -> Text.format(talk, own.apply(row), odd[row / 3])), "more");
    assertEquals(List.of(), alike(row -> "so good a " + own.apply(row)), "of few words");
    assertEquals(List.of(), alike(row -> "seat w" + row + " is free"), "a name with a number");
  }

  @Test
  void sentencesThatAreAnotherWithoutAWord() {
    String[] odd =
        "snow rain wind ice fog strikes works nobody me you us them drivers cats dogs cows pigs hens mice bees"
            .split(" ");
    IntFunction<String> own =
        row -> {
          String one = odd[row % 20];
          String other = odd[row * 7 % 20];
          return "%s and %s will see that %s"
              .replaceFirst("%s", one)
              .replaceFirst("%s", other)
              .replaceFirst("%s", one + " " + other + " come late again this year " + other);
        };
    assertEquals(List.of(), alike(row -> own.apply(row % 20) + (row < 20 ? "" : " so it is")));
    List<String> said =
        alike(row -> row < 20 ? own.apply(row) : own.apply(row - 20).replace(" again", ""));
    assertEquals(1, said.size());
    assertTrue(said.get(0).contains("20 of 40 sentences"), said.get(0));
    assertEquals(1, alike(row -> row < 20 ? own.apply(row) : "so " + own.apply(row - 20)).size());
  }

  @Test
  void theLabelInTheSentence() {
    assertEquals(
        List.of(
            "Sentences that hold the name of their own class: 40 of 40, of another class 0; where the"
                + " label was written into the sentence, take it out."),
        notes(
            row -> "Message " + row + ", " + label(row).toUpperCase(java.util.Locale.ROOT) + "!"));
    assertEquals(List.of(), notes(row -> row < 16 ? label(row) + row : "good day " + row), "some");
    assertEquals(List.of(), notes(row -> "is it ham or junk mail, I ask " + row), "both in each");
    assertEquals(List.of(), notes(row -> row + (row < 30 ? label(row) : label(row + 1))), "others");
  }

  @Test
  void madeSentencesAreQuiet() {
    assertEquals(List.of(), MadeSentences.of("w", 500, 1, MadeSentences.Rule.PLAIN).notes());
  }

  @Test
  void lettersOfAnotherEncoding() {
    assertEquals(
        List.of(
            "Letters that were read in another encoding than they were written in: 4 of 40 sentences"
                + " (so sch\u00c3\u00b6n it is 0). A pre-trained base does not know such words; write the"
                + " file again from its source."),
        notes(
            row ->
                row % 10 == 0 ? "so sch\u00c3\u00b6n it is " + row : "sch\u00f6n \u00c3 " + row));
    assertEquals(
        1,
        notes(row -> row == 7 ? "caf\ufffd" : "caf\u00e9 \u00e2 la carte " + row).size(),
        "lost");
  }
}
