package dev.graft.input;

/**
 * How a sentence becomes the numbers of its words, or of the pieces of its words, in their order. 0
 * fills a short sentence up; of a long one the end is cut off.
 */
public interface SentenceInput extends Input {
  /** A sentence as numbers, as many as {@link #length()}. */
  float[] numbers(String sentence);

  /** Whether some word of a sentence, or a piece of one, has a number of its own. */
  boolean knows(String sentence);

  /** How many numbers there are, those that stand for no word included. */
  int size();

  /** Whether a number stands for a word or a piece of one, and not for a mark or for no word. */
  boolean standsForAWord(int number);

  /** Whether a number stands for all words that have none of their own. */
  boolean standsForUnseen(int number);

  @Override
  default int symbols() {
    return size();
  }

  @Override
  default <T> T accept(Visitor<T> visitor) {
    return visitor.sentences(this);
  }

  @Override
  default String takes() {
    return "sentences";
  }
}
