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

  static String shortened(String name, int most) {
    return name.length() <= most ? name : name.substring(0, most - 1) + "\u2026";
  }
}
