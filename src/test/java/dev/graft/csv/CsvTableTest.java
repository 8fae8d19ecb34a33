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

/** What is no table, or has columns that say nothing, is refused with the way out. */
class CsvTableTest {
  @TempDir Path folder;

  private static void assertSays(String message, Executable act) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, act).getMessage());
  }

  private static void assertRefused(String message, String text) {
    assertSays(message, () -> RunsCsv.ofText(text).read());
  }

  @Test
  void columnsThatAreUnknownOrMissing() {
    String known =
        "arm, seed, split, epoch, updates, seconds, training_loss, validation_loss,"
            + " validation_accuracy, accuracy, metric, passes, kept_epoch, trained_parameters,"
            + " labels, failure, row, class, prediction";
    assertRefused(
        "table: no column 'acuracy'; did you mean 'accuracy'? Known: "
            + known
            + "; another fact of a run is called 'provenance_acuracy'",
        "arm,seed,acuracy\na,1,0.5\n");
    assertRefused(
        "table: no column 'val_accuracy'; did you mean 'validation_accuracy'?; another fact of a run"
            + " is called 'provenance_val_accuracy'",
        "arm,seed,val_accuracy,accuracy\na,1,0.5,0.5\n");
    assertRefused(
        "table: column 'arm' (missing) must be there: each line says of which arm it is; found:"
            + " seed, accuracy",
        "seed,accuracy\n1,0.5\n");
    assertRefused(
        "table: column 'accuracy' (missing) must be there: a run has a test score, or its answers in"
            + " row, class and prediction; found: arm, seed",
        "arm,seed\na,1\n");
  }

  @Test
  void columnsThatAreMissingOrThereTwice() {
    assertRefused(
        "table: column 'prediction' (missing) must be there: answers come with row, class (the true"
            + " one) and prediction; found: arm, seed, row, class",
        "arm,seed,row,class\na,1,1,cat\n");
    assertRefused(
        "table: column 3 must have a name; pandas writes its index without one, use to_csv(path,"
            + " index=False)",
        "arm,seed,,accuracy\na,1,0,0.5\n");
    assertRefused(
        "table: column 'seed' must be there once; leave one of the two out",
        "arm,seed,seed\na,1,1\n");
    assertRefused(
        "table: columns 'split' and 'provenance_split' say the same; leave one of the two out",
        "arm,seed,accuracy,split,provenance_split\na,1,0.5,x,x\n");
    assertRefused(
        "table: columns 'accuracy' and 'metric' are both a test score; say which one it is:"
            + " RunsCsv.of(path).withMetric(\"accuracy\").read()",
        "arm,seed,accuracy,metric\na,1,0.5,0.5\n");
  }

  @Test
  void metrics() {
    assertSays(
        "table: column 'f1' (missing) must be there: withMetric(\"f1\") says that it holds the test"
            + " score; found: arm, accuracy",
        () -> RunsCsv.ofText("arm,accuracy\na,0.5\n").withMetric("f1").read());
    assertSays(
        "metric (error rate) must be better the higher it is; write 1 - error in a column of its own",
        () -> RunsCsv.ofText("").withMetric("error rate"));
    assertSays(
        "metric ( ) must be the name of a column; name it",
        () -> RunsCsv.ofText("").withMetric(" "));
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
        "table: separator (';') must be ','; write the file so, or say what it is:"
            + " RunsCsv.of(path).withSeparator(';').read()",
        "arm;seed;accuracy\na;1;0,5\n");
    assertRefused(
        "table: separator ('\\t') must be ','; write the file so, or say what it is:"
            + " RunsCsv.of(path).withSeparator('\\t').read()",
        "arm\tseed\taccuracy\na\t1\t0.5\n");
    assertRefused(
        "table, line 3: cells (4) must be as many as column names (3); put a text with a comma in"
            + " \"quotes\"",
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
}
