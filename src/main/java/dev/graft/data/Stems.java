package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** File names that differ by a running number alone, such as clip3_frame1 and clip3_frame2. */
final class Stems {
  /**
   * What a name's end looks like that counts within a group, such as clip3_frame2 or patient12b;
   * the hint shows it to the user.
   */
  private static final List<String> RUNNING =
      List.of("[ _.-]+[a-zA-Z]?([a-zA-Z]*\\d+)?\\.\\w+$", "(?<=\\d)[a-zA-Z]\\.\\w+$");

  /** A day and the time of day, as telephones and cameras name pictures; a day is no thing. */
  private static final Pattern MOMENT =
      Pattern.compile(
          "(.*[^\\d])?(19|20)\\d\\d[-_.]?[01]\\d[-_.]?[0-3]\\d[ T_.-]+(at )?[0-2]\\d([-_.]?[0-5]\\d){1,2}"
              + "\\d{0,3}\\.\\w+");

  private Stems() {}

  /** A warning where most names share their stem and one may come to stand on two sides. */
  static Optional<DataNotes.Note> note(List<ImageRow> rows) {
    return RUNNING.stream().flatMap(running -> note(rows, running).stream()).findFirst();
  }

  // The stem holds a number itself: of IMG_0001, or of a class's own n014_7, it would be no group.
  private static Optional<DataNotes.Note> note(List<ImageRow> rows, String running) {
    Pattern names = Pattern.compile("(.*\\d[^/]*?)" + running);
    Map<String, List<ImageRow>> stems =
        rows.stream()
            .filter(row -> stem(row.name(), names) != null)
            .collect(Collectors.groupingBy(row -> stem(row.name(), names)));
    stems.values().removeIf(group -> group.size() < 2);
    int shared = stems.values().stream().mapToInt(List::size).sum();
    long classes = rows.stream().map(ImageRow::label).distinct().count();
    Set<String> apart = new HashSet<>(stems.keySet());
    if (rows.stream().allMatch(row -> row.part() != Part.NONE)) {
      apart.retainAll(crossing(rows, names));
    }
    if (apart.isEmpty() || stems.size() <= classes || 2 * shared <= rows.size()) {
      return Optional.empty();
    }
    String some = Listing.of(apart.stream().sorted().toList());
    String words =
        Text.format(
            "%s share a name but for a running number or letter (%s): where these show one thing, it may"
                + " stand in training and test. Keep them together: split(0.5, 0.2, 0.3)"
                + ".byGroup(name -> name.replaceFirst(\"%s\", \"\"))",
            Text.count(shared, "picture"), some, running.replace("\\", "\\\\"));
    return Optional.of(new DataNotes.Note(DataNotes.Kind.ROWS_BELONG_TOGETHER, shared, words));
  }

  private static Set<String> crossing(List<ImageRow> rows, Pattern names) {
    Map<String, Set<Part>> parts = new HashMap<>();
    for (ImageRow row : rows) {
      String stem = stem(row.name(), names);
      if (stem != null) {
        parts.computeIfAbsent(stem, any -> new HashSet<>()).add(row.part());
      }
    }
    parts.values().removeIf(some -> some.size() < 2);
    return parts.keySet();
  }

  private static String stem(String name, Pattern names) {
    Matcher matcher = names.matcher(name.substring(name.lastIndexOf('/') + 1));
    int folders = name.lastIndexOf('/') + 1;
    boolean grouped = matcher.matches() && !MOMENT.matcher(name.substring(folders)).matches();
    return grouped ? folders(name.substring(0, folders)) + matcher.group(1) : null;
  }

  // Of train/bees/ and test/bees/ the class is what counts.
  static String folders(String path) {
    int slash = path.indexOf('/');
    String first = slash < 0 ? "" : path.substring(0, slash);
    return FolderChecks.isPart(java.nio.file.Path.of(first)) ? path.substring(slash + 1) : path;
  }
}
