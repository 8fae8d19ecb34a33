package dev.graft.input;

import dev.graft.show.Shown;
import java.util.List;
import java.util.Optional;

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

  /**
   * How many symbols, such as words, its numbers name; 0 where they are quantities, between which
   * others lie.
   */
  default int symbols() {
    return 0;
  }

  /** Whether its numbers are quantities: there is a mean of two, and it means something. */
  default boolean quantities() {
    return symbols() == 0;
  }

  /** This input as one of a kind; empty for one of another kind. */
  default <K extends Input> Optional<K> as(Class<K> kind) {
    return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
  }

  /**
   * Asks what fits this kind of input: a new kind of the library's is answered everywhere or does
   * not compile. One of a user's own is another kind, unless it says otherwise.
   */
  default <T> T accept(Visitor<T> visitor) {
    return visitor.other(this);
  }

  /**
   * An answer for each kind of input.
   *
   * @param <T> the answer
   */
  interface Visitor<T> {
    /** For pictures. */
    T pictures(Preprocessing pictures);

    /** For sentences. */
    T sentences(SentenceInput sentences);

    /** For rows of a table. */
    T table(TableEncoding table);

    /** For what the library does not know. */
    T other(Input input);
  }

  /** How many numbers one example has. */
  default int length() {
    return shape().stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
  }
}
