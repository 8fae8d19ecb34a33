package dev.graft.data;

import dev.graft.internal.JavaText;
import dev.graft.internal.Text;
import java.util.List;
import java.util.stream.Collectors;

/** Names in a sentence: the first few, and how many more. */
final class Listing {
  private static final int MOST = 5;

  private Listing() {}

  static String of(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(MOST, names.size())));
    int more = names.size() - MOST;
    return more > 0 ? Text.format("%s and %,d more", first, more) : first;
  }

  /** The first cells of these rows, each with its row. */
  static String cells(List<String> cells, List<Integer> rows) {
    String first =
        rows.stream()
            .limit(MOST)
            .map(row -> Text.format("'%s' in row %d", JavaText.visible(cells.get(row)), row + 1))
            .collect(Collectors.joining(", "));
    int more = rows.size() - MOST;
    return more > 0 ? Text.format("%s and %,d more", first, more) : first;
  }
}
