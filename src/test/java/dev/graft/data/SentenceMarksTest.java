package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.DataNotes.Kind;
import dev.graft.run.DataNotes.Note;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Marks that a source leaves on the sentences of one class; and what honest ones are like. */
class SentenceMarksTest {
  private static final int ROWS = 120;
  private static final String[] WORDS =
      ("the a of and to in that it is was for on are as with his they at be this from have or by one"
              + " had not but what all were when we there can an your which their said if do will each"
              + " about how up out them then she many some so these would other into has more her two"
              + " like him see time could no make than first been its who now people my made over did"
              + " down only way find use may water long little very after words called just where most"
              + " know")
          .split(" ");

  /** A sentence of ordinary words, of which the first are the more frequent. */
  private static String talk(int row, int words) {
    StringBuilder sentence = new StringBuilder();
    long state = row * 7919L + 17;
    for (int i = 0; i < words; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      double uniform = (state >>> 11) * 0x1p-53;
      sentence.append(i == 0 ? "" : " ").append(WORDS[(int) (uniform * uniform * WORDS.length)]);
    }
    return sentence.toString();
  }

  private static String talk(int row) {
    return talk(row, 6 + row * 31 % 17);
  }

  private static TextContent content(int classes, IntFunction<String> sentence) {
    List<Integer> rows = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
    return TextContent.of(
        "s",
        rows.stream().map(sentence::apply).toList(),
        rows.stream().map(row -> "abcdefgh".substring(row % classes, row % classes + 1)).toList());
  }

  private static List<String> said(int classes, IntFunction<String> sentence) {
    List<Note> notes = SentenceMarks.notes(content(classes, sentence));
    notes.forEach(note -> assertEquals(Kind.SENTENCES_SAY_CLASS, note.kind()));
    return notes.stream().map(Note::words).toList();
  }

  @Test
  void aMarkOfOneClassIsTold() {
    assertEquals(
        List.of(
            "Of class 'a' nearly all sentences (60 of 60), and hardly any others (0 of 60), begin"
                + " with '[', hold 'spam', hold ']': where that comes from their source and not from"
                + " what they say, make all alike in it."),
        said(2, row -> (row % 2 == 0 ? "[SPAM] " : "") + talk(row)));
  }

  @Test
  void wordsBeginningsAndEndsAreTold() {
    List<List<String>> marks =
        List.of(
            List.of("WASHINGTON (Reuters) - ", "", "begin with 'washington', hold 'reuters'"),
            List.of("Subject: ", "", "begin with 'subject'"),
            List.of("RE: ", "", "begin with 're'"),
            List.of("\"", "\"", "begin with '\"'"),
            List.of(">> ", "", "begin with '>>'"),
            List.of("", ".", "end with '.'"),
            List.of("", " Sent from my iPhone", "end with 'iphone'"),
            List.of("", " <br />", "end with '/>'"),
            List.of("", " READ MORE", "end with 'more'"),
            List.of("", " https://t.co/x", "hold 'https'"),
            List.of("5/5 ", "", "begin with '5'"),
            List.of("Q: ", "", "begin with 'q'"));
    for (List<String> mark : marks) {
      String said =
          said(2, row -> row % 2 == 1 ? talk(row) : mark.get(0) + talk(row) + mark.get(1)).get(0);
      assertTrue(said.contains(mark.get(2)), said);
    }
  }

  @Test
  void aFewExceptionsAreForgiven() {
    assertEquals(1, said(2, row -> (row % 2 == 0 && row > 4 ? "[SPAM] " : "") + talk(row)).size());
    assertEquals(
        List.of(), said(2, row -> (row % 2 == 0 && row > 40 ? "[SPAM] " : "") + talk(row)));
    assertEquals(List.of(), said(2, row -> (row % 2 == 0 || row < 20 ? "#ad " : "") + talk(row)));
  }

  @Test
  void capitalsOfOneClassAreTold() {
    List<String> said =
        said(3, row -> row % 3 == 1 ? talk(row).toUpperCase(Locale.ROOT) : talk(row));
    assertEquals(1, said.size());
    assertTrue(said.get(0).startsWith("Of class 'b' nearly all sentences (40 of 40)"));
    assertTrue(said.get(0).contains("are in capitals"), said.get(0));
  }

