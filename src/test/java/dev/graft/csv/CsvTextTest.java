package dev.graft.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        assertThrows(IllegalArgumentException.class, () -> RunsCsv.of(missing).read()).getMessage();
    assertTrue(words.startsWith("table (" + missing + ") cannot be read: "), words);
    assertTrue(words.endsWith("; give the path of a CSV file"), words);
  }

  @Test
  void filesThatAreNoText() throws Exception {
    Path file = folder.resolve("t.csv");
    for (String start :
        new String[] {
          "PK\u0003\u0004", "\u00D0\u00CF\u0011\u00E0", "\u001F\u008B", "PAR1", "SQLite f"
        }) {
      Files.writeString(file, start + "\0\0", StandardCharsets.ISO_8859_1);
      String words =
          assertThrows(IllegalArgumentException.class, () -> RunsCsv.of(file)).getMessage();
      assertTrue(
          words.startsWith("table (" + file + ") must be text, a line per row, but is "), words);
      assertTrue(words.endsWith(" as CSV and give that"), words);
    }
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
    assertTrue(open.startsWith("table cannot be read as CSV at line 3: a quote that opens"), open);
    assertTrue(open.contains("; write \"\" for one inside a cell"), open);
    assertSays(
        "separator (character 34) must be no quote and no line break; give the sign between cells",
        () -> RunsCsv.ofText("").withSeparator('"'));
  }

  @Test
  void otherEncodings() throws Exception {
    Path latin = folder.resolve("latin.csv");
    Files.write(
        latin,
        "arm,seed,accuracy\na,1,0.5\ncaf\u00E9,1,0.5\n".getBytes(StandardCharsets.ISO_8859_1));
    assertSays(
        "table ("
            + latin
            + ") must be text in UTF-8, but line 3 has a byte 0xE9 that is none; save it again as"
            + " UTF-8, or say what it is ('caf\u00E9' as windows-1252):"
            + " CsvOptions.withDefaults().withCharset(\"windows-1252\")",
        () -> RunsCsv.of(latin).read());
    CsvOptions options = CsvOptions.withDefaults().withCharset(StandardCharsets.ISO_8859_1);
    assertEquals(List.of("a", "caf\u00E9"), RunsCsv.of(latin, options).read().arms());
    Path wide = folder.resolve("wide.csv");
    Files.write(wide, "\uFEFFarm,accuracy\na,0.5\n".getBytes(StandardCharsets.UTF_16LE));
    assertTrue(refusal(wide).endsWith("withCharset(\"UTF-16\")"), refusal(wide));
    Path bare = folder.resolve("bare.csv");
    Files.write(bare, "arm,accuracy\na,0.5\n".getBytes(StandardCharsets.UTF_16LE));
    assertTrue(refusal(bare).contains("has zero bytes, as UTF-16 has"), refusal(bare));
    Path cut = folder.resolve("cut.csv");
    Files.write(cut, new byte[] {'a', 'r', 'm', (byte) 0xC3});
    assertTrue(refusal(cut).contains("line 1 has a byte 0xC3 that is none"), refusal(cut));
  }

  private static String refusal(Path file) {
    return assertThrows(IllegalArgumentException.class, () -> RunsCsv.of(file).read()).getMessage();
  }

  private RunsCsv described(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("bare.txt"), text);
    CsvOptions options =
        CsvOptions.withDefaults()
            .withSeparator('#')
            .withDecimalComma()
            .withoutHeader()
            .withMissing("-");
    return RunsCsv.of(file, options)
        .withColumn("arm", "1")
        .withColumn("seed", "2")
        .withColumn("accuracy", "3");
  }

  @Test
  void aFileIsDescribedByTheOptionsThatTablesHave() throws Exception {
    assertEquals(
        List.of(0.5, 0.7),
        described("a#1#0,5\na#2#0,7\n").read().all().stream()
            .map(run -> run.test().accuracy())
            .toList());
    assertSays(
        "bare.txt, line 2: 3 (0.7) must have a decimal comma, as withDecimalComma() says; correct"
            + " it, or leave that out",
        () -> described("a#1#0,5\na#2#0.7\n").read());
    String missing =
        assertThrows(IllegalArgumentException.class, () -> described("a#1#0,5\na#2#-\n").read())
            .getMessage();
    assertTrue(missing.contains("arm 'a' with seed 2"), missing);
    Path file = folder.resolve("bare.txt");
    assertSays(
        "options (CsvOptions.withDefaults().withoutRowsMissing().withCategories(\"a\")) must be of"
            + " separator, decimal comma, charset, header and missing signs alone where results"
            + " are read; leave the others out",
        () -> RunsCsv.of(file, CsvOptions.withDefaults().withoutRowsMissing().withCategories("a")));
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
