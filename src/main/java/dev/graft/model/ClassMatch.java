package dev.graft.model;

import dev.graft.internal.Canonical;
import dev.graft.internal.Check;
import dev.graft.internal.Sheet;
import dev.graft.show.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which classes of an old head stand for which new classes. A new class that is not named gets the
 * old class of its own name, where case, hyphens and underscores do not count.
 *
 * @param classes the new classes, in the order of the answers
 * @param named for some of them, the old classes that stand for them
 * @param missing what becomes of those for which no old class stands
 */
public record ClassMatch(List<String> classes, Map<String, List<String>> named, Missing missing)
    implements Shown {
  private static final List<String> HEADERS = List.of("class", "old classes");

  /** What becomes of a class for which no old class stands. */
  public enum Missing {
    /** It is an error that names it. */
    REFUSED,
    /** It is never answered: all of its rows are wrong. */
    NEVER_ANSWERED
  }

  /** Copies lists and map. */
  public ClassMatch {
    classes = List.copyOf(classes);
    Map<String, List<String>> copy = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> entry : named.entrySet()) {
      Check.oneOf("class", entry.getKey(), classes);
      copy.put(entry.getKey(), List.copyOf(entry.getValue()));
    }
    named = java.util.Collections.unmodifiableMap(copy);
  }

  /** Each class by the old class of its own name. */
  public static ClassMatch byName(List<String> classes) {
    return new ClassMatch(classes, Map.of(), Missing.REFUSED);
  }

  /**
   * Classes as a map says.
   *
   * @param newByOld for old classes the new class that each stands for
   */
  public static ClassMatch of(List<String> classes, Map<String, String> newByOld) {
    ClassMatch match = byName(classes);
    for (Map.Entry<String, String> pair : newByOld.entrySet()) {
      List<String> old = new ArrayList<>(match.named.getOrDefault(pair.getValue(), List.of()));
      old.add(pair.getKey());
      match = match.with(pair.getValue(), old.toArray(String[]::new));
    }
    return match;
  }

  /** The same with these old classes standing for a class. */
  public ClassMatch with(String name, String... oldClasses) {
    Map<String, List<String>> more = new LinkedHashMap<>(named);
    more.put(name, List.of(oldClasses));
    return new ClassMatch(classes, more, missing);
  }

  /** The same with another fate of classes for which no old class stands. */
  public ClassMatch withMissing(Missing fate) {
    return new ClassMatch(classes, named, fate);
  }

  /** The places of the old classes of each class in the old head's scores. */
  List<List<Integer>> places(String base, OldHead head) {
    Map<String, Integer> byName = new LinkedHashMap<>();
    for (int i = 0; i < head.names().size(); i++) {
      byName.putIfAbsent(plain(head.names().get(i)), i);
    }
    Map<Integer, String> taken = new LinkedHashMap<>();
    List<List<Integer>> places = new ArrayList<>();
    List<String> unmatched = new ArrayList<>();
    for (String name : classes) {
      List<Integer> found = new ArrayList<>();
      if (named.containsKey(name)) {
        for (String old : named.get(name)) {
          found.add(head.names().indexOf(Check.oneOf("old class", old, head.names())));
        }
      } else if (byName.containsKey(plain(name))) {
        found.add(byName.get(plain(name)));
      } else {
        unmatched.add("'" + name + "'");
      }
      found.forEach(place -> take(taken, place, name, head));
      places.add(List.copyOf(found));
    }
    refuse(unmatched, base, head);
    return places;
  }

  private static void take(Map<Integer, String> taken, int place, String name, OldHead head) {
    String before = taken.putIfAbsent(place, name);
    Check.that(
        before == null,
        "old class '%s' must stand for one class, but stands for '%s' and '%s'",
        head.names().get(place),
        before,
        name);
  }

  private void refuse(List<String> unmatched, String base, OldHead head) {
    Check.that(
        unmatched.size() < classes.size(),
        "none of the %d classes is among the %d that %s knows (%s, ...); name old classes with"
            + " with(\"%s\", ...), or train a head",
        classes.size(),
        head.classes(),
        base,
        head.names().get(0),
        classes.get(0));
    Check.that(
        unmatched.isEmpty() || missing == Missing.NEVER_ANSWERED,
        "no class of the %d that %s knows stands for %s; name old classes with with(...), or count"
            + " these as never answered: withMissing(ClassMatch.Missing.NEVER_ANSWERED)",
        head.classes(),
        base,
        String.join(", ", unmatched));
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ').strip();
  }

  /** The text that enters a run's key. */
  String canonical() {
    Canonical text = Canonical.of("match").withNames("classes", classes);
    named.forEach((name, old) -> text.withNames("old " + name, List.copyOf(old)));
    return text.with("missing", missing).toString();
  }

  private List<List<String>> rows() {
    return classes.stream()
        .map(name -> List.of(name, String.join(", ", named.getOrDefault(name, ITS_NAME))))
        .toList();
  }

  private static final List<String> ITS_NAME = List.of("that of its name");

  private Sheet sheet() {
    return Sheet.of(HEADERS, rows());
  }

  @Override
  public Map<String, Object> bundle() {
    return Shown.html(sheet());
  }

  @Override
  public String toString() {
    return sheet().text();
  }
}
