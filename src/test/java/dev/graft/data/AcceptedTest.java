package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.run.DataNotes;
import dev.graft.run.DataNotes.Kind;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A note that its reader knows and has a reason for is said shortly. */
class AcceptedTest {
  private static final List<String> CLASSES = List.of("A", "Apple");

  private static TableSet table() {
    int rows = 40;
    Table table =
        Table.create(
            "fruit",
            DoubleColumn.create("x", IntStream.range(0, rows).mapToDouble(i -> i * 37 % 40 + 0.5)),
            DoubleColumn.create("ward", IntStream.range(0, rows).mapToDouble(i -> i % 2)),
            StringColumn.create(
                "y", IntStream.range(0, rows).mapToObj(i -> CLASSES.get(i % 2)).toList()));
    return TableSet.of("fruit", table, "y");
  }

  private static List<Kind> kinds(Examples set) {
    return set.noted().orElseThrow().all().stream().map(DataNotes.Note::kind).toList();
  }

  @Test
  void itsReasonIsSaidInItsPlace() {
    TableSet set = table();
    assertTrue(kinds(set).contains(Kind.COLUMNS_LIKE_CLASS), set.notes()::toString);
    TableSet told = set.accepting("Column 'ward' says the class", "it is known beforehand");
    assertFalse(kinds(told).contains(Kind.COLUMNS_LIKE_CLASS), told.notes()::toString);
    assertTrue(
        told.notes()
            .contains(
                "columns that say the class, \"Column 'ward' says the class ...\": it is known"
                    + " beforehand."),
        told.notes()::toString);
    assertEquals(set.hash(), told.hash(), "the same rows");
    assertTrue(kinds(told.withName("other")).contains(Kind.ACCEPTED), "it stays");
    assertFalse(kinds(told.without("ward")).contains(Kind.ACCEPTED), "while there is a note");
    assertTrue(Kind.ACCEPTED.weighs(), "it stands beside each verdict");
  }

  @Test
  void theLastReasonCounts() {
    TableSet wrong = table().accepting("Column 'ward' says", "a slip of the pen");
    TableSet right = wrong.accepting("Column 'ward' says the class", "known beforehand");
    List<String> accepted =
        right.noted().orElseThrow().all().stream()
            .filter(note -> note.kind() == Kind.ACCEPTED)
            .map(DataNotes.Note::words)
            .toList();
    assertEquals(
        List.of(
            "columns that say the class, \"Column 'ward' says the class ...\": known beforehand."),
        accepted);
    String shown = "columns that say the class, \"Column 'ward' says";
    TableSet again = right.accepting(shown, "as its words are copied");
    assertEquals(
        List.of(accepted.get(0).replace("known beforehand", "as its words are copied")),
        again.notes().stream().filter(words -> words.startsWith("columns that")).toList());
    assertEquals(table().hash(), again.hash());
  }

  @Test
  void ofPicturesAndSentencesToo() {
    List<BufferedImage> images =
        IntStream.range(0, 8).mapToObj(i -> Samples.plain(16, 16, i * 0x1f1f1f)).toList();
    List<Integer> labels = IntStream.range(0, 8).mapToObj(i -> i % 2).toList();
    ImageSet pictures = ImageSet.of("fruit", CLASSES, images, labels);
    assertEquals(List.of(), pictures.notes());
    assertWords(
        "note (Classes) must be the first words of one that fruit has",
        () -> pictures.accepting("Classes", "so"));
    List<String> sentences =
        IntStream.range(0, 8).mapToObj(i -> (i % 2 == 0 ? "[A] it is " : "what is ") + i).toList();
    TextSet texts = TextSet.of("fruit", sentences, labels.stream().map(CLASSES::get).toList());
    assertFalse(texts.notes().isEmpty());
    TextSet told = texts;
    for (String note : texts.notes()) {
      told = told.accepting(note.substring(0, 20), "so");
    }
    assertEquals(List.of(Kind.ACCEPTED), kinds(told).stream().distinct().toList());
  }

  /** What comes later in the same first words was not accepted. */
  @Test
  void itHoldsForTheNotesThatStoodThere() {
    List<String> said = List.of("a b", "a b", "c d", "e f", "e f", "g h", "i j", "k l");
    List<String> labels = List.of("u", "u", "v", "u", "v", "v", "u", "v");
    TextSet set = TextSet.of("s", said, labels);
    TextSet told = set.accepting("Equal to an earlier", "sent twice");
    assertTrue(told.notes().toString().contains("rows stand twice, \"Equal to an earlier ...\""));
    assertTrue(told.notes().toString().contains("Equal to another sentence but for the class"));
    assertFalse(kinds(told.withoutTwins()).contains(Kind.ACCEPTED));
    assertTrue(kinds(told.withoutTwins()).contains(Kind.ROWS_LEFT_OUT));
    assertWords(
        "note (Equal to) must be the first words of notes of one kind, not of several",
        () -> set.accepting("Equal to", "so"));
  }

  @Test
  void whatIsNoNoteOrHasNoReasonIsRefused() {
    TableSet set = table();
    assertWords(
        "note (Column 'x') must be the first words of one that fruit has; copy them from here: ",
        () -> set.accepting("Column 'x'", "so"));
    assertWords("note () must be the first words of one", () -> set.accepting("", "so"));
    assertWords(
        "reason (blank) must say why the note is accepted",
        () -> set.accepting("Column 'ward'", " "));
  }

  private static void assertWords(String words, Executable action) {
    String said = assertThrows(IllegalArgumentException.class, action).getMessage();
    assertTrue(said.startsWith(words), said);
  }
}
