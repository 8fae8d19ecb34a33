package dev.graft.csv;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Encodings that write the letters of other scripts in the signs of ASCII: read as another one, a
 * file opens without a word, and holds <code>$BF|K\</code> for two letters of Japan.
 *
 * @param name of the encoding
 * @param charset by which Java reads it; empty where it does not
 * @param shown what tells it, as it stands in the text
 */
record SevenBits(String name, String charset, String shown) {
  private record Escape(Pattern sign, String name, String charset) {}

  private static final List<Escape> ESCAPES =
      List.of(
          new Escape(Pattern.compile("\u001b\\$\\)C"), "ISO-2022-KR", "ISO-2022-KR"),
          new Escape(Pattern.compile("\u001b\\$\\)[AG]"), "ISO-2022-CN", "ISO-2022-CN"),
          new Escape(
              Pattern.compile("\u001b(\\$[@B]|\\$\\(D|\\([IJ])"), "ISO-2022-JP", "x-windows-50221"),
          new Escape(Pattern.compile("~\\{([!-w][!-~]){2,}~\\}"), "HZ", ""));

  /** What may be letters of Europe or the Near East in UTF-7. */
  private static final Pattern RUN = Pattern.compile("\\+([A-Za-z0-9+/]{2,})(-?)");

  /** One letter of western Europe, or a sign such as a quote, alone and with its end. */
  private static final Pattern SURE = Pattern.compile("\\+A[CDM-P][AEIMQUYcgkosw048]-");

  private static final int BITS_PER_SIGN = 6;
  private static final int BITS_PER_LETTER = 16;
  private static final int FIRST_LETTER = 0xa0;
  private static final int LAST_LETTER = 0x6ff;

  /** Of a text that was read in another encoding. */
  static Optional<SevenBits> of(String text) {
    if (text.indexOf('\u001b') >= 0 || text.contains("~{")) {
      for (Escape one : ESCAPES) {
        Optional<MatchResult> found = one.sign.matcher(text).results().findFirst();
        if (found.isPresent()) {
          String shown = found.get().group().replace("\u001b", "ESC ");
          return Optional.of(new SevenBits(one.name, one.charset, shown));
        }
      }
    }
    return text.contains("+A") || text.contains("+B") ? utf7(text) : Optional.empty();
  }

  private static Optional<SevenBits> utf7(String text) {
    List<MatchResult> runs = RUN.matcher(text).results().toList();
    boolean all = runs.stream().allMatch(run -> isOfLetters(run.group(1)));
    boolean sure = SURE.matcher(text).find();
    long different = runs.stream().map(MatchResult::group).distinct().count();
    return sure || all && different > 1
        ? Optional.of(new SevenBits("UTF-7", "", runs.get(0).group()))
        : Optional.empty();
  }

  private static boolean isOfLetters(String signs) {
    if (signs.length() * BITS_PER_SIGN % BITS_PER_LETTER >= BITS_PER_SIGN) {
      return false;
    }
    byte[] bytes = Base64.getDecoder().decode(signs + "=".repeat((4 - signs.length() % 4) % 4));
    if (!Base64.getEncoder().withoutPadding().encodeToString(bytes).equals(signs)) {
      return false;
    }
    String letters = new String(bytes, 0, bytes.length / 2 * 2, StandardCharsets.UTF_16BE);
    return letters
        .chars()
        .allMatch(sign -> sign >= FIRST_LETTER && sign <= LAST_LETTER && Character.isLetter(sign));
  }
}
