package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What is no table is refused with the way out. */
class CsvTextTest {
  @TempDir Path folder;

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  private static void assertRefused(String message, String text) {
    assertSays(message, () -> RunsCsv.ofText(text).read());
  }

  @Test
  void filesThatAreNoTables() throws Exception {
    String empty =
        "table: file (empty) must have a line of column names and a line per result; see RunsCsv";
    assertRefused(empty, "");
    assertRefused(empty, "\uFEFF \r\n");
    assertRefused(
        "table: lines below the column names (0) must be at least 1; write a line per result",
        "arm,seed,accuracy\n\n");
    Path missing = folder.resolve("none.csv");
    String words =
        assertThrows(UncheckedIOException.class, () -> RunsCsv.of(missing).read()).getMessage();
    assertTrue(words.startsWith("file (" + missing + ") cannot be read: "), words);
    assertTrue(words.endsWith("; give the path of a CSV file"), words);
  }

  @Test
  void cellsThatAreNotParted() {
    assertRefused(
        "table, line 3: cells (4) must be as many as column names (3); put a text with a comma in"
            + " \"quotes\", and write decimals with a point",
        "arm,seed,accuracy\na,1,0.5\nb,1,0,5\n");
    String open =
        assertThrows(
                IllegalArgumentException.class,
                () -> RunsCsv.ofText("arm,seed,accuracy\na,1,0.5\n\"b,1,0.5\n").read())
            .getMessage();
    assertTrue(open.startsWith("table, line 3: quotes must come in pairs ("), open);
    assertTrue(open.endsWith("; write \"\" for one inside a text"), open);
    assertSays(
        "separator ('\"') must part cells; use ',' ';' '|' or a tab",
        () -> RunsCsv.ofText("").withSeparator('"'));
  }

  @Test
  void otherEncodings() throws Exception {
    Path latin = folder.resolve("latin.csv");
    Files.write(
        latin,
        "arm,seed,accuracy\na,1,0.5\ncaf\u00E9,1,0.5\n".getBytes(StandardCharsets.ISO_8859_1));
    assertSays(
        "latin.csv, line 3: text (byte 0xE9) must be UTF-8; save it as UTF-8 (pandas: to_csv(path,"
            + " index=False); a spreadsheet: \"CSV UTF-8\")",
        () -> RunsCsv.of(latin).read());
    Path wide = folder.resolve("wide.csv");
    Files.write(wide, "\uFEFFarm,accuracy\na,0.5\n".getBytes(StandardCharsets.UTF_16LE));
    assertSays(
        "wide.csv, line 1: text (byte 0xFF) must be UTF-8; save it as UTF-8 (pandas: to_csv(path,"
            + " index=False); a spreadsheet: \"CSV UTF-8\")",
        () -> RunsCsv.of(wide).read());
    Path bare = folder.resolve("bare.csv");
    Files.write(bare, "arm,accuracy\na,0.5\n".getBytes(StandardCharsets.UTF_16LE));
    assertSays(
        "bare.csv: text (with zero bytes) must be UTF-8; save it as UTF-8 (pandas: to_csv(path,"
            + " index=False); a spreadsheet: \"CSV UTF-8\")",
        () -> RunsCsv.of(bare).read());
    Path cut = folder.resolve("cut.csv");
    Files.write(cut, new byte[] {'a', 'r', 'm', (byte) 0xC3});
    assertSays(
        "cut.csv, line 1: text (byte 0xC3) must be UTF-8; save it as UTF-8 (pandas: to_csv(path,"
            + " index=False); a spreadsheet: \"CSV UTF-8\")",
        () -> RunsCsv.of(cut).read());
  }

  private static double score(String text) {
    return RunsCsv.ofText(text).read().all().get(0).test().accuracy();
  }

  @Test
  void separatorsAreFoundAndDecimalCommasRead() {
    assertEquals(0.5, score("arm;seed;accuracy\na;1;0,5\n"));
    assertEquals(0.5, score("arm\tseed\taccuracy\na\t1\t0.5\n"));
    assertEquals(0.5, score("arm|seed|accuracy\na|1|0.5\n"));
    assertEquals(
        0.5, score("arm,\"a;b;c;d\",accuracy\n".replace("\"a;b;c;d\"", "seed") + "a,1,0.5\n"));
    assertEquals(0.5, score("arm,seed,accuracy\na,1,\"0,5\"\n"));
    assertRefused(
        "table, line 3: accuracy (0.6) is written otherwise than line 2: decimal commas in all"
            + " scores or in none; correct one of them",
        "arm;seed;accuracy\na;1;0,5\na;2;0.6\n");
    assertSays(
        "table: separator (',') must be ';', as withSeparator says; leave it out, and it is found",
        () -> RunsCsv.ofText("arm,seed,accuracy\na,1,0.5\n").withSeparator(';').read());
  }

  @Test
  void percentSignsSayTheUnit() {
    assertEquals(0.005, score("arm,seed,accuracy\na,1,0.5%\na,2,91 %\n"));
    assertRefused(
        "table, line 3: accuracy (91) is written otherwise than line 2: percent signs in all scores"
            + " or in none; correct one of them",
        "arm,seed,accuracy\na,1,0.5%\na,2,91\n");
  }

  @Test
  void linesThatSayNothingAreLeftOut() {
    String text = "arm,seed,accuracy\na,1,0.5\n,,\narm,seed,accuracy\na,2,0.6\n";
    assertEquals(2, RunsCsv.ofText(text).read().all().size());
  }

  @Test
  void theSeparatorLineOfASpreadsheetIsNoTable() {
    String table = "sep=;\r\narm;seed;accuracy\r\na;1;0,5\r\na;2;0,6\r\n";
    assertEquals(2, RunsCsv.ofText(table).read().all().size());
    assertRefused(
        "table, line 4: accuracy (x) must be a number with a decimal point; for a run that failed"
            + " leave it empty and say why in a column 'failure'",
        table.replace("0,6", "x"));
  }
}
