package dev.graft.data;

import dev.graft.internal.Html;
import dev.graft.internal.Text;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a set of pictures looks in a cell and in a terminal. */
final class SetView {
  private SetView() {}

  static String text(ImageSet set) {
    int[] counts = SetChecks.counts(set);
    String classes =
        IntStream.range(0, counts.length)
            .mapToObj(label -> set.classes().get(label) + " " + counts[label])
            .collect(Collectors.joining(", "));
    List<String> lines = new ArrayList<>();
    lines.add(Text.format("%s: %s", headline(set), classes));
    lines.addAll(remarks(set));
    return String.join("\n", lines);
  }

  static Map<String, Object> bundle(ImageSet set) {
    int[] counts = SetChecks.counts(set);
    List<String> samples = Thumbnails.samples(set, rowsByClass(set));
    List<List<String>> cells = new ArrayList<>();
    for (int label = 0; label < counts.length; label++) {
      String name = Html.escape(set.classes().get(label));
      cells.add(List.of(name, String.valueOf(counts[label]), samples.get(label)));
    }
    String remarks = remarks(set).stream().map(Html::paragraph).collect(Collectors.joining());
    String table = Html.tableOfHtml(List.of("class", "rows", "samples"), cells);
    return Shown.html(Html.paragraph(headline(set)) + table + remarks, set);
  }

  private static List<List<Integer>> rowsByClass(ImageSet set) {
    List<List<Integer>> rows = new ArrayList<>();
    set.classes().forEach(name -> rows.add(new ArrayList<>()));
    for (int row = 0; row < set.size(); row++) {
      rows.get(set.label(row)).add(row);
    }
    return rows;
  }

  private static String headline(ImageSet set) {
    return Text.format(
        "%s, %s in %d classes",
        set.name(), Text.count(set.size(), "picture"), set.classes().size());
  }

  private static List<String> remarks(ImageSet set) {
    List<String> remarks = new ArrayList<>(List.of("Origin: " + set.origin()));
    String parts =
        IntStream.range(1, Part.values().length)
            .mapToObj(i -> Part.values()[i])
            .filter(set::has)
            .map(
                part ->
                    Text.format("%s %,d", part.name().toLowerCase(Locale.ROOT), count(set, part)))
            .collect(Collectors.joining(", "));
    if (!parts.isEmpty()) {
      remarks.add("Parts: " + parts);
    }
    remarks.addAll(set.notes());
    return remarks;
  }

  private static long count(ImageSet set, Part part) {
    return IntStream.range(0, set.size()).filter(row -> set.part(row) == part).count();
  }
}
