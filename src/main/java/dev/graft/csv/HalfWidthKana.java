package dev.graft.csv;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What words in kana of half width cost. They stand where a machine knew no other signs, for native
 * words as for foreign ones, so that both kinds of kana tell how often each is met.
 */
final class HalfWidthKana {
  /** One alone is a sign of another encoding more often than not, such as a degree. */
  private static final Pattern WORD = Pattern.compile("[\uff61-\uff9f]{2,}");

  private static final int FIRST_HIRAGANA = 0x3041;
  private static final int LAST_HIRAGANA = 0x3096;
  private static final int FIRST = 0x30a1;
  private static final int LAST = 0x30ff;
  private static final int TO_KATAKANA = FIRST - FIRST_HIRAGANA;

  /** In nats. */
  private static final double PUNCTUATION = 4;

  /** So many kinds, one as often as another: half of what is expected of each. */
  private static final int KINDS = 80;

  private final Map<Integer, Double> shares = new HashMap<>();

  /**
   * By what the letters of a language cost, in nats, of all that it writes.
   *
   * @param costs per sign
   */
  HalfWidthKana(Map<Integer, Double> costs) {
    costs.forEach(
        (sign, cost) -> {
          boolean other = sign >= FIRST_HIRAGANA && sign <= LAST_HIRAGANA;
          int kana = other ? sign + TO_KATAKANA : sign;
          if (isKana(kana)) {
            shares.merge(kana, Math.exp(-cost), Double::sum);
          }
        });
    double all = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    shares.replaceAll((kana, share) -> share / all);
  }

  /** Whether a word is written so throughout. */
  static boolean is(String word) {
    return WORD.matcher(word).matches();
  }

  private static boolean isKana(int sign) {
    return sign >= FIRST && sign <= LAST;
  }

  /** In nats; a kana and its mark are one. */
  double cost(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFKC)
        .codePoints()
        .mapToDouble(
            sign ->
                isKana(sign)
                    ? -Math.log((shares.getOrDefault(sign, 0.0) + 1.0 / KINDS) / 2)
                    : PUNCTUATION)
        .sum();
  }
}
