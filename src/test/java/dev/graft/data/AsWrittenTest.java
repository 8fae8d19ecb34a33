package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import dev.graft.run.DataNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is spelt alike is told with its way out, and no longer where the user took that. */
class AsWrittenTest {
  private static final CsvOptions WRITTEN = CsvOptions.withDefaults().withClassesAsWritten();

  @TempDir Path folder;

  private Path file(List<String> classes, List<String> colours) throws IOException {
    StringBuilder text = new StringBuilder("x,colour,y\n");
    for (int row = 0; row < 40; row++) {
      String colour = colours.get(row / classes.size() % colours.size());
      text.append(row * 37 % 41 + 0.5).append(',').append(colour).append(',');
      text.append(classes.get(row % classes.size())).append('\n');
    }
    return Files.writeString(folder.resolve("t.csv"), text);
  }

  private static List<String> spellings(Examples set) {
    return set.noted().orElseThrow().weighing().stream()
        .filter(note -> note.kind() == DataNotes.Kind.SPELLINGS)
        .map(DataNotes.Note::words)
        .toList();
  }

  @Test
  void everyPairIsToldAndCanBeAnswered() throws IOException {
    for (String pair :
        List.of("U.S.A.,USA", "yes,y", "bird,birds", "type-1,type 1", "caf\u00e9,cafe")) {
      Path csv = file(List.of((pair + ",other,more").split(",")), List.of("red", "blue"));
      List<String> said = spellings(TableSet.of(csv, "y"));
      assertEquals(1, said.size(), pair + said);
      assertTrue(
          said.get(0)
              .endsWith(
                  ". Correct them where they are one; where they are several, give"
                      + " CsvOptions.withDefaults().withClassesAsWritten(), or classes of"
                      + " pictures other names."),
          said.get(0));
      TableSet told = TableSet.of(csv, WRITTEN, "y");
      assertEquals(List.of(), spellings(told), pair);
      assertEquals(List.of(), spellings(told.only(pair.split(","))), "of some of them, too");
      assertEquals(TableSet.of(csv, "y").hash(), told.hash(), "the same rows");
    }
  }

  @Test
  void categoriesOfAColumn() throws IOException {
    Path csv = file(List.of("a", "b"), List.of("Yes", "yes", "no"));
    assertEquals(1, spellings(TableSet.of(csv, "y")).size());
    assertEquals(List.of(), spellings(TableSet.of(csv, WRITTEN, "y")));
  }

  /** Another fault of classes, that nobody was asked about. */
  @Test
  void aClassOfOneRowIsToldStill() throws IOException {
    Path csv = file(List.of("bird", "birds"), List.of("red", "blue"));
    Files.writeString(csv, Files.readString(csv) + "99.5,red,brids\n");
    assertEquals(1, spellings(TableSet.of(csv, WRITTEN, "y")).size());
  }

  @Test
  void sentencesToo() throws IOException {
    Path csv =
        Files.writeString(
            folder.resolve("s.csv"),
            "text,label\nred is warm,bird\nblue is cold,birds\nwe sing,bird\nthey fly,birds\n");
    assertEquals(1, spellings(TextSet.of(csv, "text", "label")).size());
    assertEquals(List.of(), spellings(TextSet.of(csv, WRITTEN, "text", "label")));
  }
}
