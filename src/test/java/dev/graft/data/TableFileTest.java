package dev.graft.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of files that are no tables. */
class TableFileTest extends TableFixtures {
  @Test
  void textInAnotherEncoding() throws IOException {
    Path path = folder.resolve("latin.csv");
    Files.write(path, "x,y\n1,chat\n2,caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        "table (latin.csv) must be text in UTF-8, but line 3 has a byte 0xE9 that is none; save it"
            + " again as UTF-8, or say what it is ('caf\u00e9' as windows-1252):"
            + " CsvOptions.withDefaults()"
            + ".withCharset(\"windows-1252\")",
        refused(() -> TableSet.of(path, "y")).replace(path.toString(), "latin.csv"));
    Files.writeString(path, "\uFEFFx,y\n1,caf\u00e9\n2,th\u00e9\n3,caf\u00e9\n4,th\u00e9\n");
    TableSet marked = TableSet.of(path, "y");
    assertEquals(List.of("x"), marked.columns(), "without the mark");
    assertEquals(List.of("caf\u00e9", "th\u00e9"), marked.classes());
  }

  @Test
  void textOfTwoBytesALetter() throws IOException {
    Path path = folder.resolve("wide.csv");
    for (String mark : List.of("", "\uFEFF")) {
      Files.write(path, (mark + "x,y\n1,a\n2,b\n").getBytes(StandardCharsets.UTF_16LE));
      String message = refused(() -> TableSet.of(path, "y"));
      assertTrue(message.contains("withCharset(\"UTF-16"), message);
    }
  }

  @Test
  void filesWithoutRows() throws IOException {
    assertEquals("table (t.csv) must have a header and rows, but it is empty", message(" \n"));
    assertEquals("table (t.csv) must have rows, but there is a header alone", message("x,y\n"));
    assertEquals(
        "table (t.csv) must have columns separated by commas, but its lines are parted by"
            + " semicolons; give CsvOptions.withDefaults().withSeparator(';'), and"
            + " .withoutHeader() where the first line is a row",
        message("x;y\n1;a\n2;b\n"));
    Path none = Path.of("none.csv");
    assertEquals(
        "table (none.csv) cannot be read: there is no such file; give the path of a CSV file",
        refused(() -> TableSet.of(none, "y")));
    assertTrue(refused(() -> TableSet.of(folder, "y")).contains("it is a folder; give the path"));
  }

  @Test
  void linesThatDoNotFitTheHeader() throws IOException {
    assertEquals(
        "table (t.csv), row 2 (3 cells) must have as many cells as the first line, 2; correct the"
            + " line, or put a cell with ',' between double quotes",
        message("x,y\n1,a\n2,b,3\n"));
    assertTrue(message("x,z,y\n1,2,a\n2\n").contains(" row 2 (1 cell) must have as many cells"));
    assertEquals(
        "table (t.csv), header [x, x, y] must have names that differ; give each column its own, or,"
            + " where the first line is a row, CsvOptions.withDefaults().withoutHeader()",
        message("x,x,y\n1,1,a\n2,2,b\n"));
    assertEquals(4, good("x,y\n1,a\n\n2,b\n3,a\n4,b\n\n").size(), "empty lines are no rows");
  }

  @Test
  void encodingsOfMoreThanOneByte() throws IOException {
    String japanese = "x,y\n1,\u306d\u3053\n2,\u3044\u306c\u304c\n";
    String german = "x,y\n1,K\u00e4fer\n2,B\u00e4r\u00fc\n";
    assertEncoding("windows-31j", japanese, "Shift_JIS");
    assertEncoding("x-eucJP-Open", japanese, "EUC-JP");
    assertEncoding("UTF-32", japanese, "UTF-32");
    assertEncoding("UTF-32LE", japanese, "UTF-32LE");
    assertEncoding("UTF-16BE", german, "UTF-16BE");
    assertEncoding("windows-1252", german, "ISO-8859-1");
    assertEncoding("x-windows-949", "x,y\n1,\uace0\uc591\uc774\n", "EUC-KR");
    assertEncoding("GB18030", "x,y\n1,\u6211\u5979\u8bf4\u8fd9\u662f\u771f\u7684\n", "GB18030");
  }

  private void assertEncoding(String said, String text, String charset) throws IOException {
    Path path = folder.resolve("other.csv");
    Files.write(path, text.getBytes(java.nio.charset.Charset.forName(charset)));
    String message = refused(() -> TableSet.of(path, "y"));
    assertTrue(message.endsWith("withCharset(\"" + said + "\")"), message);
  }
}
