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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A CSV text as cells that know their column and line. */
final class CsvTable {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final String AS_UTF8 =
      "save it as UTF-8 (pandas: to_csv(path, index=False); a spreadsheet: \"CSV UTF-8\")";

  private final String source;
  private final Map<String, Integer> columns = new HashMap<>();
  private final List<String> headers;
  private final List<CsvLine> lines = new ArrayList<>();

  private CsvTable(String source, List<String> headers) {
    this.source = source;
    this.headers = List.copyOf(headers);
    for (int i = 0; i < headers.size(); i++) {
      String header = headers.get(i);
      Check.that(
          !header.isEmpty(),
          "%s: column %d must have a name; pandas writes its index without one, use"
              + " to_csv(path, index=False)",
          source,
          i + 1);
      Check.that(
          columns.put(header, i) == null,
          "%s: column '%s' must be there once; leave one of the two out",
          source,
          header);
    }
  }

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

  /** Reads a text; the source's name stands in the messages. */
  static CsvTable of(String source, String text, char separator) {
    String marked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    String content = Normalizer.normalize(marked, Normalizer.Form.NFC);
    Check.that(
        content.indexOf('\0') < 0, "%s: text (with zero bytes) must be UTF-8; %s", source, AS_UTF8);
    Check.that(
        !content.isBlank(),
        "%s: file (empty) must have a line of column names and a line per result; see RunsCsv",
        source);
    checkSeparator(source, content, separator);
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(separator)
            .setIgnoreEmptyLines(false)
            .setIgnoreSurroundingSpaces(true)
            .get();
    long[] line = {0};
    try (CSVParser parser = CSVParser.parse(new StringReader(content), format)) {
      return read(source, parser, line);
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(
          Text.format(
              "%s, line %d: quotes must come in pairs (%s); write \"\" for one inside a text",
              source, line[0], e.getMessage()),
          e);
    }
  }

  private static void checkSeparator(String source, String content, char separator) {
    String header = content.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    for (char other : new char[] {';', '\t', '|', ','}) {
      boolean wrong =
          other != separator && header.indexOf(separator) < 0 && header.indexOf(other) >= 0;
      String name = other == '\t' ? "\\t" : String.valueOf(other);
      Check.that(
          !wrong,
          "%s: separator ('%s') must be '%s'; write the file so, or say what it is:"
              + " RunsCsv.of(path).withSeparator('%s').read()",
          source,
          name,
          separator == '\t' ? "\\t" : separator,
          name);
    }
  }

  private static CsvTable read(String source, CSVParser parser, long[] line) {
    CsvTable table = null;
    Iterator<CSVRecord> records = parser.iterator();
    line[0] = 1;
    while (records.hasNext()) {
      List<String> cells = records.next().toList();
      boolean blank = cells.size() == 1 && cells.get(0).isBlank();
      if (table == null && !blank) {
        table = new CsvTable(source, cells);
      } else if (!blank) {
        table.add(line[0], cells);
      }
      line[0] = parser.getCurrentLineNumber() + 1;
    }
    Check.that(
        table != null && !table.lines.isEmpty(),
        "%s: lines below the column names (0) must be at least 1; write a line per result",
        source);
    return table;
  }

  private void add(long number, List<String> cells) {
    Check.that(
        cells.size() == headers.size(),
        "%s, line %d: cells (%d) must be as many as column names (%d); put a text with a comma in"
            + " \"quotes\"",
        source,
        number,
        cells.size(),
        headers.size());
    lines.add(new CsvLine(this, number, cells));
  }

  String source() {
    return source;
  }

  List<String> headers() {
    return headers;
  }

  List<CsvLine> lines() {
    return lines;
  }

  boolean has(String column) {
    return columns.containsKey(column);
  }

  /** The column's place; -1 where there is none. */
  int index(String column) {
    return columns.getOrDefault(column, -1);
  }
}
