package dev.graft.data;

import com.univocity.parsers.common.AbstractParser;
import com.univocity.parsers.common.CommonParserSettings;
import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import com.univocity.parsers.tsv.TsvParser;
import com.univocity.parsers.tsv.TsvParserSettings;
import dev.graft.internal.Check;
import dev.graft.internal.Text;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** From a file with a header to sentences and labels. */
final class TextReading {
  private TextReading() {}

  /** By tabs where the file's name ends in .tsv, else by commas. */
  static TextContent of(Path path, String sentence, String label) {
    String text = TextFile.read(path);
    Check.that(
        !text.isBlank(), "text (%s) must have a header and rows, but the file is empty", path);
    List<String[]> lines = parsed(path, text);
    List<String> header = Arrays.asList(lines.get(0));
    int sentences = column(path, header, sentence);
    int labels = column(path, header, label);
    Check.that(sentences != labels, "column '%s' must not be both sentence and label", sentence);
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    for (int row = 1; row < lines.size(); row++) {
      String[] cells = lines.get(row);
      Check.that(
          cells.length == header.size(),
          "text (%s), row %d (%s) must have as many cells as the header, %d; put a sentence with"
              + " commas between double quotes, or save the file as .tsv",
          path,
          row,
          Text.count(cells.length, "cell"),
          header.size());
      first.add(cells[sentences]);
      second.add(cells[labels]);
    }
    return TextContent.of(path.toString(), withoutNull(first), withoutNull(second));
  }

  private static List<String> withoutNull(List<String> cells) {
    return cells.stream().map(cell -> cell == null ? "" : cell).toList();
  }

  private static int column(Path path, List<String> header, String name) {
    return header.indexOf(Check.oneOf(Text.format("column of %s", path), name, header));
  }

  private static List<String[]> parsed(Path path, String text) {
    boolean tabs = path.toString().toLowerCase(Locale.ROOT).endsWith(".tsv");
    AbstractParser<?> parser =
        tabs
            ? new TsvParser(unlimited(new TsvParserSettings()))
            : new CsvParser(unlimited(new CsvParserSettings()));
    try {
      return parser.parseAll(new StringReader(text));
    } catch (TextParsingException e) {
      throw new IllegalArgumentException(
          Text.format(
              "text (%s) cannot be read: %s; save it again as plain CSV or TSV",
              path, e.getMessage()),
          e);
    }
  }

  private static <S extends CommonParserSettings<?>> S unlimited(S settings) {
    settings.setLineSeparatorDetectionEnabled(true);
    settings.setMaxCharsPerColumn(-1);
    // A sentence may well begin with a hash sign.
    settings.getFormat().setComment('\0');
    return settings;
  }
}
