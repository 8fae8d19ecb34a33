package dev.graft.csv;

import dev.graft.internal.Check;
import java.text.Normalizer;

/** The text of a table, and how it falls into cells. */
final class CsvText {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CsvText() {}

  /** Without a byte order mark, each letter in its one composed form, with one kind of blank. */
  static String plain(String text) {
    String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    String blanks = marked.replace('\u00A0', ' ').replace('\u202F', ' ');
    return Normalizer.normalize(blanks, Normalizer.Form.NFC);
  }

  /** Reads a text; the source's name stands in the messages. */
  static CsvTable table(String source, String text, CsvOptions options) {
    String content = plain(text);
    Check.that(
        !content.isBlank(),
        "%s: file (empty) must have a line of column names and a line per result; see RunsCsv",
        source);
    char separator = separator(source, content, options.separator());
    CsvTable table = new CsvTable(source, separator, options);
    CsvCells.read(
        source,
        content,
        separator,
        (line, cells) -> {
          if (!isBlank(cells)) {
            table.add(line, cells);
          }
        });
    table.end();
    return table;
  }

  /** The stated one, else the one that is found. */
  private static char separator(String source, String content, char stated) {
    char found = CsvCells.separator(content);
    String header = content.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    boolean wrong =
        stated != CsvOptions.BY_NAME
            && CsvCells.count(header, stated) == 0
            && CsvCells.count(header, found) > 0;
    Check.that(
        !wrong,
        "%s: separator ('%s') must be '%s', as withSeparator says; leave it out, and it is found",
        source,
        name(found),
        name(stated));
    return stated == CsvOptions.BY_NAME ? found : stated;
  }

  private static String name(char separator) {
    return separator == '\t' ? "\\t" : String.valueOf(separator);
  }

  private static boolean isBlank(String[] cells) {
    for (String cell : cells) {
      if (!cell.isBlank()) {
        return false;
      }
    }
    return true;
  }
}
