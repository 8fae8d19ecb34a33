package dev.graft.internal;

import java.util.ArrayList;
import java.util.List;

/** Plain-text tables for a terminal. */
public final class Text {
  private Text() {}

  /** A table with aligned columns, two spaces between them, and no trailing spaces. */
  public static String table(List<String> headers, List<? extends List<?>> rows) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(headers);
    rows.forEach(row -> lines.add(row.stream().map(String::valueOf).toList()));
    int[] widths = new int[headers.size()];
    for (List<String> line : lines) {
      for (int column = 0; column < widths.length; column++) {
        widths[column] = Math.max(widths[column], line.get(column).length());
      }
    }
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(aligned(line, widths)).append('\n'));
    return text.toString().stripTrailing();
  }

  private static String aligned(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < widths.length; column++) {
      String cell = cells.get(column);
      line.append(cell).append(" ".repeat(widths[column] - cell.length() + 2));
    }
    return line.toString().stripTrailing();
  }

  /** A number of things with its noun, "1 run" or "3 runs". */
  public static String count(long number, String noun) {
    return String.format("%,d %s%s", number, noun, number == 1 ? "" : "s");
  }
}
