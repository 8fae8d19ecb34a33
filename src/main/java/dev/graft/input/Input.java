package dev.graft.input;

import dev.graft.show.Shown;
import java.util.List;

/**
 * How one example becomes the numbers that a network takes. It travels with the base: a target is
 * fed as the base's source was, unless one says otherwise. Pictures have {@link Preprocessing}.
 */
public interface Input extends Shown {
  /** The extent of one example's numbers per axis, such as (channels, size, size). */
  List<Integer> shape();

  /** What it takes, in the plural, such as "pictures"; for messages. */
  String takes();

  /** The text that enters a run's key. */
  String canonical();

  /**
   * Checks that weights which were made for another input can be fed this one.
   *
   * @param made what they were made for
   * @param base their name, for the message
   * @throws IllegalArgumentException saying what differs
   */
  void checkFits(Input made, String base);

  /** How many numbers one example has. */
  default int length() {
    return shape().stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
  }
}
