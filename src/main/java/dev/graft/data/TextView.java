package dev.graft.data;

import dev.graft.internal.Sheet;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a set of sentences looks in a cell and in a terminal. */
final class TextView {
  private static final List<String> HEADERS = List.of("class", "rows", "for example");

  /** As many characters of a sentence as a line of a table can show. */
  private static final int MOST_CHARACTERS = 100;

  private TextView() {}

  static String text(TextSet set) {
    return sheet(set).text();
  }

  static Map<String, Object> bundle(TextSet set) {
    return Shown.html(sheet(set));
  }

  private static Sheet sheet(TextSet set) {
    return Sheet.of(headline(set))
        .with(HEADERS, cells(set))
        .with("Origin: " + set.origin())
        .withLines(set.notes());
  }

  static String shortened(String sentence) {
    String line = sentence.strip().replaceAll("\\s+", " ");
    int end = line.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, points(line)));
    return end < line.length() ? line.substring(0, end) + " ..." : line;
  }

  private static int points(String line) {
    return line.codePointCount(0, line.length());
  }

  private static String headline(TextSet set) {
    return Text.format(
        "%s, %s in %d classes",
        set.name(), Text.count(set.size(), "sentence"), set.classes().size());
  }

  private static List<List<String>> cells(TextSet set) {
    int[] counts = SetChecks.counts(set);
    List<List<String>> cells = new ArrayList<>();
    for (int label = 0; label < counts.length; label++) {
      String sentence = shortened(set.sentence(set.labels().indexOf(label)));
      cells.add(List.of(set.classes().get(label), Text.format("%,d", counts[label]), sentence));
    }
    return cells;
  }
}
