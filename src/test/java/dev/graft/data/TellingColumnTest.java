package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TellingColumnTest {
  /** Of each class as many. */
  private static final List<String> LABELS = labels();

  @TempDir Path folder;

  private static List<String> labels() {
    List<String> labels = new ArrayList<>(Collections.nCopies(40, "sick"));
    labels.addAll(Collections.nCopies(40, "well"));
    return labels;
  }

  /** The first so many sick ones come from another machine than all others. */
  private static List<String> machines(int sick) {
    List<String> cells = new ArrayList<>(Collections.nCopies(sick, "GE"));
    cells.addAll(Collections.nCopies(LABELS.size() - sick, "Siemens"));
    return cells;
  }

  private static List<String> notes(String name, List<String> cells) {
    return TellingColumn.notes(Map.of(name, cells), LABELS).stream()
        .map(DataNotes.Note::words)
        .toList();
  }

  @Test
  void aMachineOfOneClassIsTold() {
    assertEquals(
        List.of(
            "Column 'scanner' of the label file says the class by itself in 80 of 80 rows ('GE' sick,"
                + " 'Siemens' well). Where it says how or where a picture was taken, a network can"
                + " tell the classes by that: add pictures of each class with each cell, or leave"
                + " the others out of the file. Where it says what they show, take the column out of"
                + " the file."),
        notes("scanner", machines(40)));
    assertEquals(1, notes("View Position", machines(38)).size(), "nearly");
  }

  @Test
  void othersAreQuiet() {
    assertEquals(List.of(), notes("scanner", machines(30)), "of most of a class alone");
    assertEquals(List.of(), notes("scanner", machines(0)), "one machine");
    for (String name :
        List.of("class_id", "dx", "breed", "diagnosis", "label_name", "Species", "is_malignant")) {
      assertEquals(List.of(), notes(name, machines(40)), name);
    }
    assertEquals(List.of(), notes("second_reader", LABELS), "the class itself");
    List<String> days = new ArrayList<>();
    List<String> sides = new ArrayList<>();
    for (int row = 0; row < LABELS.size(); row++) {
      days.add("day " + row / 4);
      sides.add(row % 2 == 0 ? "left" : "right");
    }
    assertEquals(List.of(), notes("day", days), "many cells");
    assertEquals(List.of(), notes("side", sides));
  }

  @Test
  void aLabelFileSaysSoUntilTheColumnIsGone() throws IOException {
    StringBuilder with = new StringBuilder("id,label,scanner\n");
    StringBuilder without = new StringBuilder("id,label\n");
    for (int row = 0; row < LABELS.size(); row++) {
      Samples.write(Samples.plain(9, 9, row * 0x031127), folder.resolve("p/" + row + "x.png"));
      String line = Text.format("%dx,%s", row, LABELS.get(row));
      with.append(line).append(',').append(machines(40).get(row)).append('\n');
      without.append(line).append('\n');
    }
    assertEquals(1, ofKind(Files.writeString(folder.resolve("a.csv"), with)));
    assertEquals(0, ofKind(Files.writeString(folder.resolve("b.csv"), without)));
  }

  private long ofKind(Path csv) {
    ImageSet set = ImageFolder.of(folder.resolve("p"), csv, "id", "label");
    return set.noted().orElseThrow().weighing().stream()
        .filter(note -> note.kind() == DataNotes.Kind.COLUMNS_LIKE_CLASS)
        .count();
  }
}
