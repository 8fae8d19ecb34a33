package dev.graft.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Sentences whose rule a test knows: one word of mood, reversed by a "not" before it. */
public final class MadeSentences {
  private static final int MOODS = 20;
  private static final int LENGTH = 8;

  private MadeSentences() {}

  /** Which classes the moods have. */
  public enum Rule {
    /** A good word makes "good". */
    PLAIN,
    /** A good word makes "bad". */
    REVERSED
  }

  /**
   * Eight words that say nothing, one word out of twenty good or twenty bad ones among them, in
   * half of the sentences with "not" before it.
   *
   * @param filler the beginning of the words that say nothing: another one, another domain
   */
  public static TextSet of(String filler, int rows, long seed, Rule rule) {
    Random random = new Random(seed);
    List<String> sentences = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      boolean good = random.nextBoolean();
      boolean not = random.nextBoolean();
      List<String> words = new ArrayList<>();
      for (int i = 0; i < LENGTH; i++) {
        words.add(filler + random.nextInt(MOODS));
      }
      String mood = (good ? "good" : "bad") + random.nextInt(MOODS);
      words.add(random.nextInt(LENGTH), not ? "not " + mood : mood);
      sentences.add(String.join(" ", words));
      labels.add(good != not == (rule == Rule.PLAIN) ? "good" : "bad");
    }
    return TextSet.of("sentences about " + filler, sentences, labels);
  }
}
