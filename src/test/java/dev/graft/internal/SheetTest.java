package dev.graft.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SheetTest {
  @Test
  void htmlAndTextSayTheSameInTheSameOrder() {
    Sheet sheet =
        Sheet.of("two < three")
            .withNotes(List.of("$1 each"))
            .with(List.of("a", "b"), List.of(List.of(1, "x & y")))
            .withLines(List.of("first", "second"));
    assertEquals(
        "<p>two &lt; three</p><ul><li><span>$</span>1 each</li></ul>"
            + "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
            + "<tbody><tr><td>1</td><td>x &amp; y</td></tr></tbody></table>"
            + "<p>first</p><p>second</p>",
        sheet.html());
    assertEquals("two < three\nNote: $1 each\na  b\n1  x & y\nfirst\nsecond", sheet.text());
  }

  @Test
  void withoutNotesThereIsNoList() {
    Sheet sheet = Sheet.of("a").withNotes(List.of());
    assertEquals("<p>a</p>", sheet.html());
    assertEquals("a", sheet.text());
  }

  @Test
  void aSheetIsNotChangedByWhatIsPutBelowIt() {
    Sheet sheet = Sheet.of("a");
    sheet.with("b");
    assertEquals("a", sheet.text());
  }
}
