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
  /** Where in a larger picture a tile lies; one thing's may be of several classes. */
  private static final String TILE = "([_-]idx\\d+)?[_-]x\\d+[_-]y\\d+([_-]class\\d+)?\\.\\w+$";

  /**
   * What a name's end looks like that counts within a group, such as clip3_frame2 or patient12b;
   * the hint shows it to the user.
   */
  private static final List<String> RUNNING =
      List.of(
          "[._-]rf[.][0-9a-f]{32}\\.\\w+$",
          "[ _-]+(left)?(right)?([LR][ _-]+(CC)?(MLO)?)?(axial)?(coronal)?(sagittal)?\\.\\w+$",
          TILE,
          "[ _.-]+[a-zA-Z]?([a-zA-Z]*\\d+)?\\.\\w+$",
          "(?<=\\d)[a-zA-Z]\\.\\w+$");

  /** A day and the time of day, as telephones and cameras name pictures; a day is no thing. */
  private static final Pattern MOMENT =
      Pattern.compile(
          "(.*[^\\d])?(19|20)\\d\\d[-_.]?[01]\\d[-_.]?[0-3]\\d[ T_.-]+(at )?[0-2]\\d([-_.]?[0-5]\\d){1,2}"
              + "\\d{0,3}\\.\\w+");

  /** As WhatsApp names them: the day alone, and a number of that day. */
  private static final Pattern DAY =
      Pattern.compile("(IMG|VID|PTT|STK)-20\\d\\d[01]\\d[0-3]\\d-WA\\d+.*");

  /** The stem holds a number: of IMG_0001, or of a class's own n014_7, it would be no group. */
  private static final String NUMBERED = "(.*\\d[^/]*?)";

  /** Two names or more, each with a capital: Anna_Lee_0001.jpg. */
  private static final String PERSON = "(\\p{Lu}[\\p{L}'.-]*(?:_\\p{Lu}[\\p{L}'.-]*)+)";

  /** Of so few a class are they the makers of pictures, or cameras. */
  private static final int SEVERAL = 5;

  private final List<ImageRow> rows;
  private final String running;
  private final Pattern names;
  private final int perClass;

  private Stems(List<ImageRow> rows, String stem, String running, int perClass) {
    this.rows = rows;
    this.running = running;
    this.names = Pattern.compile(stem + running);
    this.perClass = perClass;
  }

  /** A warning where most names share their stem and one may come to stand on two sides. */
  static Optional<DataNotes.Note> note(List<ImageRow> rows) {
    return RUNNING.stream()
        .map(running -> new Stems(rows, NUMBERED, running, 1))
        .flatMap(one -> one.note().stream())
        .findFirst()
        .or(() -> new Stems(rows, PERSON, "_\\d{3,4}\\.\\w+$", SEVERAL).note());
  }

  private Optional<DataNotes.Note> note() {
    Map<String, List<ImageRow>> stems =
        rows.stream()
            .filter(row -> stem(row.name()) != null)
            .collect(Collectors.groupingBy(row -> stem(row.name())));
    stems.values().removeIf(group -> group.size() < 2);
    int shared = stems.values().stream().mapToInt(List::size).sum();
    long classes = rows.stream().map(ImageRow::label).distinct().count();
    Set<String> apart = new HashSet<>(stems.keySet());
    if (rows.stream().allMatch(row -> row.part() != Part.NONE)) {
      apart.retainAll(crossing());
    }
    if (apart.isEmpty() || stems.size() <= perClass * classes || 2 * shared <= rows.size()) {
      return Optional.empty();
    }
    String some = Listing.of(apart.stream().sorted().toList());
    String words =
        Text.format(
            "%s share a name but for a running number or letter (%s): where these show one thing, it may"
                + " stand in training and test. Keep them together: split(0.5, 0.2, 0.3)"
                + ".byGroup(name -> name.%sreplaceFirst(\"%s\", \"\"))",
            Text.count(shared, "picture"),
            some,
            running.equals(TILE) ? "replaceFirst(\".*/\", \"\")." : "",
            running.replace("\\", "\\\\"));
    return Optional.of(new DataNotes.Note(DataNotes.Kind.ROWS_BELONG_TOGETHER, shared, words));
  }

  private Set<String> crossing() {
    Map<String, Set<Part>> parts = new HashMap<>();
    for (ImageRow row : rows) {
      String stem = stem(row.name());
      if (stem != null) {
        parts.computeIfAbsent(stem, any -> new HashSet<>()).add(row.part());
      }
    }
    parts.values().removeIf(some -> some.size() < 2);
    return parts.keySet();
  }

  private String stem(String name) {
    Matcher matcher = names.matcher(name.substring(name.lastIndexOf('/') + 1));
    int folders = name.lastIndexOf('/') + 1;
    String file = name.substring(folders);
    boolean dated = MOMENT.matcher(file).matches() || DAY.matcher(file).matches();
    boolean grouped = matcher.matches() && !dated;
    return grouped ? folders(name.substring(0, folders)) + matcher.group(1) : null;
  }

  // Of train/bees/ and test/bees/ the class is what counts.
  static String folders(String path) {
    int slash = path.indexOf('/');
    String first = slash < 0 ? "" : path.substring(0, slash);
    if (PartName.of(first).isEmpty()) {
      return path;
    }
    String within = path.substring(slash + 1);
    return within.startsWith(first + "/") ? within.substring(slash + 1) : within;
  }
}
