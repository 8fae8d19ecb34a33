package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.DataNotes;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Labels of several classes; and names in which the same signs stand. */
class SeveralInOneTest {
  private static List<DataNotes.Note> notes(String... classes) {
    return ClassNames.notesOf(List.of(classes)).stream()
        .filter(note -> note.words().startsWith("Classes that are"))
        .toList();
  }

  @Test
  void combinationsAreTold() {
    assertEquals(
        "Classes that are several in one, by their names ('joy;anger'), are judged as classes of their"
            + " own: an answer that names one of them counts as wrong. Make a set for each class, of"
            + " yes and no, or leave such rows out with only(...); where it is one thing, give it a name"
            + " without such signs.",
        notes("joy", "fear", "joy;anger").get(0).words());
    for (String[] classes :
        List.of(
            new String[] {"joy|anger", "anger|fear", "calm"},
            new String[] {"['joy', 'anger']", "['joy']", "[]"},
            new String[] {"[\"joy\"]", "[\"anger\", \"joy\"]"},
            new String[] {"{joy, anger}", "{fear, joy}"},
            new String[] {"[1, 0, 0]", "[0, 1, 0]", "[0, 1, 1]"},
            new String[] {"('a', 'b')", "('b',)"},
            new String[] {"1|3", "3", "2"},
            new String[] {"joy, anger", "anger, joy, fear", "fear"},
            new String[] {"Drama; Comedy", "Comedy", "Horror"})) {
      assertEquals(1, notes(classes).size(), List.of(classes).toString());
    }
  }

  @Test
  void aListOfOneIsThatOne() {
    String[][] lists = {
      {"['joy']", "['anger']", "['joy', 'anger']", "['fear']"}, {"[0]", "[1]", "[2]", "[0, 3]"}
    };
    for (String[] classes : lists) {
      String several = List.of(classes).stream().filter(one -> one.contains(",")).toList().get(0);
      assertEquals(1, notes(classes).get(0).number());
      assertTrue(notes(classes).get(0).words().contains("(" + "'" + several + "')"), several);
      String[] single =
          List.of(classes).stream().filter(one -> !one.contains(",")).toArray(String[]::new);
      assertEquals(List.of(), notes(single), "after only(...)");
    }
    assertEquals(List.of(), notes("['Salem, Oregon']", "['Paris']", "('Bonn',)"));
    assertEquals(List.of(), notes("(0, 10]", "(10, 20]", "(20, 30]"), "ranges of pandas");
    assertEquals(List.of(), notes("(0, 10)", "(10, 20)"), "ranges");
  }

  @Test
  void onlyTakesTheNoteAway() {
    for (Examples set : sets()) {
      assertEquals(1, of(set), set.name());
    }
    TextSet text = (TextSet) sets().get(0);
    assertEquals(0, of(text.only("['joy']", "['fear']")));
    ImageSet pictures = (ImageSet) sets().get(1);
    assertEquals(0, of(pictures.only("['joy']", "['fear']")));
    assertEquals(1, of(pictures.only("['joy']", "['joy', 'fear']")), "it is still there");
  }

  private static List<Examples> sets() {
    List<String> classes = List.of("['fear']", "['joy', 'fear']", "['joy']");
    ImageSet made = Samples.set(4, 4, 4);
    About about = made.about().withNotes(ClassNames.notesOf(classes));
    List<ImageRow> rows = IntStream.range(0, made.size()).mapToObj(made::row).toList();
    List<String> words = List.of("red", "green", "blue", "good", "bad", "one");
    List<String> labels = Stream.concat(classes.stream(), classes.stream()).toList();
    return List.of(TextSet.of("t", words, labels), new ImageSet(about, classes, rows));
  }

  private static long of(Examples set) {
    return set.noted().orElseThrow().all().stream()
        .filter(note -> note.kind() == DataNotes.Kind.CLASSES_IN_ONE)
        .count();
  }

  @Test
  void namesOfOneThingAreQuiet() {
    for (String[] classes :
        List.of(
            new String[] {"Portland, OR", "Salem, OR", "Portland, ME"},
            new String[] {"tench, Tinca tinca", "goldfish, Carassius auratus"},
            new String[] {"missile", "projectile, missile", "sunglass", "sunglasses, dark glasses"},
            new String[] {"maillot", "maillot, tank suit"},
            new String[] {"T-shirt/top", "Trouser", "Pullover"},
            new String[] {"shirt, red", "shirt, blue", "hat, red", "hat, blue"},
            new String[] {"Smith, Jane", "Smith, John", "Lee, Ann"},
            new String[] {"[unknown]", "[known]"},
            new String[] {"(none)", "(some)", "all"},
            new String[] {"[0, 10)", "10 or more", "less"},
            new String[] {"<=50K", ">50K"},
            new String[] {"R&B", "Rock & Roll"},
            new String[] {"a+", "a", "b+", "b"},
            new String[] {"yes", "no", "yes, but"},
            new String[] {"C;", "D;"},
            new String[] {"head|left", "head|right", "hand|left", "hand|right"})) {
      assertEquals(List.of(), notes(classes), List.of(classes).toString());
    }
    for (Examples set : List.of(Penguins.bySex(), Emoji.noto().byCategory(), Digits.all())) {
      assertTrue(SeveralInOne.note(set.classes()).isEmpty(), set.name());
    }
  }
}
