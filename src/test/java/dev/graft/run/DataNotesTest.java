package dev.graft.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.DataNotes.Kind;
import dev.graft.run.DataNotes.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataNotesTest {
  private static final Note TWICE = new Note(Kind.ROWS_REPEATED, 12, "Equal: 12 of 60 rows.");
  private static final Note LAY = new Note(Kind.IGNORED, 1, "Ignored, 1 in all: a (2): b.txt");

  @Test
  void aRunStatesThemAndIsReadAgain() {
    DataNotes notes = new DataNotes(List.of(LAY, TWICE));
    String stored =
        "ignored (1): Ignored, 1 in all: a (2): b.txt | rows stand twice (12): Equal: 12 of 60 rows.";
    assertEquals(stored, Fact.DATA_NOTES.text(notes));
    assertEquals(Optional.of(notes), Fact.DATA_NOTES.read(stored));
    assertEquals("none", Fact.DATA_NOTES.text(DataNotes.NONE));
    assertEquals(Optional.of(DataNotes.NONE), Fact.DATA_NOTES.read("none"));
    for (Kind kind : Kind.values()) {
      DataNotes one = new DataNotes(List.of(new Note(kind, 2_000_000, "x (1): y.")));
      assertEquals(Optional.of(one), DataNotes.read(one.stored()), kind::toString);
    }
  }

  @Test
  void whatAnEarlierVersionStatedIsRead() {
    assertEquals(
        Optional.of(new DataNotes(List.of(new Note(Kind.PICTURES_NOT_READ, 2, "b: 2 heic")))),
        Fact.DATA_NOTES.read("pictures of a kind that is not read (2): b: 2 heic"));
  }

  @Test
  void whatIsOfAnotherMakingIsNotSaid() {
    for (String text :
        List.of("", "all is well", "rows stand twice: 3", "rumours (3): it is said")) {
      assertEquals(Optional.empty(), Fact.DATA_NOTES.read(text), text);
    }
  }

  @Test
  void namesOfFilesDoNotBreakTheLine() {
    DataNotes notes =
        new DataNotes(
            List.of(new Note(Kind.IGNORED, 1, "Ignored: a\n b | rows stand twice (9): c")));
    assertEquals(List.of("Ignored: a b / rows stand twice (9): c"), notes.words());
    assertEquals(Optional.of(notes), DataNotes.read(notes.stored()));
  }

  @Test
  void whatWeighsMostComesFirst() {
    Note against = new Note(Kind.ROWS_CONTRADICT, 4, "Equal but for the class: 4 of 60 rows.");
    DataNotes notes = new DataNotes(List.of(LAY, TWICE, against));
    assertEquals(List.of(against, TWICE), notes.weighing());
    assertEquals(3, notes.words().size());
    assertTrue(notes.toString().startsWith("Ignored"), notes.toString());
    assertFalse(DataNotes.NONE.toString().isEmpty());
  }

  @Test
  void ofAKindFiveAreHeldAndTheOthersCounted() {
    List<Note> columns =
        IntStream.range(0, 785)
            .mapToObj(i -> new Note(Kind.COLUMNS_LIKE_NAMES, 1, "Column " + i))
            .toList();
    List<Note> held = new DataNotes(columns).all();
    assertEquals(5, held.size());
    assertEquals("And 781 more of this kind.", held.get(4).words());
    assertEquals(785, held.stream().mapToInt(Note::number).sum());
  }

  /** The guide lists what is told, each kind in a row of its own, and those that are flags. */
  @Test
  void theGuideNamesEachKind() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("src/guide/verdict.md"));
    int title = lines.indexOf("### What a data set says of itself");
    List<String> rows =
        lines.subList(title + 1, lines.size()).stream()
            .takeWhile(line -> !line.startsWith("#"))
            .filter(line -> line.startsWith("| ") && !line.startsWith("| kind"))
            .map(line -> line.substring(2, line.indexOf(" |")))
            .toList();
    assertEquals(Arrays.stream(Kind.values()).map(Kind::toString).toList(), rows);
    String flags =
        Arrays.stream(Kind.values())
            .filter(Kind::weighs)
            .map(Kind::toString)
            .collect(Collectors.joining(", ", "| ", " |"));
    assertTrue(lines.stream().anyMatch(line -> line.startsWith(flags)), flags);
  }

  @Test
  void notesOfTwoSetsAreJoinedOnce() {
    DataNotes one = new DataNotes(List.of(TWICE));
    assertEquals(List.of(TWICE, LAY), one.and(new DataNotes(List.of(TWICE, LAY))).all());
    assertEquals(
        Kind.values().length, Arrays.stream(Kind.values()).map(Kind::toString).distinct().count());
  }
}
