package dev.graft.score;

/**
 * What a reader must know before he believes a score.
 *
 * @param kind which trap it is
 * @param words the sentence, with its numbers
 */
public record Caution(Kind kind, String words) {
  /** The traps. */
  public enum Kind {
    /** So few rows for so many features that any labels would score the same. */
    SAYS_NOTHING,
    /** Fewer rows than features: what the score says rests on its regularisation. */
    FEWER_ROWS_THAN_FEATURES,
    /** Some features are the same in all rows. */
    CONSTANT_FEATURES,
    /** Some classes have no row. */
    MISSING_CLASSES,
    /** Some classes have fewer rows than the method wants of each. */
    RARE_CLASSES,
    /** Some classes of the source are never predicted. */
    UNUSED_SOURCE_CLASSES
  }

  @Override
  public String toString() {
    return words;
  }
}
