package dev.graft.csv;

import dev.graft.internal.Check;
import dev.graft.internal.LocalPath;
import dev.graft.internal.Text;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The text of a file of cells. */
public final class CsvFile {
  private static final int BEGINNING = 24;

  /** How files that are no tables begin, in letters of any case, and the way from there. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "PK\u0003\u0004", "a spreadsheet or an archive: unpack it, or save its sheet",
          "\u00D0\u00CF\u0011\u00E0", "a spreadsheet: save its sheet",
          "\u001F\u008B", "compressed: unpack it, and keep what is in it",
          "PAR1", "a Parquet file: write it with pandas, read_parquet(path).to_csv(...),",
          "SQLite f", "a database: export a table",
          "<!doctype html", "a page of the web: download the file itself, and keep it",
          "<html", "a page of the web: download the file itself, and keep it",
          "version https://git-lfs", "a pointer of Git LFS: fetch the file (git lfs pull), keep it",
          "@relation", "an ARFF file: save it there");

  private CsvFile() {}

  /** The whole text in UTF-8, without a byte order mark. */
  public static String read(Path path) {
    return read(path, StandardCharsets.UTF_8);
  }

  /**
   * The same in another encoding.
   *
   * @throws IllegalArgumentException if it cannot be read, or naming the byte that is none of it
   */
  public static String read(Path path, Charset charset) {
    byte[] content = content(path);
    checkIsText(path, content);
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharBuffer text =
        CharBuffer.allocate(
            (int) Math.ceil(content.length * (double) decoder.maxCharsPerByte()) + 1);
    CoderResult result = decoder.decode(bytes, text, true);
    text.flip();
    String all = text.toString();
    if (result.isError() || all.indexOf('\0') >= 0) {
      long line = 1 + all.chars().filter(sign -> sign == '\n').count();
      String what =
          result.isError()
              ? Text.format("line %d has a byte 0x%02X that is none", line, bytes.get())
              : "has zero bytes, as UTF-16 has, and UTF-32";
      throw new IllegalArgumentException(
          Text.format(
              "table (%s) must be text in %s, but %s; %s",
              path, charset, what, CsvEncoding.ways(content)));
    }
    checkIsOfWholeBytes(path, charset, content, all);
    return all.startsWith("\uFEFF") ? all.substring(1) : all;
  }

  private static void checkIsOfWholeBytes(Path path, Charset charset, byte[] content, String all) {
    Optional<SevenBits> other = SevenBits.of(all);
    if (other.isPresent()) {
      throw new IllegalArgumentException(
          Text.format(
              "table (%s) must be text in %s, but is in %s, which writes letters in signs of ASCII"
                  + " ('%s'); %s",
              path,
              charset,
              other.get().name(),
              other.get().shown(),
              CsvEncoding.ways(content, other.get())));
    }
  }

  // Not by Files.readAllBytes, which a notebook's stop button would make look like a damaged file.
  private static byte[] content(Path path) {
    try (InputStream stream = new FileInputStream(path.toFile())) {
      return stream.readAllBytes();
    } catch (IOException e) {
      String reason = Files.exists(path) ? e.getMessage() : "there is no such file";
      throw new IllegalArgumentException(
          Text.format(
              "table (%s) cannot be read: %s; give the path of a CSV file",
              LocalPath.toRead("table", path), Files.isDirectory(path) ? "it is a folder" : reason),
          e);
    }
  }

  private static void checkIsText(Path path, byte[] content) {
    int known = Math.min(BEGINNING, content.length);
    String start = new String(content, 0, known, StandardCharsets.ISO_8859_1);
    OTHERS.forEach(
        (sign, words) ->
            Check.that(
                !start.regionMatches(true, 0, sign, 0, sign.length()),
                "table (%s) must be text, a line per row, but is %s as CSV and give that",
                path,
                words));
  }
}
