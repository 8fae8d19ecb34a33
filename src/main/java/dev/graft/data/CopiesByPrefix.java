package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Pictures whose names begin as tools call their copies, such as aug_0_leaf3.jpg of leaf3.jpg. */
final class CopiesByPrefix {
  private static final Pattern NAMED =
      Pattern.compile(
          "((?i:aug|augment|augmented|copy|[hv]?flip|flipped|mirror|mirrored|rot|rotate|rotated|crop"
              + "|noise|blur))(?=[_-]|\\d)[_-]?\\d*[_-]+(.+?)\\.\\w+");

  /** The same in what the note tells to write. */
  private static final String REPLACED =
      ".replaceFirst(\"(?<=/)%s[_-]?\\\\d*[_-]+(?=[^/]+$)\", \"\")";

  private final List<ImageRow> rows;
  private final Set<String> prefixes = new TreeSet<>();
  private final Map<String, List<ImageRow>> things;

  private CopiesByPrefix(List<ImageRow> rows) {
    this.rows = rows;
    this.things = rows.stream().collect(Collectors.groupingBy(this::thing));
    things.values().removeIf(copies -> copies.size() < 2);
  }

  /** Of pictures of which half of those called so are copies of one another; else empty. */
  static Optional<CopiesByPrefix> of(List<ImageRow> rows) {
    CopiesByPrefix copies = new CopiesByPrefix(rows);
    long named = rows.stream().filter(row -> named(row).matches()).count();
    long found =
        copies.things.values().stream()
            .flatMap(List::stream)
            .filter(row -> named(row).matches())
            .count();
    return named > 1 && 2 * found >= named ? Optional.of(copies) : Optional.empty();
  }

  /** A warning where one may come to stand on two sides. */
  Optional<DataNotes.Note> note() {
    boolean drawn = rows.stream().allMatch(row -> row.part() != Part.NONE);
    Map<String, List<ImageRow>> apart = new HashMap<>(things);
    apart.values().removeIf(copies -> drawn && parts(copies).size() < 2);
    if (apart.isEmpty()) {
      return Optional.empty();
    }
    int shared = apart.values().stream().mapToInt(List::size).sum();
    String words =
        Text.format(
            "%s share a name but for a copy's mark before it (%s): they may stand in training and"
                + " test. Keep them together: split(0.5, 0.2, 0.3).byGroup(name -> name%s"
                + ".replaceFirst(\"\\\\.\\\\w+$\", \"\"))",
            Text.count(shared, "picture"),
            Listing.of(apart.keySet().stream().sorted().toList()),
            prefixes.stream()
                .map(prefix -> REPLACED.replace("%s", prefix))
                .collect(Collectors.joining()));
    return Optional.of(new DataNotes.Note(DataNotes.Kind.ROWS_BELONG_TOGETHER, shared, words));
  }

  private static Set<Part> parts(List<ImageRow> copies) {
    return copies.stream().map(ImageRow::part).collect(Collectors.toCollection(HashSet::new));
  }

  private static Matcher named(ImageRow row) {
    return NAMED.matcher(row.name().substring(row.name().lastIndexOf('/') + 1));
  }

  /** What a picture shows, by its name without a copy's mark and without the suffix. */
  private String thing(ImageRow row) {
    String name = row.name();
    String above = Stems.folders(name.substring(0, name.lastIndexOf('/') + 1));
    Matcher copy = named(row);
    if (copy.matches()) {
      prefixes.add(copy.group(1));
      return above + copy.group(2);
    }
    return above + name.substring(name.lastIndexOf('/') + 1).replaceFirst("\\.\\w+$", "");
  }
}
