package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassNamesTest {
  private static List<String> notes(String... labels) {
    return ClassNames.notesOf(List.of(labels)).stream().map(note -> note.words()).toList();
  }

  @Test
  void signsThatPartWords() {
    String said = "Classes that differ by signs or by letters that look alike: %s.";
    assertEquals(
        List.of(said.replace("%s", "'type 1', 'type-1', 'type_1'")),
        notes("type-1", "type 1", "type_1", "type2"));
    assertEquals(List.of(said.replace("%s", "''a'', 'a'")), notes("'a'", "a", "b"));
    assertEquals(List.of(said.replace("%s", "'cat', 'c<U+0430>t'")), notes("cat", "c\u0430t"));
  }

  @Test
  void signsThatMeanSomething() {
    assertEquals(List.of(), notes("A+", "A-", "A"));
    assertEquals(List.of(), notes("-1", "1", "+2"));
    assertEquals(List.of(), notes("C", "C++", "C#"));
    assertEquals(List.of(), notes("1.5", "15"));
    assertEquals(List.of(), notes("\u043a\u043e\u0442", "\u043a\u0438\u0442"), "no Latin beside");
  }

  @Test
  void severalInOne() {
    assertEquals(
        List.of(
            "Classes that are made of others (a, b) are judged as classes of their own: an answer"
                + " that names one of the two counts as wrong."),
        notes("a", "b", "a, b"));
    assertEquals(List.of(), notes("a", "a|c", "b"), "c is none");
    assertEquals(List.of(), notes("Trousers", "T-shirt/top"));
  }
}
