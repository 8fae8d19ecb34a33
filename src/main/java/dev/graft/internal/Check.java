package dev.graft.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;

/** Checks of arguments: every message is "name (value) rule", then the way out. */
public final class Check {
  /** The package of the classes that jshell makes of cells. */
  private static final String CELLS = "REPL.";

  private Check() {}

  /** Throws an {@link IllegalArgumentException} with the formatted message unless it holds. */
  public static void that(boolean holds, String message, Object... arguments) {
    if (!holds) {
      throw brief(new IllegalArgumentException(Text.format(message, arguments)));
    }
  }

  /**
   * In a notebook or jshell with the user's own lines alone, and without the cause, which the
   * message has in words: what lies between says nothing to him.
   */
  public static IllegalArgumentException brief(IllegalArgumentException wrong) {
    StackTraceElement[] own =
        Stream.of(wrong.getStackTrace())
            .filter(frame -> frame.getClassName().startsWith(CELLS))
            .toArray(StackTraceElement[]::new);
    if (own.length == 0) {
      return wrong;
    }
    IllegalArgumentException shown = new IllegalArgumentException(wrong.getMessage());
    shown.setStackTrace(own);
    return shown;
  }

  /** Returns the value if it is at least the minimum. */
  public static int atLeast(String name, int value, int minimum) {
    that(value >= minimum, "%s (%d) must be at least %d", name, value, minimum);
    return value;
  }

  /** Returns the value if it is finite and above zero. */
  public static double positive(String name, double value) {
    that(value > 0 && Double.isFinite(value), "%s (%s) must be a number above 0", name, value);
    return value;
  }

  /** Returns the value if it lies in [0, 1]. */
  public static double fraction(String name, double value) {
    that(value >= 0 && value <= 1, "%s (%s) must lie between 0 and 1", name, value);
    return value;
  }

  /** Returns the name if it is one of the known ones; the message suggests the nearest. */
  public static String oneOf(String kind, String name, Collection<String> known) {
    if (!known.contains(name)) {
      String nearest =
          known.stream().min(Comparator.comparingInt(k -> distance(name, k))).orElse("");
      that(!known.isEmpty(), "no %s '%s': there is none at all", kind, name);
      that(
          false,
          "no %s '%s'; did you mean '%s'? Known: %s",
          kind,
          known.contains(Cell.bare(name)) ? JavaText.visible(name) : name,
          nearest,
          String.join(", ", known));
    }
    return name;
  }

  /** Levenshtein's edit distance, ignoring case. */
  public static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j < previous.length; j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[previous.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        int replaced = previous[j - 1] + (same ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
