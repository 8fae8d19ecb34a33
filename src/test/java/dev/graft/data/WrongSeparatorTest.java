package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which sign parts the cells of a file, where the one that was taken does not. */
class WrongSeparatorTest {
  private static Optional<String> of(String text, char separator, String... asked) {
    return WrongSeparator.parted("t.csv", text, separator, List.of(asked))
        .map(IllegalArgumentException::getMessage);
  }

  @Test
  void aSignThatPartsNoLineIsWrongWhereAnotherPartsAll() {
    assertEquals(
        Optional.of(
            "t.csv must have columns separated by commas, but its lines are parted by tabs; give"
                + " CsvOptions.withDefaults().withSeparator('\\t'), and .withoutHeader() where the"
                + " first line is a row"),
        of("x\ty\n1\ta\n2\tb\n", ',', "y"));
    assertTrue(of("x^y\n1^a\n2^b\n", ',', "y").orElseThrow().contains("parted by '^'"));
  }

  @Test
  void ofTwoThatPartAllLinesTheNamesTell() {
    String both = "x;text, note;k\n1;so, it is;a\n2;no, it is not;b\n";
    assertTrue(of(both, ',', "k").orElseThrow().contains("parted by semicolons"));
    assertEquals(Optional.empty(), of(both, ';', "kind"), "a slip in the name");
    String headless = "0,1;Rome;a\n0,2;Bern;b\n";
    assertTrue(of(headless, ',', "3").orElseThrow().contains("withSeparator(';')"));
    assertEquals(Optional.empty(), of(headless, ';', "4"), "more than it has");
  }

  @Test
  void aNumberNamesAColumnOfTheSignThatPartsToo() {
    assertEquals(Optional.empty(), of("p,good; really 0\nn,bad; really 1\n", ',', "1", "2"));
    String tabs = "ham\tNice, place\nspam\tBuy, now\n";
    assertTrue(of(tabs, ',', "1", "2").orElseThrow().contains("parted by tabs"));
    assertEquals(Optional.empty(), of(tabs, '\t', "1", "2"));
  }

  @Test
  void whatStandsInQuotesPartsNothing() {
    String german = "Text;Klasse\n\"Naja; geht so, oder\";gut\n\"Ja; doch\";gut\n";
    assertTrue(of(german, ',', "Klasse").orElseThrow().contains("parted by semicolons"));
    String r = "\"age\" \"sex\" \"y\"\n21 \"m\" \"a\"\n34 \"f\" \"b\"\n";
    assertTrue(of(r, ',', "y").orElseThrow().contains("parted by blanks"));
  }

  @Test
  void evenLinesWithNamesOfNoOtherSignAreRight() {
    assertEquals(Optional.empty(), of("x,y\n1,a\n2,b\n", ',', "z"));
    assertEquals(Optional.empty(), of("x y\n1 a\n2 b\n", ' ', "z"));
  }
}
