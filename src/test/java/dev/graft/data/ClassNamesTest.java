package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassNamesTest {
  private static List<String> notes(String... labels) {
    return ClassNames.notesOf(List.of(labels)).stream()
        .map(note -> note.words().replace(AsWritten.WAY_OUT, ""))
        .toList();
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
  void theLastPointOfAnAbbreviation() {
    assertEquals(1, ClassNames.notesOf(List.of("U.S.A.", "USA", "UK")).size());
    assertEquals(List.of(), ClassNames.notesOf(List.of("A.", "A", "B")));
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
                + " that names one of the two counts as wrong. Leave such rows out with only(...);"
                + " where it is one thing, give it a name without such signs."),
        notes("a", "b", "a, b"));
    assertEquals(1, notes("Japan", "USA", "Japan/USA").size());
    assertEquals(List.of(), notes("3", "4", "3/3", "3/4", "4/4"), "pairs of genes");
    assertEquals(List.of(), notes("a", "b", "a|a", "a|b"), "and so written");
    assertEquals(List.of(), notes("a", "a, c", "b"), "c is none");
    assertEquals(List.of(), notes("Trousers", "T-shirt/top"));
  }

  @Test
  void lettersWithoutTheirMarks() {
    String said = "Classes that differ as letters with and without marks do: %s.";
    assertEquals(
        List.of(said.replace("%s", "'Kaefer', 'K\u00e4fer'")), notes("K\u00e4fer", "Kaefer", "b"));
    assertEquals(
        List.of(said.replace("%s", "'Strasse', 'Stra\u00dfe'")), notes("Stra\u00dfe", "Strasse"));
    assertEquals(List.of(said.replace("%s", "'cafe', 'caf\u00e9'")), notes("caf\u00e9", "cafe"));
    assertEquals(List.of(said.replace("%s", "'R&D', 'R&amp;D'")), notes("R&amp;D", "R&D"));
    assertEquals(List.of(), notes("Kofer", "K\u00e4fer", "R&D"));
  }

  @Test
  void oneAndSeveral() {
    assertEquals(
        List.of("Classes that differ as one and several do: 'cat', 'cats'."), notes("cat", "cats"));
    assertEquals(List.of(), notes("glas", "glass", "a", "as", "bu", "bus"));
  }

  @Test
  void shortened() {
    String said = "Classes that may be another one shortened: %s.";
    assertEquals(
        List.of(said.replace("%s", "'F', 'Female'; 'M', 'Male'")),
        notes("M", "Male", "F", "Female"));
    assertEquals(
        List.of(said.replace("%s", "'n', 'no'; 'y', 'yes'")), notes("y", "n", "yes", "no"));
    assertEquals(List.of(), notes("A", "AB", "B", "O"), "groups of blood");
    assertEquals(List.of(), notes("A", "B", "C", "D", "S", "del", "space"), "letters");
    assertEquals(List.of(), notes("S", "Small", "Silver"), "of two");
    assertEquals(List.of(), notes("ant", "antelope", "rain", "rainbow"));
  }

  @Test
  void ofOneRow() {
    List<Integer> labels = new java.util.ArrayList<>(java.util.Collections.nCopies(24, 0));
    labels.add(1);
    String words = ClassNames.ofOneRow(List.of("setosa", "seto"), labels).orElseThrow().words();
    assertEquals(0, words.indexOf("Classes of one row alone: 'seto'. Where that is another's"));
    labels.add(1);
    assertEquals(true, ClassNames.ofOneRow(List.of("setosa", "seto"), labels).isEmpty());
  }

  @Test
  void whatComesWithGraftIsQuiet() {
    List<Examples> sets =
        List.of(FashionMnist.clothing(), Digits.all(), Penguins.bySpecies(), Penguins.bySex());
    sets.forEach(set -> assertEquals(List.of(), ClassNames.notesOf(set.classes()), set.name()));
  }
}
