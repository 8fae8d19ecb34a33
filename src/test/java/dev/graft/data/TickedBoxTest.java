package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.graft.csv.CsvOptions;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A cell that is empty where others are ticked. */
class TickedBoxTest {
  private static List<String> cells(int ticked, String word, int empty) {
    return Stream.of(Collections.nCopies(ticked, word), Collections.nCopies(empty, ""))
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void manyEmptyCellsBesideOneWordAreTheOtherAnswer() {
    assertEquals(Optional.of(List.of("", "x")), TickedBox.of(cells(10, "x", 10), String::isEmpty));
    assertTrue(TickedBox.of(cells(19, "x", 1), String::isEmpty).isEmpty(), "a few are missing");
    assertTrue(TickedBox.of(cells(1, "x", 19), String::isEmpty).isEmpty());
    List<String> two = Stream.concat(cells(8, "x", 8).stream(), Stream.of("y", "y")).toList();
    assertTrue(TickedBox.of(two, String::isEmpty).isEmpty(), "two words");
  }

  @Test
  void theOtherAnswerIsOfTheSameKind() {
    CsvOptions options = CsvOptions.withDefaults();
    assertEquals("no", TickedBox.other("x", options));
    assertEquals("no", TickedBox.other("yes", options));
    for (String no : List.of("no", "No", "N", "nein", "FALSE")) {
      assertEquals("yes", TickedBox.other(no, options), no);
    }
    assertEquals("0", TickedBox.other("1", options));
    assertEquals("1", TickedBox.other("0", options));
  }
}
