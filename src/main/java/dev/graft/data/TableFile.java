package dev.graft.data;

import dev.graft.csv.CsvFile;
import dev.graft.csv.CsvOptions;
import dev.graft.internal.Text;
import java.nio.file.Path;
import java.util.List;

/** Reads a CSV file as a table. */
final class TableFile {
  private TableFile() {}

  static GridReading.Read read(Path path, CsvOptions options, String target, List<String> without) {
    return WaysOut.reading(options, () -> parsed(path, options, target, without));
  }

  private static GridReading.Read parsed(
      Path path, CsvOptions options, String target, List<String> without) {
    String text = CsvFile.read(path, options.charset());
    char separator = options.separatorOf(path.toString(), text);
    return GridReading.of(
        grid(path, text, options), options.withSeparator(separator), target, without);
  }

  static CsvGrid grid(Path path, String text, CsvOptions options) {
    char separator = options.separatorOf(path.toString(), text);
    return CsvGrid.of(Text.format("table (%s)", path), text, options, separator)
        .checkedForRowsInCells(separator);
  }
}
