package dev.graft.data;

import dev.graft.internal.JavaText;
import dev.graft.internal.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  /** The first different cells of these rows, each with its row, and how many rows are left. */
  static String cells(List<String> cells, List<Integer> rows) {
    Set<String> shown = new HashSet<>();
    String first =
        rows.stream()
            .filter(row -> shown.add(cells.get(row)))
            .limit(MOST)
            .map(row -> Text.format("'%s' in row %d", JavaText.visible(cells.get(row)), row + 1))
            .collect(Collectors.joining(", "));
    int more = rows.size() - Math.min(MOST, shown.size());
    return more > 0 ? Text.format("%s and %,d more", first, more) : first;
  }
}
