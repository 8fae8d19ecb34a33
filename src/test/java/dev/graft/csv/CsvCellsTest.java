package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where lines and cells begin and end, for whoever reads a file. */
class CsvCellsTest {
  private static List<String> lines(String text, char separator) {
    List<String> lines = new ArrayList<>();
    CsvCells.read(
        "t", text, separator, (number, cells) -> lines.add(number + ":" + List.of(cells)));
    return lines;
  }

  @Test
  void blanksRoundCellsGoAndQuotesKeepWhatIsInside() {
    assertEquals(
        List.of("1:[a, b]", "3:[#1, x,y]", "4:[say \"no\", two\nlines]", "6:[, ]"),
        lines("a , b\n\n#1,\"x,y\"\n\"say \"\"no\"\"\",\"two\nlines\"\n,\n", ','));
  }

  @Test
  void betweenTabsQuotesAreTextButRoundAWholeCell() {
    assertEquals(
        List.of("1:[ham, \"Later]", "2:[spam, a 12\" screen]", "3:[ham, so \"what\"]"),
        lines("ham\t\"Later\nspam\ta 12\" screen\nham\t\"so \"\"what\"\"\"\n", '\t'));
  }

  @Test
  void anOpenQuoteIsNamedByItsLine() {
    String words =
        assertThrows(IllegalArgumentException.class, () -> lines("a,b\n1,2\n\"3,4\n", ','))
            .getMessage();
    assertTrue(words.startsWith("t cannot be read as CSV at line 3: a quote that"), words);
    String json =
        assertThrows(IllegalArgumentException.class, () -> lines("{\"a\": \"b\", \"c\": 1}\n", ','))
            .getMessage();
    assertTrue(
        json.endsWith(
            "it looks like JSON, save it as CSV: pandas.read_json(path, lines=True).to_csv"),
        json);
  }

  @Test
  void theSeparatorIsStatedOrFound() {
    assertEquals(';', CsvCells.separator("\na;b,c;d\n"));
    assertEquals(',', CsvCells.separator("a,\"b;c;d;e\",f\n"));
    assertEquals(',', CsvCells.separator("one\n"));
    assertEquals('|', CsvCells.separator("sep=|\na,b,c|d\n"));
    assertEquals(List.of("2:[a,b, c]"), lines("sep=|\r\na,b|c\r\n", '|'));
  }
}
