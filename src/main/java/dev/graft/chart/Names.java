package dev.graft.chart;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Names made short enough to stand beside an axis. */
final class Names {
  static final int MOST_LETTERS = 24;

  private Names() {}

  /** The names, the long ones cut; those that would become alike are numbered. */
  static List<String> shortened(List<String> names) {
    Set<String> shorter = new LinkedHashSet<>();
    for (String name : names) {
      String cut = shortened(name, MOST_LETTERS);
      int number = 2;
      while (!shorter.add(cut)) {
        cut = shortened(name, MOST_LETTERS - 3) + " " + number++;
      }
    }
    return List.copyOf(shorter);
  }

  /** A name on two lines where it is too long for one, parted at a blank if it can be. */
  static List<String> wrapped(String name) {
    if (name.length() <= MOST_LETTERS) {
      return List.of(name);
    }
    int blank = name.lastIndexOf(' ', MOST_LETTERS);
    int end = blank > 0 ? blank : MOST_LETTERS;
    return List.of(name.substring(0, end), shortened(name.substring(end).strip(), MOST_LETTERS));
  }

  static String shortened(String name, int most) {
    return name.length() <= most ? name : name.substring(0, most - 1) + "\u2026";
  }
}
