package dev.graft.data;

import dev.graft.internal.Text;
import dev.graft.run.DataNotes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Labels of rows that are of several classes, such as joy|anger or ['joy', 'anger']: each
 * combination would be a class of its own.
 */
final class SeveralInOne {
  /** What programs write for a list, in brackets; (0, 10] and (0, 10) are ranges. */
  private static final Pattern LIST =
      Pattern.compile("\\s*(?!\\([-+\\d.]+,\\s*[-+\\d.]+\\))(\\[.*\\]|\\(.*\\)|\\{.*\\})\\s*");

  /** Within quotes a comma is one of the name. */
  private static final Pattern COMMA =
      Pattern.compile(
          "(?<=['\"])\\s*,\\s*(?=['\"])|(?<!['\"]\\s{0,9}),(?![^'\"]*['\"]\\s*[\\])}])");

  /** Between the parts of a combination; a comma also stands within names, as in Salem, Oregon. */
  private static final List<String> SIGNS = List.of("|", ";", ",");

  /** Of a comma so many parts must stand at more than one place. */
  private static final int SEVERAL = 2;

  private SeveralInOne() {}

  static Optional<DataNotes.Note> note(List<String> labels) {
    Set<String> classes = new TreeSet<>(labels);
    List<String> lists = classes.stream().filter(name -> LIST.matcher(name).matches()).toList();
    if (2 * lists.size() > classes.size()) {
      // Of one thing alone a list is that thing.
      List<String> several = lists.stream().filter(name -> COMMA.split(name).length > 1).toList();
      return several.isEmpty() ? Optional.empty() : said(several);
    }
    return SIGNS.stream()
        .map(sign -> combined(classes, sign))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Names of which parts stand at several places, or alone, as those of one thing do not. */
  private static Optional<DataNotes.Note> combined(Set<String> classes, String sign) {
    Map<String, Set<Integer>> places = new HashMap<>();
    List<String> combined = new ArrayList<>();
    for (String name : classes) {
      List<String> parts =
          Arrays.stream(name.split(Pattern.quote(sign))).map(String::strip).toList();
      for (int i = 0; i < parts.size(); i++) {
        // Alone is a place of its own.
        int place = parts.size() == 1 ? -1 : i;
        places.computeIfAbsent(parts.get(i), any -> new HashSet<>()).add(place);
      }
      if (parts.size() > 1 && new HashSet<>(parts).size() == 1) {
        return Optional.empty(); // a pair of one and the same: a genotype
      }
      if (parts.size() > 1 && parts.stream().noneMatch(String::isEmpty)) {
        combined.add(name);
      }
    }
    long several = places.values().stream().filter(some -> some.size() > 1).count();
    boolean are = several >= (sign.equals(",") ? SEVERAL : 1);
    return are && !combined.isEmpty() ? said(combined) : Optional.empty();
  }

  private static Optional<DataNotes.Note> said(List<String> names) {
    String words =
        Text.format(
            "Classes that are several in one, by their names (%s), are judged as classes of their own:"
                + " an answer that names one of them counts as wrong. Make a set for each class, of yes"
                + " and no, or leave such rows out with only(...); where it is one thing, give it a name"
                + " without such signs.",
            Listing.of(names.stream().map(name -> "'" + name + "'").toList()));
    return Optional.of(new DataNotes.Note(DataNotes.Kind.CLASSES_IN_ONE, names.size(), words));
  }
}