  @Test
  void smallLettersHardBlanksAndQuotesOfOneClassAreTold() {
    IntFunction<String> large = row -> "The " + talk(row);
    List<String> small = said(2, row -> row % 2 == 1 ? large.apply(row) : "the " + talk(row));
    assertTrue(small.get(0).contains("have no capitals"), small.get(0));
    String hard = said(2, row -> row % 2 == 1 ? talk(row) : talk(row) + "\u00a0").get(0);
    assertTrue(hard.contains("hold hard blanks (U+00A0)"), hard);
    String quoted =
        said(2, row -> row % 2 == 0 ? large.apply(row) : "\"" + large.apply(row) + "\"").get(0);
    assertTrue(quoted.startsWith("Of class 'b' "), quoted);
    assertTrue(quoted.contains("stand in quotes"), quoted);
  }

  @Test
  void aLengthThatPartsIsTold() {
    assertEquals(
        List.of(
            "Sentences of class 'a' are told from all others by their length alone: one cut is right"
                + " in 100.0%. Where that comes from their source and not from what they say, cut all"
                + " to one length."),
        said(2, row -> talk(row, row % 2 == 0 ? 4 + row % 5 : 30 + row % 9)));
    assertEquals(List.of(), said(2, row -> talk(row, row % 2 == 0 ? 4 + row % 9 : 9 + row % 30)));
  }

  @Test
  void eachOfSeveralClassesHasItsNote() {
    assertEquals(
        3, said(3, row -> List.of("one: ", "two: ", "three: ").get(row % 3) + talk(row)).size());
    assertEquals(2, said(3, row -> (row % 3 < 2 ? "x" + row % 3 + "y " : "") + talk(row)).size());
  }

  @Test
  void theOrderOfTheRowsSaysNothing() {
    TextContent set = content(2, row -> (row % 2 == 0 ? "[SPAM] " : "") + talk(row));
    List<String> sentences = new ArrayList<>(set.sentences());
    List<String> labels = new ArrayList<>(set.labels().stream().map(set.classes()::get).toList());
    String before = SentenceMarks.notes(set).toString();
    Collections.reverse(sentences);
    Collections.reverse(labels);
    assertEquals(before, SentenceMarks.notes(TextContent.of("s", sentences, labels)).toString());
  }

  /** Words that go with a class, as all topics have, and yet are none of its source's. */
  @ParameterizedTest
  @ValueSource(ints = {2, 5})
  void honestSentencesAreQuiet(int classes) {
    for (int share : new int[] {0, 5, 9}) {
      IntFunction<String> topic =
          row -> (row * 13 / classes % 10 < share ? "goal" + row % classes + " " : "") + talk(row);
      assertEquals(List.of(), said(classes, topic), "in " + share + " of 10");
      assertEquals(List.of(), said(classes, row -> topic.apply(row) + (row % 7 == 0 ? "!" : ".")));
      IntFunction<String> longer =
          row -> topic.apply(row) + " " + talk(row, 1 + 4 * (row % classes));
      assertEquals(List.of(), said(classes, longer), "longer on average");
      assertEquals(List.of(), said(classes, row -> "Subject: " + topic.apply(row)), "all alike");
    }
  }

  @Test
  void fewSentencesAreQuiet() {
    List<String> sentences =
        IntStream.range(0, 38).mapToObj(row -> row % 2 + " " + talk(row)).toList();
    List<String> labels = IntStream.range(0, 38).mapToObj(row -> "c" + row % 2).toList();
    assertEquals(List.of(), SentenceMarks.notes(TextContent.of("s", sentences, labels)));
  }

  @Test
  void madeSentencesAreQuiet() {
    Stream.of(MadeSentences.Rule.values())
        .forEach(
            rule ->
                assertEquals(
                    List.of(), SentenceMarks.notes(MadeSentences.of("w", 300, 2, rule).content)));
  }
}
