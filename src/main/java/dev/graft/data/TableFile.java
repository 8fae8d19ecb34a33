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
    CsvGrid grid = grid(path, text, options, target);
    return GridReading.of(grid, options.withSeparator(separator), target, without);
  }

  /** The cells of a file, among whose columns the target is. */
  static CsvGrid grid(Path path, String text, CsvOptions options, String target) {
    char separator = options.separatorOf(path.toString(), text);
    CsvGrid grid =
        CsvGrid.of(Text.format("table (%s)", path), text, options, separator)
            .checkedForRowsInCells(separator);
    try {
      CsvHeader.checkName(grid, target);
    } catch (IllegalArgumentException e) {
      throw WrongSeparator.parted(grid.from(), text, separator, List.of(target)).orElse(e);
    }
    return grid;
  }
}
