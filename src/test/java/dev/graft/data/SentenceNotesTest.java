package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
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
                + " or more: 39 of 40 sentences (2 = 1, 3 = 1, 4 = 1, 5 = 1, 6 = 1 and 34 more);"
                + " the like may stand in training and test, and withoutNearTwins() keeps the first of"
                + " each (2 of all 40; where they are made from a few templates, name each one's in a"
                + " column and keep a template together instead: split(0.5, 0.2,"
                + " 0.3).byGroup(\"template\")), but keeps those of another class, 1 here (2 = 1): their label is wrong, or"
                + " the little that differs is what makes the class."),
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

  /** What Windows-1252 has for quotes are signs that print nothing in Latin-1. */
  @Test
  void signsThatPrintNothingAndWordsOfMarksAlone() {
    assertEquals(1, notes(row -> "I don\u0092t know " + row + " of them").size());
    String[] russian = {
      "", "\u00d4\u00e8\u00eb\u00fc\u00ec \u00f5\u00ee\u00f0\u00ee\u00f8\u00e8\u00e9"
    };
    List<String> said = notes(row -> russian[1] + " " + row);
    assertEquals(1, said.size());
    assertTrue(said.get(0).contains("40 of 40 sentences (" + russian[1]), said.get(0));
    assertEquals(
        List.of(),
        notes(row -> "\u00c9t\u00e9, \u00e9t\u00e9! \u00d6\u00f6\u00f6\u00f6 so " + row));
  }

  @Test
  void whatWasWrittenForAProgram() {
    List<String> forms =
        List.of(
            "b'so it was %d'",
            "<p>so it was %d</p>", "it &quot;was&quot; %d", "it was\\n%d", "caf\\" + "u00e9 %d");
    for (String form : forms) {
      List<String> said = notes(row -> form.replace("%d", String.valueOf(row)));
      assertEquals(1, said.size(), form + said);
      assertTrue(said.get(0).startsWith("Sentences hold what was written for a program, "));
      assertEquals(
          List.of(), notes(row -> row % 3 > 0 ? form.replace("%d", "" + row) : "so " + row));
    }
  }

  @Test
  void theFirstOfEachIsKept() {
    List<String> sentences =
        List.of(
            "pay 5 euros", "pay 7 euros", "Pay 5 euros!", "pay 5 euros", "so it is", "it was so");
    TextSet set = TextSet.of("s", sentences, List.of("a", "b", "a", "a", "a", "b"));
    TextSet rest = set.withoutNearTwins();
    assertEquals(
        List.of("sentence 1", "sentence 2", "sentence 5", "sentence 6"),
        IntStream.range(0, rest.size()).mapToObj(rest::rowName).toList());
    assertEquals(
        List.of(
            "Left out because they equal an earlier sentence, or almost one of their own class: 2 of 6"
                + " sentences."),
        rest.notes().stream().filter(words -> words.startsWith("Left")).toList());
    assertTrue(
        rest.notes().stream()
            .anyMatch(words -> words.contains("but keeps those of another class, 1 here (2 = 1)")));
    assertSame(rest, rest.withoutNearTwins());
  }

  @Test
  void whereOneClassLosesMoreItIsSaid() {
    List<String> sentences =
        IntStream.range(0, ALL)
            .mapToObj(
                row ->
                    row % 2 == 0 ? "pay " + row : "abcdefghijklmnopqrst".charAt(row / 2) + "x is")
            .toList();
    List<String> labels = IntStream.range(0, ALL).mapToObj(SentenceNotesTest::label).toList();
    List<String> said = TextSet.of("s", sentences, labels).withoutNearTwins().notes();
    assertTrue(
        said.stream()
            .anyMatch(
                words ->
                    words.contains("Of class 'ham' 19 of 20 rows are gone, of all others 0 of 20")),
        said.toString());
  }
}
