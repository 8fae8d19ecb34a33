package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import dev.graft.run.DataNotes;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpoiltRangeTest extends TableFixtures {
  private static Optional<String> said(String... names) {
    return SpoiltRange.note("Classes", List.of(names)).map(DataNotes.Note::words);
  }

  @Test
  void datesAmongRangesAreTold() {
    String words =
        "Classes that a spreadsheet may have made dates of, beside ranges of numbers: 10-Oct, 5. Mai."
            + AsWritten.WAY_OUT;
    assertEquals(Optional.of(words), said("0-9", "10-Oct", "20-29", "5. Mai"));
    assertTrue(said("0\u20139", "Oct-19").isPresent());
    assertEquals(Optional.empty(), said("10-Oct", "11-Oct"), "dates");
    assertEquals(Optional.empty(), said("0-9", "10-19", "may", "10-market"), "ranges");
  }

  @Test
  void classesAndCategoriesHaveAWayOut() throws IOException {
    StringBuilder csv = new StringBuilder("x,c,y\n");
    for (int row = 0; row < 40; row++) {
      csv.append(row * 7 % 31 + 0.5).append(row % 3 == 0 ? ",1-4," : ",5-Oct,");
      csv.append(row % 2 == 0 ? "0-5\n" : "10-May\n");
    }
    List<String> notes = good(csv.toString()).notes();
    assertEquals(
        2, notes.stream().filter(note -> note.contains("made dates of")).count(), notes::toString);
    CsvOptions options = CsvOptions.withDefaults().withClassesAsWritten();
    List<String> told = TableSet.of(file(csv.toString()), options, "y").notes();
    assertTrue(told.stream().noneMatch(note -> note.contains("made dates of")), told::toString);
  }
}
