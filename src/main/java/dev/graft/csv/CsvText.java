package dev.graft.csv;

import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Iterator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The text of a table, and how it falls into cells. */
final class CsvText {
  /** Of the options: the separator is found. */
  static final char FOUND = '\0';

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** What some spreadsheets write in front of a table; the line break stays, for lines count. */
  private static final String SEPARATOR_LINE = "\\A\"?sep=.\"?\\R";

  private static final String AS_UTF8 =
      "save it as UTF-8 (pandas: to_csv(path, index=False); a spreadsheet: \"CSV UTF-8\")";

  private CsvText() {}

  /** The text of a file, which must be UTF-8. */
  static String text(Path file) {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(
          Text.format("file (%s) cannot be read: %s; give the path of a CSV file", file, e), e);
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    boolean broken =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .decode(in, out, true)
            .isError();
    Check.that(
        !broken,
        "%s, line %d: text (byte 0x%02X) must be UTF-8; %s",
        file.getFileName(),
        1 + lineBreaks(bytes, in.position()),
        in.hasRemaining() ? bytes[in.position()] : 0,
        AS_UTF8);
    return out.flip().toString();
  }

  private static int lineBreaks(byte[] bytes, int end) {
    int breaks = 0;
    for (int i = 0; i < end; i++) {
      breaks += bytes[i] == '\n' ? 1 : 0;
    }
    return breaks;
  }

  /** Without a byte order mark, each letter in its one composed form. */
  static String plain(String text) {
    String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    return Normalizer.normalize(marked, Normalizer.Form.NFC);
  }

  /** Reads a text; the source's name stands in the messages. */
  static CsvTable table(String source, String text, char stated) {
    String content = plain(text).replaceFirst(SEPARATOR_LINE, "\n");
    Check.that(
        content.indexOf('\0') < 0, "%s: text (with zero bytes) must be UTF-8; %s", source, AS_UTF8);
    Check.that(
        !content.isBlank(),
        "%s: file (empty) must have a line of column names and a line per result; see RunsCsv",
        source);
    char separator = separator(source, content, stated);
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setIgnoreEmptyLines(false)
            .setIgnoreSurroundingSpaces(separator != '\t')
            .get();
    long[] line = {0};
    try (CSVParser parser = CSVParser.parse(new StringReader(content), format)) {
      return read(new CsvTable(source, separator), parser, line);
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(
          Text.format(
              "%s, line %d: quotes must come in pairs (%s); write \"\" for one inside a text",
              source, line[0], e.getMessage()),
          e);
    }
  }

  /** The stated one, else the one that parts the first line into the most cells. */
  private static char separator(String source, String content, char stated) {
    String header = content.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    char found = ',';
    for (char other : new char[] {';', '\t', '|'}) {
      found = count(header, other) > count(header, found) ? other : found;
    }
    boolean wrong = stated != FOUND && count(header, stated) == 0 && count(header, found) > 0;
    Check.that(
        !wrong,
        "%s: separator ('%s') must be '%s', as withSeparator says; leave it out, and it is found",
        source,
        name(found),
        name(stated));
    return stated == FOUND ? found : stated;
  }

  private static String name(char separator) {
    return separator == '\t' ? "\\t" : String.valueOf(separator);
  }

  /** How often a sign stands outside of quotes. */
  private static long count(String line, char sign) {
    return line.replaceAll("\"[^\"]*\"", "").chars().filter(c -> c == sign).count();
  }

  private static boolean isBlank(String[] cells) {
    for (String cell : cells) {
      if (!cell.isBlank()) {
        return false;
      }
    }
    return true;
  }

  private static CsvTable read(CsvTable table, CSVParser parser, long[] line) {
    Iterator<CSVRecord> records = parser.iterator();
    line[0] = 1;
    while (records.hasNext()) {
      String[] cells = records.next().values();
      if (!isBlank(cells)) {
        table.add(line[0], cells);
      }
      line[0] = parser.getCurrentLineNumber() + 1;
    }
    table.end();
    return table;
  }
}
