package dev.graft.show;

import dev.graft.internal.Check;
import java.util.List;

/**
 * How far a long computation has come.
 *
 * @param line what a terminal shows, on one line
 * @param ended how many of its parts have ended; a log has a line for each
 * @param share how much of it is done, in [0, 1]
 * @param end where the horizontal axis of the curves ends
 * @param curves what has been measured so far
 * @param levels what the curves are held against
 */
public record Progress(
    String line, int ended, double share, double end, List<Curve> curves, List<Level> levels) {
  /** How a curve is to be drawn. */
  public enum Kind {
    /** Of a part that counts. */
    RESULT,
    /** Of one that only prepares another. */
    SEARCH
  }

  /**
   * A growing curve, as long as it is known.
   *
   * @param name what it belongs to; curves of one name have one colour
   * @param kind what it is for
   * @param x rising
   * @param y in [0, 1], as many as x
   */
  public record Curve(String name, Kind kind, List<Double> x, List<Double> y) {
    /** Copies the lists. */
    public Curve {
      x = List.copyOf(x);
      y = List.copyOf(y);
      Check.that(x.size() == y.size(), "x (%d) must be as many as y (%d)", x.size(), y.size());
    }
  }

  /**
   * A level across the curves.
   *
   * @param name what it is, with its value
   * @param value where it lies, in [0, 1]
   */
  public record Level(String name, double value) {}

  /** Copies the lists. */
  public Progress {
    curves = List.copyOf(curves);
    levels = List.copyOf(levels);
  }

  /** Words without curves, when nothing is measured yet. */
  public static Progress words(String line) {
    return new Progress(line, 0, 0, 0, List.of(), List.of());
  }
}
